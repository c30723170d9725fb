"""The sessions of a program: what they share told once, then each of them, then notes on all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType

from optimizer.show.text.layout import wrapped
from optimizer.show.text.notes import all_notes_text, notes_text
from optimizer.show.text.plain import session_lines
from optimizer.show.text.sessions import PAIRED, session_tables, session_title
from optimizer.show.text.style import indent, stack, title
from optimizer.show.text.workup import own_text, shared_text, steps_text
from optimizer.show.week import Training, TrainingWeek


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is set.

    With `details` every session has its whole warm-up and its notes, numbers are exact with their
    bounds, and the weightiest terms of the objective are told. `plain` is words only: no bars, no
    columns, a fact a line.
    """

    width: int = 100
    details: bool = False
    plain: bool = False


def training_parts(
    weeks: Sequence[TrainingWeek], look: Look, said: str = ""
) -> Iterator[RenderableType]:
    """What all sessions begin with, each of them, and the notes on their exercises.

    `said` follows the name of every week; without it a single week needs no name.
    """
    trainings = [training for week in weeks for training in week.sessions]
    if not trainings:
        return
    if not look.details:
        yield shared_text(trainings, look.width)
    if any(training.pairs for training in trainings):
        yield wrapped(PAIRED, look.width, "", "  ")
    exercises = (session_lines(training, look.width) for training in trainings)
    tables = map(indent, session_tables(trainings, look.width))
    drawn: Iterator[RenderableType] = exercises if look.plain else tables
    for week in weeks:
        if len(weeks) > 1 or said:
            yield title(f"{week.title}{said}")
        for training in week.sessions:
            yield _session(training, next(drawn), trainings, look)
    if not look.details:
        yield all_notes_text(trainings, look.width)


def _session(
    training: Training, exercises: RenderableType, trainings: list[Training], look: Look
) -> RenderableType:
    """Title, what its warm-up has of its own, exercises, and what may replace them for a day."""
    width = look.width
    if look.details:
        before = steps_text("warm-up", training.warmup, width)
        after = [
            notes_text(training, width),
            steps_text("cool-down", training.cooldown, width),
        ]
    else:
        before = own_text("warmup", training, trainings, width)
        after = [own_text("cooldown", training, trainings, width)]
    replaced = " | ".join(f"{t.name} -> {t.substitute}" for t in training.tasks if t.substitute)
    if replaced:
        after.append(wrapped(replaced, width, "  if taken  ", "    "))
    return stack(session_title(training, width), before, exercises, *after)
