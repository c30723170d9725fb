"""How far a week is from the one it stays close to, and how far that is proven."""

from enum import StrEnum

from pydantic import Field

from optimizer.domain.base import Frozen


class ThemesFate(StrEnum):
    """What became of the sessions' themes when a week was changed."""

    KEPT = "kept"
    MOVED = "moved"
    OTHER = "another framework"
    DROPPED = "dropped"
    NONE = "none"


class Distance(Frozen):
    """How far two programs are apart, week by week: exercises first, then sets.

    `exercises` counts those that a week gains or loses, wherever in the week they stand. `sets` counts,
    day by day, the sets that an exercise which stays has more or fewer, and those that all
    newcomers together have more or fewer than the exercises that they replace. So an exercise that takes
    the place of another, with as many sets on the same days, changes no set; one that moves to
    another day changes its sets on both.
    """

    exercises: int = Field(ge=0)
    sets: int = Field(ge=0)

    @property
    def key(self) -> tuple[int, int]:
        """What distances are compared by: no number of sets outweighs an exercise."""
        return self.exercises, self.sets


class Nearness(Frozen):
    """The distance that was found, and the least that any week must differ.

    `least.sets` is proven for weeks that change as few exercises as `least.exercises`. `best` says
    that no week as near is worth more. All of this among weeks whose themes fare as `themes` says:
    where they are not kept, no week that keeps them was found.
    """

    distance: Distance
    least: Distance
    best: bool
    themes: ThemesFate

    @property
    def proven(self) -> bool:
        """Whether no week that keeps the rules is nearer."""
        return self.distance.key <= self.least.key
