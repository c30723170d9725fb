"""One training day as a table."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from optimizer.kinds.pairs import CHANGEOVER_SECONDS
from optimizer.show.text.columns import Column, tables
from optimizer.show.text.layout import clock, wrapped
from optimizer.show.text.notes import notes_text
from optimizer.show.text.style import indent, stack, title
from optimizer.show.text.workup import steps_text
from optimizer.show.week import Training

PAIRED = f"Pairs (A1 with A2): {CHANGEOVER_SECONDS} s to change over, and the rest after the second"


def session_text(training: Training, width: int = 100, said: str = "") -> RenderableType:
    """Title, minutes used of the day's budget, and every exercise with its dose.

    Around the table stand the steps of warm-up and cool-down, and under it the notes. `said` comes
    before the title.
    """
    return stack(
        session_title(training, width, said),
        steps_text("warm-up", training.warmup, width),
        *map(indent, session_tables([training], width)),
        wrapped(PAIRED, width, "  ", "    ") if training.pairs else "",
        notes_text(training, width),
        steps_text("cool-down", training.cooldown, width),
    )


def session_title(training: Training, width: int, said: str = "") -> Text:
    """Day, title and minutes of a session."""
    session = training.session
    used = f"{clock(session.seconds)} of {session.budget_minutes}:00"
    around = [f"warm-up {clock(session.warmup_seconds)}"]
    if session.cooldown_seconds:
        around.append(f"cool-down {clock(session.cooldown_seconds)}")
    told = f"{said}{training.day.capitalize()}  {training.name}   {used}, {', '.join(around)}"
    return title(wrapped(told, width))


def session_tables(trainings: Sequence[Training], width: int) -> Iterator[Table]:
    """A table for every session, all with the same columns."""
    tasks = [task for training in trainings for task in training.tasks]
    marks = [f"{t.mark} {'┐' if t.then else '┘'}" if t.mark else "" for t in tasks]
    reserves = ["-" if t.item.rir is None else str(t.item.rir) for t in tasks]
    columns = [
        Column("", marks),
        Column("exercise", [task.name for task in tasks], gives=True),
        Column("sets x reps", [task.dose for task in tasks], gives=True),
        Column("RIR", reserves, right=True),
        Column("rest", [clock(task.rest_seconds) for task in tasks], right=True),
        Column("tempo", [task.item.tempo or "" for task in tasks]),
    ]
    return tables(columns, width - 2, [len(training.tasks) for training in trainings])
