"""The objective's terms: what makes one balanced week better than another. Weights are data."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from optimizer.domain.base import Exact, Frozen, as_list
from optimizer.domain.exercise import Goal, Level, MuscleClass
from optimizer.domain.measure import Measure
from optimizer.domain.selector import Selector
from optimizer.kinds import AnyRule, Rule
from optimizer.kinds.rule import ShouldWeight


class StimulusTerm(Frozen):
    """Concave worth of weekly sets: slope `per_half_set[k]` up to `breakpoints_sets[k]`.

    The weight of a muscle or group is `class_weight`, plus `posterior` for the posterior chain,
    plus `weak[level]`, at most `cap`. A weak area weighs as a class-A muscle, whatever its class.
    Weights go with the square root of the wished set ratio (evidence.md 2.4).
    """

    kind: Literal["stimulus"]
    breakpoints_sets: tuple[int, ...]
    per_half_set: tuple[int, ...]
    class_weight: dict[MuscleClass, int]
    posterior: int
    weak: dict[int, int]
    cap: int
    why: str


class CountTerm(Frozen):
    """`weight` per set, per distinct exercise or per session of the selected exercises.

    `goals` and `levels` limit the term to clients of these.
    """

    kind: Literal["count"]
    id: str
    count: Literal["sets", "exercises", "sessions"]
    of: Selector
    weight: int
    goals: Annotated[
        tuple[Goal, ...], BeforeValidator(as_list, json_schema_input_type=Goal | list[Goal])
    ] = tuple(Goal)
    levels: Annotated[
        tuple[Level, ...], BeforeValidator(as_list, json_schema_input_type=Level | list[Level])
    ] = tuple(Level)
    why: str

    def applies(self, goal: Goal, level: Level) -> bool:
        """Whether the term speaks of such a client."""
        return goal in self.goals and level in self.levels


class PreferenceTerm(Frozen):
    """`weight` times the client's -3..3 for each distinct exercise chosen."""

    kind: Literal["preference"]
    weight: int
    why: str


class DistanceTerm(Frozen):
    """Negative `weight` per unit of `|den * over - num * under|`, the ratio's centre num/den."""

    kind: Literal["distance"]
    id: str
    over: Measure
    under: Measure
    centre: Exact
    weight: int
    why: str


class TimeTerm(Frozen):
    """Negative `weight` per half minute of work and rest, rounded per set."""

    kind: Literal["time"]
    weight: int
    why: str


class ShouldTerm(Frozen):
    """Negative `weight` per step of its grain by which the week misses a should.

    Made from the shoulds of a constraint set; keeping one earns nothing.
    """

    kind: Literal["should"]
    rule: AnyRule
    weight: int
    why: str


Term = Annotated[
    StimulusTerm | CountTerm | PreferenceTerm | DistanceTerm | TimeTerm | ShouldTerm,
    Field(discriminator="kind"),
]


class Objective(Frozen):
    """What makes one balanced week better than another.

    `should_points` is what missing a should by one costs, by its weight; whole steps of its grain.
    """

    name: str
    title: str
    should_points: dict[ShouldWeight, int] = Field(default={})
    terms: tuple[Term, ...]

    def with_shoulds(self, shoulds: Iterable[Rule]) -> "Objective":
        """With a term for each should; one whose weight is worth nothing has none."""
        terms = [
            ShouldTerm(kind="should", rule=rule, weight=points // rule.grain, why=rule.why)
            for rule in shoulds
            if (points := self.should_points.get(rule.weight or "medium", 0))
        ]
        return self.model_copy(update={"terms": (*self.terms, *terms)})
