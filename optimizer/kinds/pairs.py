"""Pairs: two exercises of a session done in turns, where a rule allows it."""

from typing import Literal

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import Exercise
from optimizer.domain.selector import Selector
from optimizer.kinds.rule import Rule


class PairKind(Frozen):
    """Exercises that may be done in turns: one of `first`, then one of `second`.

    `antagonists` work opposite sides of a joint; other pairs only save time.
    """

    first: Selector
    second: Selector
    antagonists: bool = False


class PairsRule(Rule):
    """Which two exercises of a session may share a block (formats.md section 2).

    Both have the same number of sets; of the exercises that one entry of `at_most_one` selects, a
    pair holds at most one. Without a rule of this kind every block is straight sets.
    """

    kind: Literal["pairs"]
    allowed: tuple[PairKind, ...]
    at_most_one: tuple[Selector, ...] = ()
    slots_only: bool = Field(
        default=False, description="Pairs only where a slot of the framework asks for one."
    )

    def pairs(self, first: Exercise, second: Exercise) -> PairKind | None:
        """The kind that lets `first` be followed by `second`, if any."""
        if first.id == second.id:
            return None
        if any(s.matches(first) and s.matches(second) for s in self.at_most_one):
            return None
        kinds = (k for k in self.allowed if k.first.matches(first) and k.second.matches(second))
        return next(kinds, None)
