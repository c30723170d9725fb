"""Rest days: days of the week without a session."""

from optimizer.kinds.rest_days import RestDaysRule
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear


def compile(rule: RestDaysRule, plan: Plan) -> None:
    """`7 - days >= min`: a fact of the scenario, true or false before any choice. (rules.md C-39)"""
    plan.rows.add(Linear(constant=7 - len(plan.days)) >= rule.min, rule.id, "week")
