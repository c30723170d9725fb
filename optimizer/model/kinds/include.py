"""Include: an exercise that the client wants in the week."""

from optimizer.kinds.include import IncludeRule
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear


def compile(rule: IncludeRule, plan: Plan) -> None:
    """`chosen[e] >= 1`."""
    exercise = plan.catalog.by_id[rule.exercise]
    here = plan.amount(exercise, "exercises") if plan.offers(rule.exercise) else Linear()
    plan.rows.add(here >= 1, rule.id, rule.exercise)
