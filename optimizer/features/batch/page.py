"""The page of a roster: every client in a table that can be sorted and searched, and what would help."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from optimizer.domain.week import Weekday
from optimizer.features.batch.answer import (
    ClientResult,
    ClientStanding,
    EquipmentHelp,
    EquipmentWorth,
    Result,
    Roster,
    Tightest,
    WorthOfChange,
)
from optimizer.features.batch.text import WORDS
from optimizer.kinds.names import short_name
from optimizer.show.page.templating import render
from optimizer.show.text.layout import clock, exact, percent, readable, spoken

MOST_NAMED = 12
"""Clients, or rules, that are named where they stand beside something else; others are counted."""
REPORT = "html"
"""The file among a client's that people read; the client's id leads to it."""


@dataclass(frozen=True, slots=True)
class ClientLook:
    """How a result is shown: its mark, its colour, and what it means."""

    mark: str
    tone: str
    meaning: str


LOOKS = {
    Result.FAILED: ClientLook("!", "bad", "the solve broke; the same command tries again"),
    Result.INFEASIBLE: ClientLook("✗", "bad", "proven: no week satisfies the client's rules"),
    Result.UNKNOWN: ClientLook("?", "warn", "neither a week nor a proof that there is none; --retry "
                         "with a longer --time-limit goes on"),
    Result.INVALID: ClientLook("!", "bad", "the row has faults; optimizer roster check tells them"),
    Result.PENDING: ClientLook("…", "soft", "no answer yet; the same command goes on"),
    Result.FEASIBLE: ClientLook("✓", "good", "a week that obeys every rule, within the gap of the best"),
    Result.OPTIMAL: ClientLook("✓", "good", "a week that obeys every rule, proven best"),
}  # fmt: skip
"""Every result, those that need attention first."""


@dataclass(frozen=True, slots=True)
class Know:
    """What a coach has to know of a client: a line, and what is behind it."""

    line: str = ""
    more: tuple[str, ...] = ()


def _days(one: ClientStanding) -> str:
    """`3 x 60`, or `3 x 45-60` where days differ."""
    if not one.days:
        return ""
    least, most = min(one.days.values()), max(one.days.values())
    return f"{len(one.days)} x {least if least == most else f'{least}-{most}'}"


def _change(one: ClientStanding) -> str:
    parts = [one.change.value] if one.change in (WorthOfChange.NEW, WorthOfChange.CHANGED) else []
    if one.was is not None and one.was is not one.result.status:
        parts.append(f"was {WORDS[one.was]}")
    return ", ".join(parts)


def know(row: ClientResult) -> Know:
    """What to know of a client: what limits the week, or why there is none and what would help."""
    if row.tightest is not None:
        return Know(f"Tightest: {tightest_words(row.tightest)}")
    if row.status.has_program:
        return Know()
    more = [row.reason] if row.repairs and row.reason else []
    more += [f"Or: {repair}" for repair in row.repairs[1:]]
    more += [f"Rules in conflict: {_named(row.conflict)}"] if row.conflict else []
    return Know(row.repairs[0] if row.repairs else row.reason, tuple(more))


def tightest_words(row: Tightest) -> str:
    """`hip : knee 1.25, at least 1.25; 12 more at their limit`."""
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    near = "" if value is None else f"{_amount(row, row.value)}{_unit(row.unit)}"
    if value is not None and low and (high is None or (value - low) / low <= (high - value) / high):
        near += f", at least {_amount(row, row.min)}"
    elif high is not None:
        near += f", at most {_amount(row, row.max)}"
    others = f"; {row.others} more at their limit" if row.others else ""
    return f"{short_name(row.rule)} {near}{others}"


def _amount(row: Tightest, text: str | None) -> str:
    number = exact(text)
    if row.unit == "seconds" and number is not None:
        return clock(int(number))
    return readable(text or "")


def _unit(unit: str) -> str:
    return "" if unit in ("ratio", "seconds", "share") else f" {unit}"


def _share(share: float) -> str:
    """A share in percent; `0 %` is only none at all."""
    return percent(share) if share else "0 %"


def _help(one: EquipmentHelp) -> tuple[str, int, str]:
    return spoken(one.item), len(one.clients), _named(one.clients)


def _worth(one: EquipmentWorth) -> tuple[str, int, str, str]:
    return spoken(one.item), len(one.clients), _share(one.about), _named(one.clients)


def _named(names: tuple[str, ...]) -> str:
    more = [f"and {len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """A column: its title, its text, how a script orders it, and what is in it, where that is not plain."""

    name: str
    title: str
    text: Callable[[ClientStanding], str]
    order: str = "text"
    meaning: str = ""


COLUMNS = (
    RosterColumn("client", "Client", lambda one: one.result.client or one.result.place),
    RosterColumn("result", "Result", lambda one: WORDS[one.result.status], "rank"),
    RosterColumn("days", "Days x minutes", _days, "days"),
    RosterColumn("know", "What to know", lambda one: know(one.result).line, meaning="For a week, the rule "
           "with the least room, and how many others have none; without one, the cheapest change that "
           "was shown to help, or the reason."),
    RosterColumn("gap", "Gap", lambda one: "" if one.result.gap is None else _share(one.result.gap), "number",
           "How far the week may be from the best possible, at most."),
    RosterColumn("objective", "Objective",
           lambda one: "" if one.result.objective is None else f"{one.result.objective:,}", "number",
           "What the week is worth, in the objective's points; only weeks of like clients can be compared."),
    RosterColumn("sets", "Sets",
           lambda one: "" if one.result.sets is None else str(one.result.sets), "number",
           "Sets of the week; of a rotation, of its fuller week."),
    RosterColumn("longest", "Longest",
           lambda one: "" if one.result.longest_seconds is None else clock(one.result.longest_seconds),
           "time", "The longest session, in minutes and seconds."),
    RosterColumn("change", "Changed", _change, meaning="Against the roster, limits or version that this "
           "folder held before: new clients, changed rows, and results that are others now."),
    RosterColumn("files", "Files", lambda one: " ".join(name for name in one.files if name != REPORT)),
)  # fmt: skip
PLAIN = ("gap", "objective", "sets", "longest", "change")
"""Columns that hold a text and nothing else."""
NEEDED = ("client", "result")
"""Columns that are there even if they are empty."""


def roster_page(roster: Roster, address: Callable[[str], str] = quote) -> str:
    """The page as one HTML file. `address` turns a path in the batch's folder into a link."""
    columns = [
        column
        for column in COLUMNS
        if column.name in NEEDED or any(map(column.text, roster.clients))
    ]
    counts = roster.report.summary.by_result
    return render(
        __package__,
        "roster.html.j2",
        clients=roster.clients,
        columns=columns,
        text={column.name: column.text for column in columns},
        address=address,
        report=REPORT,
        know=know,
        weekdays=list(Weekday),
        plain=PLAIN,
        right=[at for at, column in enumerate(columns, 1) if column.order in ("number", "time")],
        counts=[(result, counts[result]) for result in reversed(LOOKS) if counts[result]],
        looks=LOOKS,
        words=WORDS,
        ranks=" ".join(LOOKS),
        summary=roster.report.summary,
        equipment=[_help(one) for one in roster.report.equipment],
        worth=[_worth(one) for one in roster.report.worth or ()],
        edge=[row for row in roster.report.edge if row.edge is not None],
        left=_named(roster.left),
        compared=roster.compared,
        disclaimer=roster.report.disclaimer,
    )
