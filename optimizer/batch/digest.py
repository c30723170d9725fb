"""What tables and reports need to know of a program, taken from it once."""

from fractions import Fraction
from typing import Any

from optimizer.domain.base import parse_fraction
from optimizer.domain.batch import ClientResult, Edge, Result
from optimizer.domain.program import Conflict, Program

SETS = "sets"
NO_CONFLICT = "Proven to have no week; which rules are in conflict was not found."


def result_of(program: Program) -> ClientResult:
    """The row of a program in the results; file and place are not known here."""
    conflict = program.conflict
    members = () if conflict is None else conflict.members
    made = program.provenance
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
