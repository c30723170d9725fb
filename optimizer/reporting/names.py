"""Names of what a program holds, as people read them."""

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Group
from optimizer.domain.rules import RatioRule


def exercise_name(id_: str, catalog: Catalog) -> str:
    """Give an exercise's name on one line; one that left the catalog keeps its id."""
    exercise = catalog.by_id.get(id_)
    return " ".join((id_ if exercise is None else exercise.name).split())


def measured_name(muscle: str, catalog: Catalog) -> str:
    """Give the name of a muscle, or of a group with the word that it is one."""
    item = catalog.measured[muscle]
    return item.name + (" (all)" if isinstance(item, Group) else "")


def ratio_name(rule: RatioRule) -> str:
    """Name a ratio by its id: `ratio.pull_push` is "pull : push"."""
    first, *others = rule.id.removeprefix("ratio.").split("_")
    if not others:
        return first
    return " ".join([f"{first} : {others[0]}", *others[1:]])
