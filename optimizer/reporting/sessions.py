"""One training day as a table."""

from collections.abc import Iterator

from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Session, Step
from optimizer.reporting.layout import clock, indented, shortened, table, wrapped

OTHER_COLUMNS = 44
"""Columns that everything but the exercise's name takes."""
TEMPO_COLUMNS = 9


def session_text(session: Session, catalog: Catalog, width: int = 100) -> str:
    """Title, minutes used of the day's budget, and every exercise with its dose.

    Around the table stand the steps of warm-up and cool-down, and under it the notes.
    """
    used = f"{clock(session.seconds)} of {session.budget_minutes}:00"
    around = [f"warm-up {clock(session.warmup_seconds)}"]
    if session.cooldown_seconds:
        around.append(f"cool-down {clock(session.cooldown_seconds)}")
    heavy = f" ({session.intensity})" if session.intensity is not None else ""
    title = f"{session.day.capitalize()}  {session.title}{heavy}   {used}, {', '.join(around)}"
    tempo = any(item.tempo for item in session.items)
    rows = list(_rows(session, catalog, width - OTHER_COLUMNS - tempo * TEMPO_COLUMNS))
    headers = ["", "exercise", "sets x reps", "RIR", "rest", "tempo"]
    if not tempo:
        headers, rows = headers[:-1], [row[:-1] for row in rows]
    parts = [
        wrapped(title, width),
        _steps("warm-up", session.warmup, catalog, width),
        indented(table(rows, headers, right=[4], style="plain")),
        _notes(session, catalog, width),
        _steps("cool-down", session.cooldown, catalog, width),
    ]
    return "\n".join(part for part in parts if part)


def _steps(title: str, steps: tuple[Step, ...] | None, catalog: Catalog, width: int) -> str:
    """Write a warm-up or cool-down phase by phase, every step with its minutes and its text."""
    phases: dict[str, list[str]] = {}
    for step in steps or ():
        words = f"{_name(step.exercise, catalog)} {clock(step.seconds)} ({step.text})"
        phases.setdefault(step.phase.replace("_", " "), []).append(words)
    text = "; ".join(f"{phase}: {', '.join(found)}" for phase, found in phases.items())
    return wrapped(text, width, f"  {title}  ", "    ") if text else ""


def _notes(session: Session, catalog: Catalog, width: int) -> str:
    """Write every note once, after the exercises that it is for."""
    noted: dict[str, list[str]] = {}
    for item in session.items:
        if item.note:
            noted.setdefault(item.note, []).append(_name(item.exercise, catalog))
    text = " | ".join(f"{', '.join(names)}: {note}" for note, names in noted.items())
    return wrapped(text, width, "  notes  ", "    ") if text else ""


def _name(id_: str, catalog: Catalog) -> str:
    exercise = catalog.by_id.get(id_)
    return id_ if exercise is None else exercise.name


def _rows(session: Session, catalog: Catalog, longest: int) -> Iterator[list[str]]:
    """Make a row an exercise; the exercises of a superset carry A1 and A2, B1 and B2, ..."""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for block in session.blocks:
        letter = next(letters, "Z") if len(block.items) > 1 else ""
        for number, item in enumerate(block.items, 1):
            name = _name(item.exercise, catalog)
            dose = f"{item.sets} x {item.reps}" if item.reps else f"{item.sets}"
            mark = f"{letter}{number}" if letter else ""
            rir = "-" if item.rir is None else str(item.rir)
            rest = clock(item.rest_seconds)
            yield [mark, shortened(name, longest), dose, rir, rest, item.tempo or ""]
