"""The same facts as words only, one a line: no bars, no columns, no signs that stand for words."""

from collections.abc import Sequence

from optimizer.domain.program import AuditRow, Item, Session, Week
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import allowed_text, clock, many, readable, wrapped
from optimizer.show.text.names import exercise_name
from optimizer.show.text.sessions import dose, marks, rest_seconds, session_name
from optimizer.show.text.slack import AT_LIMIT, BROKEN, mark

MARKS = {"": "", AT_LIMIT: ", at its limit", BROKEN: ", outside"}
"""What the marks of a value mean."""


def glance_lines(weeks: Sequence[Week]) -> list[str]:
    """Write a sentence for every session of the weeks."""
    several = len(weeks) > 1
    return [
        f"{f'Week {week.week}, ' * several}{session.day.capitalize()}: {session_name(session)}, "
        f"{many(len(session.items), 'exercise')}, "
        f"{many(sum(item.sets for item in session.items), 'set')}, "
        f"{clock(session.seconds)} of {session.budget_minutes} minutes"
        for week in weeks
        for session in week.sessions
    ]


def session_lines(session: Session, catalog: Catalog, width: int) -> str:
    """Write a line for every exercise, its dose in words."""
    lines = []
    for sign, _, block, item in marks(session):
        sets = dose(item) if item.reps else many(item.sets, "set")
        told = [sets, *_details(item, rest_seconds(block, item))]
        name = f"{sign} {exercise_name(item.exercise, catalog)}".strip()
        lines.append(wrapped(f"{name}: {', '.join(told)}", width, "  ", "    "))
    return "\n".join(lines)


def _details(item: Item, rest: int) -> list[str]:
    told = [] if item.rir is None else [f"RIR {item.rir}"]
    told.append(f"rest {clock(rest)}")
    return told + ([f"tempo {item.tempo}"] if item.tempo else [])


def value_line(name: str, row: AuditRow) -> str:
    """Write what there is and what is allowed: `Chest: 10, allowed 8 to 20`."""
    return (
        f"{name.replace(' : ', ' to ')}: {readable(row.value)}, {_allowed(row)}{MARKS[mark(row)]}"
    )


def _allowed(row: AuditRow) -> str:
    text = allowed_text(row.min, row.max)
    if row.max is None:
        return f"at least {text.removesuffix('+')}" if row.min is not None else "no bounds"
    return f"allowed {text.replace('-', ' to ')}"
