"""The sessions of a program: what they share told once, then each of them, then notes on all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from optimizer.kinds.pairs import CHANGEOVER_SECONDS
from optimizer.show.text.columns import Column, tables
from optimizer.show.text.layout import clock, labelled, many, wrapped
from optimizer.show.text.style import indent, stack, title
from optimizer.show.week import Part, Task, Training, TrainingWeek, by_phase

PAIRED = f"Pairs (A1 with A2): {CHANGEOVER_SECONDS} s to change over, and the rest after the second"
TITLES = {"warmup": "warm-up", "cooldown": "cool-down"}
VERBS = {"warmup": "begins", "cooldown": "ends"}
NEXT = "next: "
"""Begins the part of a note that names the step up."""
STEP_UP = "Next step, once the top of the range leaves repetitions to spare"


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
    exercises = (_plain(training, look.width) for training in trainings)
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


def _plain(training: Training, width: int) -> str:
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


def steps_text(label: str, parts: Sequence[Part], width: int) -> str:
    """Write a warm-up or cool-down phase by phase, every step with its minutes and its text."""
    text = "; ".join(f"{p}: {', '.join(found)}" for p, found in _phases(parts).items())
    return wrapped(text, width, f"  {label}  ", "    ") if text else ""


def shared(trainings: Sequence[Training], which: str) -> tuple[Part, ...]:
    """The steps that all sessions have, in the order of the first; none where there is but one."""
    if len(trainings) < 2:
        return ()
    first, *others = (getattr(training, which) for training in trainings)
    return tuple(part for part in first if all(part in other for other in others))


def shared_text(trainings: Sequence[Training], width: int) -> RenderableType:
    """Write once with what all sessions begin and end; empty where they have nothing in common."""
    lines: list[RenderableType] = []
    for which, name in TITLES.items():
        parts = shared(trainings, which)
        if parts:
            minutes = clock(sum(part.step.seconds for part in parts))
            lines.append(title(f"Every session {VERBS[which]} with this {name} ({minutes})"))
            lines += labelled({p: "; ".join(found) for p, found in _phases(parts).items()}, width)
    return stack(*lines)


def own_text(which: str, training: Training, trainings: Sequence[Training], width: int) -> str:
    """Write what a session's warm-up or cool-down has beside the steps of all sessions."""
    common = shared(trainings, which)
    label = TITLES[which] if not common else "also" if which == "warmup" else "cool-down also"
    own = [part for part in getattr(training, which) if part not in common]
    return steps_text(label, own, width)


def _phases(parts: Sequence[Part]) -> dict[str, list[str]]:
    return {
        phase.replace("_", " "): [
            f"{part.name} {clock(part.step.seconds)} ({part.step.text})" for part in found
        ]
        for phase, found in by_phase(parts).items()
    }


def notes_text(training: Training, width: int) -> str:
    """Write every note of a session once, after the exercises that it is for."""
    notes = noted((task.item.note or "", task.name) for task in training.tasks)
    text = " | ".join(f"{', '.join(names)}: {note}" for note, names in notes.items())
    return wrapped(text, width, "  notes  ", "    ") if text else ""


def all_notes_text(trainings: Sequence[Training], width: int) -> RenderableType:
    """Write the steps up and the notes of all sessions, each once; empty where there are none."""
    tasks = [task for training in trainings for task in training.tasks]
    parts = [(_split(task.item.note or ""), task.name) for task in tasks]
    steps = noted((step, name) for (_, step), name in parts)
    notes = noted((note, name) for (note, _), name in parts)
    lines: list[RenderableType] = []
    if steps:
        told = (f"{', '.join(names)} -> {step}" for step, names in steps.items())
        lines += [title(wrapped(STEP_UP, width)), wrapped("; ".join(told), width, "  ", "  ")]
    if notes:
        lines.append(title("Notes"))
        lines += [
            wrapped(f"{note}: {', '.join(names)}", width, "  ", "    ")
            for note, names in notes.items()
        ]
    return stack(*lines)


def _split(note: str) -> tuple[str, str]:
    """Take the step up from the end of a note."""
    before, found, step = note.rpartition(NEXT)
    return (before.removesuffix("; "), step) if found else (note, "")


def noted(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Collect what each text is for, each once."""
    found: dict[str, list[str]] = {}
    for text, one in pairs:
        if text and one not in found.setdefault(text, []):
            found[text].append(one)
    return found
