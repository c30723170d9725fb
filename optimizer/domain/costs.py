"""What repairs cost, as data (catalog/repairs.yaml): points by which they are ranked."""

from typing import Literal, NamedTuple

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.week import Weekday, WeekName

Wish = Literal["include", "exclude", "lock", "balance", "limits"]


class GivenUp(NamedTuple):
    """A wish of the scenario that a repair gives up: an exercise under one of its keys."""

    key: Wish
    exercise: str
    day: Weekday | None = None
    week: WeekName | None = None

    def __str__(self) -> str:
        """As people say it: "lock of goblet_squat on mon"."""
        if self.day is None:
            return f"{self.key} {self.exercise}"
        week = "" if self.week is None else f" of week {self.week}"
        return f"{self.key} of {self.exercise} on {self.day}{week}"


class Costs(Frozen):
    """Points of each change; five minutes more on one day is the measure."""

    minutes_5: int = Field(ge=1)
    day: int = Field(ge=1)
    day_less: int = Field(ge=1)
    day_moved: int = Field(ge=1)
    pairs: int = Field(ge=1)
    framework: int = Field(ge=1)
    short_warmup: int = Field(ge=1)
    bound: int = Field(ge=1)
    bound_share: int = Field(ge=1)
    wish: dict[Wish, int]
    equipment: dict[str, int]

    def of_item(self, item: str) -> int:
        """What buying a piece of equipment asks of the client."""
        return self.equipment.get(item, self.equipment["other"])
