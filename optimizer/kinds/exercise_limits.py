"""Exercise limits: sets per session and sessions per week of one exercise."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from pydantic import Field

from optimizer.domain.exercise import Exercise
from optimizer.domain.selection import selector_words
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import counted
from optimizer.kinds.rule import Rule


class ExerciseLimitsRule(Rule):
    """A selected exercise has `min_sets..max_sets` per session, in at most `max_sessions` a week."""

    kind: Literal["exercise_limits"]
    of: Selector
    min_sets: int = Field(ge=1)
    max_sets: int = Field(ge=1)
    max_sessions: int = Field(ge=1)

    asks: ClassVar[bool] = False
    counting: ClassVar[bool] = False

    def words(self, catalog: Taxonomy) -> str:
        """Such as "carries: 2 to 3 sets a session, at most 2 sessions a week"."""
        return (
            f"{selector_words(self.of, catalog)}: {counted('set', self.min_sets, self.max_sets)} "
            f"a session, {counted('session', None, self.max_sessions)} a week"
        )

    def in_deload(self) -> Self | None:
        """From one set."""
        return self.model_copy(update={"min_sets": 1})


@dataclass(frozen=True, slots=True)
class SetLimits:
    """Sets per session and sessions per week that an exercise may have."""

    min_sets: int = 1
    max_sets: int = 20
    max_sessions: int = 7


def limits_of(
    exercises: Iterable[Exercise], rules: Iterable[Rule], days: int
) -> dict[str, SetLimits]:
    """By exercise, the tightest limits of all rules that select it."""
    stated = [rule for rule in rules if isinstance(rule, ExerciseLimitsRule)]
    return {
        exercise.id: _tightest([rule for rule in stated if rule.of.matches(exercise)], days)
        for exercise in exercises
    }


def _tightest(rules: list[ExerciseLimitsRule], days: int) -> SetLimits:
    loose = SetLimits()
    return SetLimits(
        max([loose.min_sets, *(rule.min_sets for rule in rules)]),
        min([loose.max_sets, *(rule.max_sets for rule in rules)]),
        min([loose.max_sessions, days, *(rule.max_sessions for rule in rules)]),
    )
