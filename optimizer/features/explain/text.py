"""Why no week exists, what limits the one that does, or how far an undecided search came."""

from typing import Any

from rich.console import RenderableType

from optimizer.domain.program import AuditRow, Program, Status
from optimizer.domain.repairs import LeastMinutes
from optimizer.features.explain.answer import Explanation
from optimizer.kinds.names import family_of, rest_of
from optimizer.show.text.conflict import conflict_text
from optimizer.show.text.layout import clock, listed, percent, spoken, wrapped
from optimizer.show.text.style import BLANK, stack, status, title


def explanation_text(found: Explanation, program: Program, width: int = 100) -> RenderableType:
    """The explanation for people; `program` is the solve that it is of."""
    if found.status is Status.INFEASIBLE:
        return conflict_text(program, width)
    lines: list[RenderableType] = [title(f"client {found.client}"), BLANK]
    if found.status is Status.UNKNOWN:
        lines.append(status(wrapped(_undecided(found), width)))
        lines += _least(found, width)
        hint = "try: a longer --time-limit, more --workers, or more minutes"
        return stack(*lines, BLANK, wrapped(hint, width))
    best = "the best one is proven" if found.status is Status.OPTIMAL else (
        f"the best one known is within {percent(found.gap or 0)} of the best possible"
    )  # fmt: skip
    told = f"POSSIBLE: a week keeps all {found.rules} rules; {best}"
    lines.append(status(wrapped(told, width)))
    lines += [BLANK, wrapped(_rooms(found), width)]
    lines += _least(found, width)
    lines += [
        BLANK,
        f"{len({row.rule for row in found.tight})} rules are at their bound in that week:",
    ]
    for family, rows in _families(found.tight).items():
        told = listed(dict.fromkeys(map(_told, rows)), "and")
        lines.append(wrapped(f"{family}: {told}", width, "  ", "    "))
    hint = "next: `optimizer what-if` tells what each is worth"
    return stack(*lines, BLANK, wrapped(hint, width))


def explanation_data(found: Explanation) -> dict[str, Any]:
    """The explanation as plain data."""
    return found.model_dump(mode="json")


def _undecided(found: Explanation) -> str:
    known = "" if found.bound is None else f" The best week is worth at most {found.bound:,}."
    return (
        "UNDECIDED: the search ended on its limit with neither a week nor a proof that none exists."
        + known
    )


def _least(found: Explanation, width: int) -> list[str]:
    if not found.least:
        return []
    have = listed((f"{day} {minutes}" for day, minutes in found.minutes.items()), "and")
    needs = "; ".join(map(_needs, found.least))
    return [wrapped(f"The weekly totals need at least {needs}; the file gives {have}.", width)]


def _needs(least: LeastMinutes) -> str:
    how = "with pairs" if least.pairs else "with straight sets"
    return f"{least.at_least} minutes a session {how}"


def _rooms(found: Explanation) -> str:
    weeks = len({room.week for room in found.rooms})
    parts = [
        f"{room.day}{f' of week {room.week}' if weeks > 1 else ''} {clock(room.spare_seconds)}"
        for room in found.rooms
    ]
    return f"Minutes to spare: {', '.join(parts)}."


def _families(rows: tuple[AuditRow, ...]) -> dict[str, list[AuditRow]]:
    found: dict[str, list[AuditRow]] = {}
    for row in rows:
        found.setdefault(spoken(family_of(row.rule)), []).append(row)
    return found


def _told(row: AuditRow) -> str:
    """A rule at its bound: "chest at least 8"."""
    name = spoken(rest_of(row.rule)) or spoken(row.rule)
    if row.min == row.max:
        return f"{name} exactly {row.min}"
    side = "at least" if row.value == row.min else "at most"
    return f"{name} {side} {row.value}"
