"""`liftoscript`: program text for Liftosaur, a subset of its language (datasets.md section 6.1)."""

import re
from collections.abc import Iterator

from optimizer.domain.exercise import Exercise
from optimizer.domain.repetitions import Repetitions, repetitions_in
from optimizer.files.app_names import AppNames, load_app_names
from optimizer.show.export import Export, Settings
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import (
    note_words,
    part_words,
    plain,
    rpe_of,
    session_name,
)
from optimizer.show.week import Task, Training

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9' -]+")
"""What may not stand in the name of a custom exercise."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write weeks, days and exercises; reserve becomes RPE, ten less the repetitions in reserve.

    The language has no per-side work, tempo or hold ranges: these stand in the notes.
    """
    names = load_app_names("liftosaur")
    unknown = {
        custom_name(task.exercise): None
        for week in schedule.weeks
        for session in week.sessions
        for task in session.tasks
        if names.find(task.exercise, schedule.owned) is None
    }
    lines = [f"/// {plain(schedule.title)}", f"/// {plain(schedule.plan.disclaimer)}"]
    lines += [f"/// Create first as a custom exercise: {name}" for name in unknown]
    for week in schedule.weeks:
        lines += ["", f"# {plain(week.title)}"]
        for session in week.sessions:
            lines += _day(session, schedule, names)
    return Export(("\n".join(lines) + "\n").encode(), tuple(_notes(unknown)))


def _notes(unknown: dict[str, None]) -> Iterator[str]:
    if unknown:
        yield (
            f"Liftosaur has no {', '.join(unknown)}: create these as custom exercises before you "
            "paste the text, or it will be refused."
        )


def _day(session: Training, schedule: Schedule, names: AppNames) -> Iterator[str]:
    yield f"## {session_name(session)}"
    yield f"// {plain(schedule.plan.disclaimer)}"
    for title, parts in (("Warm-up", session.warmup), ("Cool-down", session.cooldown)):
        if parts:
            yield f"// {title}: {'; '.join(map(part_words, parts))}"
    called = [_name(task, schedule, names) for task in session.tasks]
    labels = iter(LETTERS)
    for task, name in zip(session.tasks, called, strict=True):
        label = f"{next(labels, 'z')}: " if called.count(name) > 1 else ""
        pair = f" / superset: {task.mark[:1]}" if task.mark else ""
        note = _note(task)
        if note:
            yield f"// {note}"
        yield f"{label}{name} / {_sets(task)}{pair}"


def _name(task: Task, schedule: Schedule, names: AppNames) -> str:
    known = names.find(task.exercise, schedule.owned)
    return custom_name(task.exercise) if known is None else known.name


def custom_name(exercise: Exercise) -> str:
    """Our own name in the characters that a name may have; the id where it has letters beyond."""
    name = exercise.name if exercise.name.isascii() else exercise.id.replace("_", " ")
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split())


def _sets(task: Task) -> str:
    """`3x8-12 @8 120s`, or `3x1 40s|45s` for work against the clock."""
    item, dose = task.item, repetitions_in(task.item.reps)
    if dose is not None and dose.unit == "seconds":
        return f"{item.sets}x1 {dose.most}s|{item.rest_seconds}s"
    rpe = rpe_of(item.rir)
    effort = "" if rpe is None else f" @{rpe}"
    return f"{item.sets}x{_reps(dose)}{effort} {item.rest_seconds}s"


def _reps(dose: Repetitions | None) -> str:
    if dose is None:
        return "1"
    return str(dose.least) if dose.least == dose.most else f"{dose.least}-{dose.most}"


def _note(task: Task) -> str:
    """What the language can't say of a task."""
    dose = repetitions_in(task.item.reps)
    said = dose is not None and dose.unit == "reps" and not dose.per_side
    parts = [
        "" if said else plain(task.item.reps),
        f"tempo {plain(task.item.tempo)}" if task.item.tempo else "",
        note_words(task),
    ]
    return "; ".join(part for part in parts if part)
