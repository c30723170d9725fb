"""One training day as a table."""

from collections.abc import Iterator

from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Session
from optimizer.reporting.layout import clock, indented, shortened, table, wrapped

OTHER_COLUMNS = 44
"""Columns that everything but the exercise's name takes."""


def session_text(session: Session, catalog: Catalog, width: int = 100) -> str:
    """Title, minutes used of the day's budget, and every exercise with its dose."""
    used = f"{clock(session.seconds)} of {session.budget_minutes}:00"
    around = [f"warm-up {clock(session.warmup_seconds)}"]
    if session.cooldown_seconds:
        around.append(f"cool-down {clock(session.cooldown_seconds)}")
    title = f"{session.day.capitalize()}  {session.title}   {used}, {', '.join(around)}"
    rows = list(_rows(session, catalog, width - OTHER_COLUMNS))
    headers = ["", "exercise", "sets x reps", "RIR", "rest"]
    return wrapped(title, width) + "\n" + indented(table(rows, headers, right=[4], style="plain"))


def _rows(session: Session, catalog: Catalog, longest: int) -> Iterator[list[str]]:
    """Make a row an exercise; the exercises of a superset carry A1 and A2, B1 and B2, ..."""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for block in session.blocks:
        letter = next(letters, "Z") if len(block.items) > 1 else ""
        for number, item in enumerate(block.items, 1):
            exercise = catalog.by_id.get(item.exercise)
            name = item.exercise if exercise is None else exercise.name
            dose = f"{item.sets} x {item.reps}" if item.reps else f"{item.sets}"
            mark = f"{letter}{number}" if letter else ""
            rir = "-" if item.rir is None else str(item.rir)
            yield [mark, shortened(name, longest), dose, rir, clock(item.rest_seconds)]
