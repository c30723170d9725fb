"""Names of exercises, muscles and rules, as people say them."""

from optimizer.problem.catalog import Catalog


def exercise_name(id_: str, catalog: Catalog) -> str:
    """Give an exercise's name on one line; one that left the catalog keeps its id."""
    exercise = catalog.by_id.get(id_)
    return " ".join((id_ if exercise is None else exercise.name).split())


def capitalised(text: str) -> str:
    """The text with a capital first letter; the others stay."""
    return text[:1].upper() + text[1:]
