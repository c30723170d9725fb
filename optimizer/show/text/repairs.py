"""Repairs of an impossible scenario, and what time it lacks, for people."""

from optimizer.domain.program import Conflict
from optimizer.domain.repairs import LeastMinutes, Price, Repair, ShownWeek
from optimizer.show.text.layout import clock, indented, many, table, wrapped
from optimizer.show.text.style import BLANK

SHARE_BAR = 16
"""Columns of the longest bar of a price."""
LONGEST_LINE = 160
"""A longer line of a file is no help to read; the data has it."""


def repairs_text(repairs: tuple[Repair, ...], width: int) -> list[str]:
    """Every repair with the line to write and the week that shows it to work."""
    if not repairs:
        return []
    lines = [BLANK, "Repairs, cheapest first; each was solved and verified:"]
    for number, repair in enumerate(repairs, 1):
        lines.append(wrapped(repair.sentence, width, f"{number:3}. ", " " * 5))
        lines += [f"     {_line(line)}" for line in repair.lines]
        lines.append(f"     works: {week_words(repair.week)}")
    return lines


def week_words(week: ShownWeek) -> str:
    """The week that shows a repair to work: `42 sets a week, 20 exercises, longest session 29:53`."""
    longest = f"longest session {clock(week.longest_seconds)}"
    return f"{many(week.sets, 'set')} a week, {many(week.exercises, 'exercise')}, {longest}"


def _line(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line.partition(':')[0]}: ...  (the whole line: --format json, `patch`)"


def time_text(conflict: Conflict, given: dict[str, int], width: int) -> list[str]:
    """The least minutes with and without pairs, and what each group of rules adds to them."""
    if not conflict.least:
        return []
    lines = [BLANK, wrapped(lack_words(given), width)]
    lines += [wrapped(least_words(entry), width, "  ", "  ") for entry in conflict.least]
    dear = [price for price in conflict.prices if price.seconds]
    if dear:
        lines += [BLANK, "What each group of rules adds to the least session (without it alone):"]
        lines.append(indented(_prices(dear)))
        free = [price.title for price in conflict.prices if not price.seconds]
        if free:
            lines.append(wrapped(f"nothing: {', '.join(free)}", width, "  ", "    "))
    return lines


def lack_words(given: dict[str, int]) -> str:
    """How much time there is, where that is what lacks."""
    have = f"the file gives {sum(given.values())} minutes a week on {many(len(given), 'day')}"
    return f"What lacks is time: {have}."


def least_words(least: LeastMinutes) -> str:
    """The least minutes that are proven, and those that were shown to work."""
    how = "with pairs of exercises in turns" if least.pairs else "with straight sets"
    proven = f"{least.at_least} minutes a session at least {how} (proven)"
    if least.works is None:
        return f"{proven}; no session length was shown to work in the time."
    first, last = least.at_least, least.works - 1
    between = f"{first} is open" if first == last else f"{first}-{last} are open"
    open_ = f", {between}" if first <= last else ""
    return f"{proven}; {least.works} minutes work (solved){open_}."


def _prices(prices: list[Price]) -> str:
    most = prices[0].seconds
    rows = [
        [
            price.title,
            many(price.rules, "rule"),
            clock(price.seconds),
            "─" * max(1, round(SHARE_BAR * price.seconds / most)),
        ]
        for price in prices
    ]
    return table(rows, ["group", "", "min:s", ""], right=(2,))
