"""Names of what a program holds, as people read them."""

from optimizer.domain.exercise import Group
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import spoken


def exercise_name(id_: str, catalog: Catalog) -> str:
    """Give an exercise's name on one line; one that left the catalog keeps its id."""
    exercise = catalog.by_id.get(id_)
    return " ".join((id_ if exercise is None else exercise.name).split())


def measured_name(muscle: str, catalog: Catalog) -> str:
    """Give the name of a muscle, or of a group with the word that it is one."""
    item = catalog.measured[muscle]
    return item.name + (" (all)" if isinstance(item, Group) else "")


def ratio_name(rule: str) -> str:
    """Name a ratio by its id: `ratio.hip_knee_lifts` is "hip : knee (lifts)"."""
    family, _, name = rule.rpartition(".")
    over, *under = name.split("_")
    if family != "ratio" or not under:
        return spoken(name)
    rest = f" ({' '.join(under[1:])})" if under[1:] else ""
    return f"{over} : {under[0]}{rest}"
