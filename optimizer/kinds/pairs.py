"""Pairs: two exercises of a session done in turns, where a rule allows it."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import Exercise, Goal
from optimizer.domain.scenario import Scenario
from optimizer.domain.selection import selector_words
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
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

    permits: ClassVar[bool] = True
    asks: ClassVar[bool] = False

    def pairs(self, first: Exercise, second: Exercise) -> PairKind | None:
        """The kind that lets `first` be followed by `second`, if any."""
        if first.id == second.id:
            return None
        if any(s.matches(first) and s.matches(second) for s in self.at_most_one):
            return None
        kinds = (k for k in self.allowed if k.first.matches(first) and k.second.matches(second))
        return next(kinds, None)

    def words(self, catalog: Taxonomy) -> str:
        """Which exercises may be done in turns."""
        kinds = (
            f"{selector_words(kind.first, catalog)} with {selector_words(kind.second, catalog)}"
            for kind in self.allowed
        )
        only = "only where a slot of the framework asks for it, " if self.slots_only else ""
        return f"two exercises may be done in turns: {only}" + "; ".join(kinds)


CHANGEOVER_SECONDS = 15
"""Walking from one exercise of a pair to the other, once per set (formats.md section 2)."""


def saved_seconds(first: Exercise, second: Exercise, goal: Goal) -> int:
    """Seconds that one round of a pair saves against straight sets: the shorter rest, less the walk."""
    return min(first.rest_seconds[goal], second.rest_seconds[goal]) - CHANGEOVER_SECONDS


def pairing(rules: Iterable[Rule], scenario: Scenario) -> PairsRule | None:
    """The rule that allows pairs, unless the client forbids them."""
    return None if scenario.pairs == "forbid" else PairsRule.among(rules)


def straight_sets(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules without those that allow pairs, so that every block is straight sets."""
    return tuple(rule for rule in rules if not isinstance(rule, PairsRule))


def slots_only(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules with pairs only where a slot of the framework asks for them."""
    return tuple(
        rule.model_copy(update={"slots_only": True}) if isinstance(rule, PairsRule) else rule
        for rule in rules
    )
