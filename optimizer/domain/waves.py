"""Waves: how the sets and the effort of a block's weeks follow each other.

Source: evidence.md section 6, rules.md C-40, X-07. The data is `catalog/blocks.yaml`.
"""

from itertools import pairwise

from pydantic import Field, model_validator

from optimizer.domain.base import Frozen
from optimizer.domain.block import Wave
from optimizer.domain.exercise import Intensity
from optimizer.domain.program import Session

DELOAD_GAP = range(4, 9)
"""Weeks from one deload to the next, or from the start to the first (rules.md C-40)."""
WHOLE = 100
"""Percent of the base week's sets that a base week has."""
INTENSITIES = {Wave.HEAVY: Intensity.HEAVY, Wave.VOLUME: Intensity.VOLUME}
"""Waves that change repetitions; in the others they are the goal's own."""


class WaveWeek(Frozen):
    """What a week of a block asks for.

    `sets_percent` of the base week's sets; `rir` are repetitions in reserve of compound lifts, for
    people; `reserve` is what the week adds to the reserve of every exercise.
    """

    wave: Wave
    sets_percent: int = Field(ge=10, le=200)
    rir: str = Field(min_length=1, max_length=5)
    reserve: int = Field(ge=-2, le=4)


class BlockTable(Frozen):
    """The weeks of a block of one length. The first two are base weeks, one for each of a rotation."""

    weeks: int = Field(ge=2, le=52)
    waves: tuple[WaveWeek, ...]
    source: str

    @model_validator(mode="after")
    def _sound(self) -> "BlockTable":
        if len(self.waves) != self.weeks:
            raise ValueError(f"a block of {self.weeks} weeks names {len(self.waves)}")
        if any(wave.sets_percent != WHOLE for wave in self.waves[:2]):
            raise ValueError("the first two weeks must have 100 % of the sets")
        deloads = [n for n, wave in enumerate(self.waves, 1) if wave.wave is Wave.DELOAD]
        if not deloads or deloads[-1] != self.weeks:
            raise ValueError("a block must end with a deload")
        if any(later - first not in DELOAD_GAP for first, later in pairwise([0, *deloads])):
            raise ValueError("deloads must lie four to eight weeks apart")
        return self


def sets_of(sessions: tuple[Session, ...]) -> int:
    """The sets of a week."""
    return sum(item.sets for session in sessions for item in session.items)


def reached_percent(sets: int, base: int) -> int:
    """The share of the base week's sets in whole percent, halves rounded up."""
    return (2 * 100 * sets + base) // (2 * base)


def follows(sets: int, base: int, percent: int) -> bool:
    """Whether a week is less than one set away from its percent of the base week's sets."""
    return abs(100 * sets - percent * base) < 100 or reached_percent(sets, base) == percent


def shortfall(wave: Wave, percent: int, sets: int, base: int) -> str | None:
    """The words that a week must say of itself that does not follow its wave; None if it does."""
    if follows(sets, base, percent):
        return None
    return f"{wave} week: {percent} % asked, {reached_percent(sets, base)} %"
