"""From rules to rows: the one compiled model that every question is asked of."""

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Exercise
from optimizer.domain.objective import Objective
from optimizer.domain.policy import obstacles
from optimizer.domain.rules import Rule
from optimizer.domain.scenario import Scenario
from optimizer.model.constraints import CONSTRAINTS
from optimizer.model.objectives import OBJECTIVES
from optimizer.model.plan import Plan


def available(
    scenario: Scenario, catalog: Catalog, rules: tuple[Rule, ...]
) -> tuple[Exercise, ...]:
    """The exercises that no availability rule keeps out, in catalog order."""
    return tuple(
        exercise
        for exercise in catalog.exercises
        if exercise.kind.scheduled and not obstacles(exercise, rules, scenario, catalog)
    )


def compiled(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    objective: Objective | None,
    exercises: tuple[Exercise, ...],
    with_days: bool = False,
    pair_percent: int = 100,
    limits_as_rows: bool = False,
) -> Plan:
    """The plan of a scenario over some exercises, with every rule and objective term as rows.

    Below 100, `pair_percent` promises the weekly totals only so much of what pairs save: a guess at
    what the days allow, for looking for a week; bounds are proven at 100.
    With `limits_as_rows`, limits of sets and sessions are rows of their rules instead of bounds of the
    variables: larger, and every rule can be left out.
    """
    plan = Plan(scenario, catalog, exercises, rules, with_days, pair_percent, limits_as_rows)
    for rule in rules:
        CONSTRAINTS[rule.kind](rule, plan)
    for term in objective.terms if objective is not None else ():
        OBJECTIVES[term.kind](term, plan)
    return plan
