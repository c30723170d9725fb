"""Weekdays, and which of them follow each other."""

from enum import StrEnum
from typing import Literal

WeekName = Literal["A", "B"]
WEEK_NAMES: tuple[WeekName, ...] = ("A", "B")
"""The weeks of a rotation."""


class Weekday(StrEnum):
    """Calendar days; a training week repeats, so Sunday is followed by Monday."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def full(self) -> str:
        """`Monday`."""
        return FULL[self]

    @property
    def next(self) -> "Weekday":
        """The day after."""
        days = list(Weekday)
        return days[(days.index(self) + 1) % 7]


FULL = dict(
    zip(
        Weekday,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
WRITTEN = {name: day for day in Weekday for name in (day.value, day.full.lower())}
"""Days by what people write for them, in lower case."""


def consecutive(days: tuple[Weekday, ...]) -> list[tuple[Weekday, Weekday]]:
    """Pairs of chosen days that follow each other in the cyclic week."""
    return [(day, day.next) for day in days if day.next in days]
