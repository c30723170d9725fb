"""What may take the place of an exercise for a day, under its session."""

from optimizer.domain.program import Session
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import wrapped


def substitutes_text(session: Session, catalog: Catalog, width: int) -> str:
    """Write "if taken: Leg press -> Hack squat", or nothing where the program names none."""
    told = [
        f"{_name(item.exercise, catalog)} -> {_name(item.substitute, catalog)}"
        for item in session.items
        if item.substitute is not None
    ]
    return wrapped(" | ".join(told), width, "  if taken  ", "    ") if told else ""


def _name(id_: str, catalog: Catalog) -> str:
    exercise = catalog.by_id.get(id_)
    return id_ if exercise is None else exercise.name
