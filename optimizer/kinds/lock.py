"""Lock: an exercise that the client fixes to a day."""

from typing import Literal

from optimizer.domain.week import Weekday, WeekName
from optimizer.kinds.rule import Rule


class LockRule(Rule):
    """The exercise stands on that day, with so many sets where given (a wish of the scenario).

    In a rotation, in this week of it, or in both.
    """

    kind: Literal["lock"]
    day: Weekday
    week: WeekName | None = None
    exercise: str
    sets: int | None
