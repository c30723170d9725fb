"""Availability: exercises that the client lacks the equipment, level or leave for are never chosen."""

from optimizer.domain.policy import obstacles
from optimizer.domain.rules import AvailabilityRule
from optimizer.model.plan import Plan


def compile(rule: AvailabilityRule, plan: Plan) -> None:
    """`chosen[e] = 0` for every exercise this rule keeps out. (rules.md C-26 to C-31)

    A plan is usually made over the available exercises only; then there is nothing to state.
    """
    for exercise in plan.exercises:
        if obstacles(exercise, (rule,), plan.scenario, plan.catalog):
            plan.rows.row(plan.amount(exercise, "exercises"), None, 0, rule.id, exercise.id)
