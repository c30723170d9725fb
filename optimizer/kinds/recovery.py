"""Recovery: a muscle that worked hard today works little tomorrow."""

from typing import Literal

from pydantic import Field

from optimizer.domain.exercise import MuscleClass
from optimizer.kinds.rule import Rule


class RecoveryRule(Rule):
    """A muscle with `high_sets` or more direct sets gets at most `next_day_sets` the day after."""

    kind: Literal["recovery"]
    each: tuple[MuscleClass, ...] = ()
    muscle: str | None = None
    high_sets: int = Field(ge=1)
    next_day_sets: int = Field(ge=0)
