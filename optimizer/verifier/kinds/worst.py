"""The day that says most about a rule which every day must keep."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from optimizer.domain.week import Weekday

Number = TypeVar("Number", int, Fraction)


def worst_day(
    values: Mapping[Weekday, Number], low: int | None, high: Fraction | int | None
) -> tuple[Weekday, Number]:
    """Find the day farthest outside `low..high`, else nearest to an end; the earliest of equals."""

    def excess(day: Weekday) -> Fraction:
        value = Fraction(values[day])
        over = [] if high is None else [value - high]
        under = [] if low is None else [low - value]
        return max(over + under, default=Fraction(0))

    day = max(values, key=excess)
    return day, values[day]
