"""A weekly quantity that ratios and terms of the objective speak of."""

from pydantic import model_validator

from optimizer.domain.base import Frozen, Many
from optimizer.domain.selector import Selector


class Measure(Frozen):
    """One weekly quantity: sets, distinct exercises, or (mean) half sets of muscles."""

    sets: Selector | None = None
    exercises: Selector | None = None
    volume: Many = ()

    @model_validator(mode="after")
    def _one_quantity(self) -> "Measure":
        if (self.sets is not None) + (self.exercises is not None) + bool(self.volume) != 1:
            raise ValueError("name exactly one of sets, exercises, volume")
        return self
