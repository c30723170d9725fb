"""Names of rules and their families, as people say them."""

from optimizer.kinds import Rule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.recovery import RecoveryRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import spoken
from optimizer.show.text.names import ratio_name
from optimizer.show.text.words import muscle_name

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
