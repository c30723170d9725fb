"""Exercise limits: sets per session and sessions per week of one exercise."""

from typing import Literal

from pydantic import Field

from optimizer.domain.selector import Selector
from optimizer.kinds.rule import Rule


class ExerciseLimitsRule(Rule):
    """A selected exercise has `min_sets..max_sets` per session, in at most `max_sessions` a week."""

    kind: Literal["exercise_limits"]
    of: Selector
    min_sets: int = Field(ge=1)
    max_sets: int = Field(ge=1)
    max_sessions: int = Field(ge=1)
