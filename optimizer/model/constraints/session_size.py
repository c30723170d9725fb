"""Session size: how many exercises a session holds."""

from optimizer.domain.rules import SessionSizeRule
from optimizer.model.plan import Plan


def compile(rule: SessionSizeRule, plan: Plan) -> None:
    """`min <= sum(chosen[e,d]) <= max` on every day, and `days` times that on the week."""
    n = len(plan.days)
    sessions = plan.sum(lambda e: 1, "sessions")
    plan.rows.row(sessions, n * rule.min, n * rule.max, rule.id, "week")
    if plan.with_days:
        for day in plan.days:
            here = plan.sum(lambda e: 1, "exercises", day)
            plan.rows.row(here, rule.min, rule.max, rule.id, day)
