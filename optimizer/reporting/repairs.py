"""Repairs of an impossible scenario, and what time it lacks, for people."""

from optimizer.domain.program import Conflict
from optimizer.domain.repairs import LeastMinutes, Price, Repair
from optimizer.reporting.layout import clock, indented, table, wrapped

SHARE_BAR = 16
"""Columns of the longest bar of a price."""
LONGEST_LINE = 160
"""A longer line of a file is no help to read; the data has it."""


def repairs_text(repairs: tuple[Repair, ...], width: int) -> list[str]:
    """Every repair with the line to write and the week that shows it to work."""
    if not repairs:
        return []
    lines = ["", "Repairs, cheapest first; each was solved and verified:"]
    for number, repair in enumerate(repairs, 1):
        lines.append(wrapped(repair.sentence, width, f"{number:3}. ", " " * 5))
        lines += [f"     {_line(line)}" for line in repair.lines]
        week = repair.week
        facts = f"works: {week.sets} sets a week, {week.exercises} exercises, "
        lines.append(f"     {facts}longest session {clock(week.longest_seconds)}")
    return lines


def _line(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line.partition(':')[0]}: ...  (the whole line: --format json, `patch`)"


def time_text(conflict: Conflict, given: dict[str, int], width: int) -> list[str]:
    """The least minutes with and without pairs, and what each group of rules adds to them."""
    if not conflict.least:
        return []
    days = len(given)
    have = f"the file gives {sum(given.values())} minutes a week"
    lines = ["", wrapped(f"What lacks is time: {have} on {days} days.", width)]
    lines += [wrapped(_least(entry), width, "  ", "  ") for entry in conflict.least]
    dear = [price for price in conflict.prices if price.seconds]
    if dear:
        lines += ["", "What each group of rules adds to the least session (without it alone):"]
        lines.append(indented(_prices(dear)))
        free = [price.title for price in conflict.prices if not price.seconds]
        if free:
            lines.append(wrapped(f"nothing: {', '.join(free)}", width, "  ", "    "))
    return lines


def _least(least: LeastMinutes) -> str:
    how = "with pairs of exercises in turns" if least.pairs else "with straight sets"
    proven = f"{least.at_least} minutes a session at least {how} (proven)"
    if least.works is None:
        return f"{proven}; no session length was shown to work in the time."
    between = f"; {least.works} minutes work (solved)"
    open_ = least.works - least.at_least
    return proven + between + (f", {least.at_least}-{least.works - 1} are open." if open_ else ".")


def _prices(prices: list[Price]) -> str:
    most = prices[0].seconds
    rows = [
        [
            price.title,
            f"{price.rules} {'rule' if price.rules == 1 else 'rules'}",
            clock(price.seconds),
            "─" * max(1, round(SHARE_BAR * price.seconds / most)),
        ]
        for price in prices
    ]
    return table(rows, ["group", "", "min:s", ""], right=(2,))
