"""What ids of rules say: `plane.frontal` is of the family `plane`. No other module reads an id."""

from optimizer.domain.words import spoken

TITLES = {
    "volume": ("Weekly sets", "weekly sets of every muscle"),
    "direct": ("Direct sets", "direct sets of the main muscles"),
    "session_volume": ("Sets in one session", "most sets of a muscle in one session"),
    "ratio": ("Balance", "balance ratios"),
    "pattern": ("Movement patterns", "movement patterns"),
    "back": ("Back in three planes", "the back in three planes"),
    "plane": ("Planes of motion", "planes of motion"),
    "unilateral": ("One side at a time", "one-sided work"),
    "core": ("Core", "core against motion"),
    "calf": ("Calves", "calves with straight and bent knee"),
    "foot": ("Feet", "foot"),
    "shin": ("Shins", "shin"),
    "angles": ("Angles", "muscles from several angles"),
    "stability": ("Stability", "shoulder blade, trunk and hip stability"),
    "functional": ("Everyday movements", "functional"),
    "session": ("Each session", "limits of a session"),
    "availability": ("What may be chosen", "availability"),
    "sets": ("Sets of an exercise", "sets"),
    "recovery": ("Recovery from day to day", "recovery"),
    "spacing": ("Spacing", "spacing"),
    "week": ("Week", "week"),
    "rotation": ("Rotation", "rotation"),
    "framework": ("Framework", "the framework's slots"),
    "include": ("Asked for", "exercises that the client asks for"),
    "lock": ("Fixed days", "exercises fixed to days"),
}
"""Titles of families, and what they ask for within a sentence; any other is spoken as it is."""


def family_of(rule_id: str) -> str:
    """The first part of an id."""
    return rule_id.partition(".")[0]


def rest_of(rule_id: str) -> str:
    """What follows the family in an id."""
    return rule_id.partition(".")[2]


def last_of(rule_id: str) -> str:
    """The last part of an id."""
    return rule_id.rpartition(".")[2]


def short_name(rule_id: str) -> str:
    """`ratio.pull_push` is "pull : push", `volume.biceps` is "biceps"; others are spoken in full."""
    family, name = family_of(rule_id), rest_of(rule_id)
    if family == "ratio":
        return ratio_name(rule_id)
    return spoken(name if family == "volume" and name else rule_id)


def balance_name(key: str) -> str:
    """Name a ratio by what `balance` of a scenario calls it."""
    return ratio_name(f"ratio.{key}")


def ratio_name(rule_id: str) -> str:
    """Name a ratio by its id: `ratio.hip_knee_lifts` is "hip : knee (lifts)"."""
    family, _, name = rule_id.rpartition(".")
    over, *under = name.split("_")
    if family != "ratio" or not under:
        return spoken(name)
    rest = f" ({' '.join(under[1:])})" if under[1:] else ""
    return f"{over} : {under[0]}{rest}"


def family_title(family: str) -> str:
    """The title of a family of rules."""
    told = spoken(family)
    return TITLES.get(family, (told[:1].upper() + told[1:],))[0]


def price_title(family: str) -> str:
    """What a family of rules asks for, within a sentence."""
    return TITLES.get(family, ("", family.replace("_", " ")))[1]
