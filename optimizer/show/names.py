"""Names of exercises, muscles and rules, as people say them."""

from optimizer.domain.exercise import Group
from optimizer.domain.selection import muscle_name
from optimizer.kinds import Rule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.recovery import RecoveryRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import spoken

FAMILIES = {
    "volume": "Weekly sets",
    "direct": "Direct sets",
    "session_volume": "Sets in one session",
    "ratio": "Balance",
    "pattern": "Movement patterns",
    "back": "Back in three planes",
    "plane": "Planes of motion",
    "unilateral": "One side at a time",
    "core": "Core",
    "calf": "Calves",
    "foot": "Feet",
    "shin": "Shins",
    "angles": "Angles",
    "stability": "Stability",
    "functional": "Everyday movements",
    "session": "Each session",
    "availability": "What may be chosen",
    "sets": "Sets of an exercise",
    "recovery": "Recovery from day to day",
    "spacing": "Spacing",
    "week": "Week",
    "rotation": "Rotation",
    "framework": "Framework",
    "include": "Asked for",
    "lock": "Fixed days",
}
"""Titles of families of rules, by the first part of a rule's id."""


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


def family_of(rule_id: str) -> str:
    """The first part of a rule's id."""
    return rule_id.partition(".")[0]


def family_name(family: str) -> str:
    """The title of a family of rules."""
    return FAMILIES.get(family, capitalised(spoken(family)))


def rule_name(rule: Rule, catalog: Catalog) -> str:
    """A rule in a few words: "Weekly sets: triceps", "Balance: pull : push"."""
    family, _, rest = rule.id.partition(".")
    told = spoken(rest)
    if isinstance(rule, VolumeRule | RecoveryRule) and rule.muscle is not None:
        told = muscle_name(catalog, rule.muscle)
    elif isinstance(rule, RatioRule):
        told = ratio_name(rule.id)
    return f"{family_name(family)}: {told}" if told else family_name(family)


def capitalised(text: str) -> str:
    """The text with a capital first letter; the others stay."""
    return text[:1].upper() + text[1:]
