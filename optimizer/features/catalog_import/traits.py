"""Sides, level, stress, tags and dose of an imported exercise."""

from collections.abc import Iterable
from typing import Any

from optimizer.domain.exercise import Laterality
from optimizer.features.catalog_import.equipment import BODY, MACHINE, Gear
from optimizer.features.catalog_import.guess import Confidence, Guess
from optimizer.features.catalog_import.knowledge import Modifier, name_book
from optimizer.features.catalog_import.record import Record
from optimizer.problem.catalog import Catalog

LEVELS = {"beginner": 1, "intermediate": 2, "advanced": 3, "expert": 3}

ONE_SIDED_DOSE = {"heavy_compound": "unilateral_compound", "compound": "unilateral_compound",
                  "machine_compound": "unilateral_compound"}  # fmt: skip
"""The dose of a lift over several joints that is done one side at a time."""

TWO_HANDED = ("barbell", "ez_bar", "trap_bar", "smith")
"""What is held with both hands unless a name says otherwise."""


def laterality(record: Record, words: str, usual: str, found: Gear) -> Guess:
    """How many sides: by the record, by the name, else as in the exercise that it is like."""
    if record.side:
        return Guess(record.side, Confidence.HIGH)
    for side in name_book().sides:
        if side.says(words):
            return Guess(str(side.laterality), Confidence.HIGH)
    sure = found.main in TWO_HANDED and usual == Laterality.BILATERAL
    return Guess(usual, Confidence.HIGH if sure else Confidence.MEDIUM)


def level(record: Record, usual: int, told: Iterable[Modifier]) -> Guess:
    """The higher of what the source says, what the exemplar needs and what the name adds."""
    said = LEVELS.get(record.level.lower())
    value = max([usual, said or 1, *(modifier.level for modifier in told)])
    return Guess(value, Confidence.HIGH if said == usual == value else Confidence.MEDIUM)


def stress(usual: dict[str, int], told: Iterable[Modifier]) -> dict[str, int]:
    """The exemplar's stress and what the name adds; the higher counts."""
    places = dict(usual)
    for modifier in told:
        for place, degree in modifier.stress.items():
            places[place] = max(degree, places.get(place, 0))
    return places


SELDOM_WISE = "default_off"
"""The tag of what is chosen only where a scenario includes it."""


def kept_tags(usual: list[str], found: Gear, standing: int) -> list[str]:
    """The exemplar's tags that hold for this equipment too; niche work waits to be asked for."""
    dropped = set()
    if found.main not in (BODY, None, "long_band", "mini_band"):
        dropped.add("outgrown")
    if found.main not in TWO_HANDED:
        dropped.add("heavy_axial")
    kept = [tag for tag in usual if tag not in dropped]
    return kept if standing else list(dict.fromkeys([*kept, SELDOM_WISE]))


def dosed(base: dict[str, Any], sides: Laterality, found: Gear, catalog: Catalog) -> dict[str, Any]:
    """The dose, and seconds where they are not those of the dose: one-sided work takes twice."""
    like = base.get("like")
    was_one_sided = base["laterality"] == Laterality.UNILATERAL
    doses = {dose.id: dose for dose in catalog.doses}
    dose = str(base["dose"])
    if dose == "heavy_compound" and found.main not in (*TWO_HANDED, MACHINE):
        dose = "compound"
    work = like.work_seconds if like is not None and like.dose == dose else doses[dose].work_seconds
    if like is None and was_one_sided:
        work *= 2
    one_sided = sides is Laterality.UNILATERAL
    if one_sided and not was_one_sided:
        if dose in ONE_SIDED_DOSE:
            dose = ONE_SIDED_DOSE[dose]
            work = doses[dose].work_seconds
        else:
            work *= 2
    elif was_one_sided and sides is Laterality.BILATERAL:
        work //= 2
    timing: dict[str, Any] = {"dose": dose}
    if work != doses[dose].work_seconds:
        timing["work_seconds"] = work
    if like is not None and dose == like.dose and like.setup_seconds != doses[dose].setup_seconds:
        timing["setup_seconds"] = like.setup_seconds
    return timing
