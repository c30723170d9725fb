"""Notes on the exercises: under their session, or once for all sessions of a week."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType

from optimizer.show.text.layout import wrapped
from optimizer.show.text.style import stack, title
from optimizer.show.week import Training

NEXT = "next: "
"""Begins the part of a note that names the step up."""
STEP_UP = "Next step, once the top of the range leaves repetitions to spare"


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
