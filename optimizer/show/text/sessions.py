"""One training day as a table."""

from collections.abc import Sequence

from optimizer.problem.effective import CHANGEOVER_SECONDS
from optimizer.show.text.grid import Column, Grid, grid
from optimizer.show.text.layout import clock, indented, wrapped
from optimizer.show.text.notes import notes_text
from optimizer.show.text.workup import steps_text
from optimizer.show.week import PER_SIDE, Task, Training

SHORTEST_NAME = 24
"""Letters of an exercise's name that are shown at least."""
PAIRED = f"Pairs (A1 with A2): {CHANGEOVER_SECONDS} s to change over, and the rest after the second"


def session_text(training: Training, width: int = 100) -> str:
    """Title, minutes used of the day's budget, and every exercise with its dose.

    Around the table stand the steps of warm-up and cool-down, and under it the notes.
    """
    (exercises,), _ = session_tables([training], width)
    parts = [
        session_title(training, width),
        steps_text("warm-up", training.warmup, width),
        exercises,
        wrapped(PAIRED, width, "  ", "    ") if training.pairs else "",
        notes_text(training, width),
        steps_text("cool-down", training.cooldown, width),
    ]
    return "\n".join(part for part in parts if part)


def session_title(training: Training, width: int) -> str:
    """Day, title and minutes of a session."""
    session = training.session
    used = f"{clock(session.seconds)} of {session.budget_minutes}:00"
    around = [f"warm-up {clock(session.warmup_seconds)}"]
    if session.cooldown_seconds:
        around.append(f"cool-down {clock(session.cooldown_seconds)}")
    return wrapped(
        f"{training.day.capitalize()}  {training.name}   {used}, {', '.join(around)}", width
    )


def session_tables(trainings: Sequence[Training], width: int) -> tuple[list[str], tuple[str, ...]]:
    """A table for every session, all with the same columns, and the columns without room."""
    drawn = _grid([task for training in trainings for task in training.tasks], width)
    tables, first = [], 0
    for training in trainings:
        last = first + len(training.tasks)
        tables.append(indented("\n".join([drawn.header, *drawn.rows[first:last]])))
        first = last
    return tables, drawn.left_out


def _grid(tasks: Sequence[Task], width: int) -> Grid:
    brackets = ["" if not task.mark else "┐" if task.then else "┘" for task in tasks]
    doses = [task.dose for task in tasks]
    return grid(
        [
            Column("", [f"{t.mark} {bracket}".strip() for t, bracket in zip(tasks, brackets, strict=True)]),
            Column("exercise", [task.name for task in tasks], least=SHORTEST_NAME),
            Column("sets x reps", doses, short=[d.replace(PER_SIDE, "/side") for d in doses]),
            Column(
                "RIR", ["-" if t.item.rir is None else str(t.item.rir) for t in tasks],
                right=True, drop=1,
            ),
            Column("rest", [clock(task.rest_seconds) for task in tasks], right=True, drop=2),
            Column("tempo", [task.item.tempo or "" for task in tasks], drop=3),
        ],
        width - 2,
    )  # fmt: skip
