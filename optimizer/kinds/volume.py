"""Volume: weekly or daily sets of a muscle or group."""

from fractions import Fraction
from typing import Literal

from pydantic import model_validator

from optimizer.domain.base import Exact
from optimizer.domain.exercise import MuscleClass
from optimizer.kinds.rule import Rule


class VolumeRule(Rule):
    """`min <= weekly (or daily) sets of a muscle or group <= max`, in sets.

    `each` states the rule for all muscles and groups of these classes; the id then holds
    `{muscle}`. Bounds left out with `each` come from the catalog's taxonomy.
    `direct` counts only sets whose prime mover the muscle is.
    """

    kind: Literal["volume"]
    muscle: str | None = None
    each: tuple[MuscleClass, ...] = ()
    min: Exact | None = None
    max: Exact | None = None
    taxonomy_bounds: bool = False
    per: Literal["week", "day"] = "week"
    direct: bool = False

    @model_validator(mode="after")
    def _one_target(self) -> "VolumeRule":
        if (self.muscle is None) == (not self.each):
            raise ValueError("name either one muscle or the classes of `each`")
        if self.each and "{muscle}" not in self.id:
            raise ValueError("the id of a rule with `each` must hold {muscle}")
        if self.per == "day" and self.min is not None:
            raise ValueError("a daily volume has no minimum")
        return self


def half_sets(sets: Fraction) -> int:
    """Half sets of a bound that was given in sets; bounds go in steps of 0.5."""
    doubled = sets * 2
    if doubled.denominator != 1:
        raise ValueError(f"{sets} sets is not a multiple of 0.5")
    return doubled.numerator
