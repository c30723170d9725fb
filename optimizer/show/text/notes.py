"""Notes on the exercises: under their session, or once for all sessions of a week."""

from collections.abc import Iterable, Sequence

from optimizer.domain.program import Session
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import wrapped
from optimizer.show.text.names import exercise_name

NEXT = "next: "
"""Begins the part of a note that names the step up."""
STEP_UP = "Next step, once the top of the range leaves repetitions to spare"


def notes_text(session: Session, catalog: Catalog, width: int) -> str:
    """Write every note of a session once, after the exercises that it is for."""
    notes = noted((item.note or "", item.exercise) for item in session.items)
    text = " | ".join(f"{_names(ids, catalog)}: {note}" for note, ids in notes.items())
    return wrapped(text, width, "  notes  ", "    ") if text else ""


def all_notes_text(sessions: Sequence[Session], catalog: Catalog, width: int) -> str:
    """Write the steps up and the notes of all sessions, each once; empty where there are none."""
    items = [item for session in sessions for item in session.items]
    parts = [(_split(item.note or ""), item.exercise) for item in items]
    steps = noted((step, exercise) for (_, step), exercise in parts)
    notes = noted((note, exercise) for (note, _), exercise in parts)
    lines = []
    if steps:
        told = (f"{_names(ids, catalog)} -> {step}" for step, ids in steps.items())
        lines += [wrapped(STEP_UP, width), wrapped("; ".join(told), width, "  ", "  ")]
    if notes:
        lines.append("Notes")
        lines += [
            wrapped(f"{note}: {_names(ids, catalog)}", width, "  ", "    ")
            for note, ids in notes.items()
        ]
    return "\n".join(lines)


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


def _names(ids: Iterable[str], catalog: Catalog) -> str:
    return ", ".join(exercise_name(id_, catalog) for id_ in ids)
