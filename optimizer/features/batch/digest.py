"""What tables and reports need to know of a program, taken from it once."""

from fractions import Fraction
from typing import Any

from optimizer.domain.base import parse_fraction
from optimizer.domain.program import AuditRow, Conflict, Program, Week
from optimizer.features.batch.answer import ClientResult, Edge, Result, Tightest

SETS = "sets"
FIRST = ("ratio", SETS, "share", "seconds")
"""Of rules with as little room, those of these units are told first."""
NO_CONFLICT = "Proven to have no week; which rules are in conflict was not found."


def result_of(program: Program) -> ClientResult:
    """The row of a program in the results; file and place are not known here."""
    conflict = program.conflict
    members = () if conflict is None else conflict.members
    made = program.provenance
    sessions = [session for week in program.weeks for session in week.sessions]
    return ClientResult(
        client=program.client,
        status=Result(program.status),
        objective=program.objective,
        gap=program.gap,
        seconds=None if made is None else round(made.build_seconds + made.solve_seconds, 3),
        conflict=tuple(dict.fromkeys(member.rule for member in members if member.rule)),
        reason=_reason(program),
        repairs=() if conflict is None else tuple(repair.sentence for repair in conflict.repairs),
        equipment=() if conflict is None else _equipment(program, conflict),
        edge=_edge(program) if program.weeks else None,
        sets=max((_sets(week) for week in program.weeks), default=None),
        longest_seconds=max((session.seconds for session in sessions), default=None),
        tightest=_tightest(program.audit) if program.weeks else None,
    )


def _reason(program: Program) -> str:
    """Why there is no program, in a line."""
    conflict = program.conflict
    if conflict is not None:
        why = [conflict.hint] if conflict.hint else [m.sentence for m in conflict.members]
        return " ".join([*(why or [NO_CONFLICT]), conflict.note]).strip()
    return "" if program.weeks else "no week was found and none ruled out within the limit"


def _equipment(program: Program, conflict: Conflict) -> tuple[str, ...]:
    """Items each of which alone, and nothing else, would make a week possible."""
    alone = [added_equipment(program, r.patch) for r in conflict.repairs if len(r.patch) == 1]
    return tuple(sorted(item for added in alone if len(added) == 1 for item in added))


def added_equipment(program: Program, patch: dict[str, Any]) -> set[str]:
    """Items that a patch of the program's scenario adds to what the client has."""
    return _items(patch.get("equipment")) - _items(program.scenario["equipment"])


def _items(written: object) -> set[str]:
    """Items and presets of a scenario's equipment, for every day or by day."""
    if isinstance(written, dict):
        return {item for items in written.values() for item in _items(items)}
    return {str(item) for item in written} if isinstance(written, list | tuple) else set()


def _edge(program: Program) -> Edge:
    bounds = [
        (parse_fraction(row.value), parse_fraction(row.min))
        for row in program.audit
        if row.unit == SETS and row.min is not None and parse_fraction(row.min) > Fraction(0)
    ]
    spare = [s.budget_minutes * 60 - s.seconds for week in program.weeks for s in week.sessions]
    return Edge(
        met_exactly=sum(value == least for value, least in bounds),
        minimums=len(bounds),
        spare_seconds=min(spare),
    )


def _sets(week: Week) -> int:
    return sum(item.sets for session in week.sessions for item in session.items)


def _tightest(audit: tuple[AuditRow, ...]) -> Tightest | None:
    """The rule with the least room; among equals a ratio, then the most sets."""
    rooms = [(room, row) for row in audit if (room := _room(row)) is not None]
    if not rooms:
        return None
    _, row = min(rooms, key=lambda pair: (pair[0], *_rank(pair[1])))
    full = {other.rule for room, other in rooms if not room} - {row.rule}
    return Tightest(
        rule=row.rule, value=row.value, min=row.min, max=row.max, unit=row.unit, others=len(full)
    )


def _room(row: AuditRow) -> Fraction | None:
    """How far the value is from the nearer bound, as a share of that bound.

    None for what is forbidden or fixed, which never has room and tells nothing.
    """
    try:
        value = parse_fraction(row.value)
    except ValueError:  # a ratio with nothing below it
        return None
    low, high = (None if text is None else parse_fraction(text) for text in (row.min, row.max))
    if low == high or high == 0:
        return None
    rooms = [(value - low) / low] if low else []
    rooms += [(high - value) / high] if high is not None else []
    return min(rooms, default=None)


def _rank(row: AuditRow) -> tuple[int, bool, Fraction]:
    """Ratios first; single weeks before both together; more before less."""
    place = FIRST.index(row.unit) if row.unit in FIRST else len(FIRST)
    return place, "+" in row.week, -parse_fraction(row.value)
