"""What a search for the nearest weeks knows while it goes on."""

from dataclasses import dataclass

from optimizer.domain.nearness import Distance
from optimizer.domain.placed import Placed
from optimizer.domain.program import Status

NO_CHANGE = Distance(exercises=0, sets=0)


@dataclass(slots=True)
class Near:
    """What is known of one way: the nearest weeks so far, and the least that any must differ.

    `objective` is that of the weeks where it is known, `reach` what no week as near is worth more than.
    """

    status: Status = Status.UNKNOWN
    placed: tuple[Placed, ...] | None = None
    distance: Distance | None = None
    least: Distance = NO_CHANGE
    objective: int | None = None
    reach: int | None = None

    def keep(
        self, weeks: tuple[Placed, ...], distance: Distance, objective: int | None = None
    ) -> None:
        """Keep weeks that are nearer than those so far, or as near and known to be worth more."""
        nearer = self.distance is None or distance.key < self.distance.key
        as_near = self.distance is not None and distance.key == self.distance.key
        known = self.objective if self.objective is not None else -1
        if nearer or (as_near and objective is not None and objective > known):
            self.placed, self.distance, self.objective = weeks, distance, objective
            self.status = Status.FEASIBLE

    def must(self, least: Distance) -> None:
        """Know that every week differs at least so much."""
        if least.key > self.least.key:
            self.least = least

    @property
    def proven(self) -> bool:
        """Whether no week is nearer."""
        return self.distance is not None and self.distance.key <= self.least.key
