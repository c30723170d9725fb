"""Which exact model of a scenario is exported: one framework, one reading of pairs, one layer.

The search asks several models in turn, because a framework is chosen for the whole week and pairs are
only sometimes needed. A file holds one of them.
"""

from dataclasses import dataclass
from enum import StrEnum

from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule, with_framework
from optimizer.kinds.pairs import pairing, slots_only
from optimizer.model.compile import Model, available, compiled
from optimizer.problem.problem import Problem

NO_FRAMEWORK = "none"


class Layer(StrEnum):
    """What of a week a model holds: its totals only, or its days as well."""

    TOTALS = "totals"
    DAYS = "days"


class Pairing(StrEnum):
    """Where exercises may be done in turns: wherever the rules allow, or only where a slot asks."""

    FULL = "full"
    SLOTS = "slots"


@dataclass(frozen=True, slots=True)
class Question:
    """The reading that is one model, and what was chosen to come to it.

    `framework` is empty where the rules know none, `pairing` None where they allow no pairs.
    """

    problem: Problem
    layer: Layer
    framework: str
    other_frameworks: tuple[str, ...]
    pairing: Pairing | None
    other_pairing: bool
    """Whether the other reading of pairs is a model that the search asks too."""


def possible_frameworks(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """The frameworks that a week may have, in the order in which the search tries them."""
    rule = FrameworkRule.among(rules)
    if rule is None:
        return ()
    return (*(choice.id for choice in rule.choices), *([NO_FRAMEWORK] if rule.free else []))


def question(
    problem: Problem,
    layer: Layer = Layer.DAYS,
    framework: str | None = None,
    pairs: Pairing = Pairing.FULL,
) -> Question:
    """The model with this framework, else the first possible. Raises ValueError for another one."""
    rules, scenario = problem.rules, problem.scenario
    possible = possible_frameworks(rules)
    chosen = framework or (possible[0] if possible else "")
    if chosen and chosen not in possible:
        raise ValueError(f"{chosen} is not one of {', '.join(possible) or 'no frameworks'}")
    found = FrameworkRule.among(rules)
    if found is not None:
        rules = with_framework(rules, tuple(c for c in found.choices if c.id == chosen))
    allowed = pairing(rules, scenario) is not None
    if allowed and pairs is Pairing.SLOTS:
        rules = slots_only(rules)
    return Question(
        problem=problem.with_rules(rules),
        layer=layer,
        framework=chosen,
        other_frameworks=tuple(name for name in possible if name != chosen),
        pairing=pairs if allowed else None,
        other_pairing=allowed and scenario.pairs == "auto",
    )


def model_of(asked: Question, with_objective: bool = True) -> Model:
    """The compiled model of a question, over all exercises that are available."""
    exercises = available(asked.problem)
    return compiled(asked.problem, exercises, asked.layer is Layer.DAYS, with_objective)
