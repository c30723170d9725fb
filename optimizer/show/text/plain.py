"""The same facts as words only, one a line: no bars, no columns, no signs that stand for words."""

from collections.abc import Sequence

from optimizer.domain.program import AuditRow
from optimizer.show.text.layout import allowed_text, clock, many, readable, wrapped
from optimizer.show.text.slack import AT_LIMIT, BROKEN, mark
from optimizer.show.week import Task, Training, TrainingWeek

MARKS = {"": "", AT_LIMIT: ", at its limit", BROKEN: ", outside"}
"""What the marks of a value mean."""


def glance_lines(weeks: Sequence[TrainingWeek]) -> list[str]:
    """Write a sentence for every session of the weeks."""
    several = len(weeks) > 1
    return [
        f"{f'Week {week.label}, ' * several}{training.day.capitalize()}: {training.name}, "
        f"{many(len(training.tasks), 'exercise')}, {many(training.sets, 'set')}, "
        f"{clock(training.session.seconds)} of {training.session.budget_minutes} minutes"
        for week in weeks
        for training in week.sessions
    ]


def session_lines(training: Training, width: int) -> str:
    """Write a line for every exercise, its dose in words."""
    return "\n".join(
        wrapped(f"{f'{task.mark} {task.name}'.strip()}: {_told(task)}", width, "  ", "    ")
        for task in training.tasks
    )


def _told(task: Task) -> str:
    item = task.item
    told = [task.dose if item.reps else many(item.sets, "set")]
    told += [] if item.rir is None else [f"RIR {item.rir}"]
    told.append(f"rest {clock(task.rest_seconds)}")
    return ", ".join(told + ([f"tempo {item.tempo}"] if item.tempo else []))


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
