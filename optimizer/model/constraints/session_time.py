"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from optimizer.domain.rules import SessionTimeRule
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear


def compile(rule: SessionTimeRule, plan: Plan) -> None:
    """`sum(setup * chosen + (work + rest) * sets) <= 60 minutes[d] - warmup - cooldown`. (formats.md 2)"""
    budgets = {
        day: 60 * minutes - rule.warmup(minutes) - rule.cooldown_seconds
        for day, minutes in plan.scenario.days.items()
    }
    plan.rows.row(plan.seconds(), None, sum(budgets.values()), rule.id, "week")
    for day, budget in budgets.items():
        if budget < 0:
            plan.rows.row(Linear(), None, budget, rule.id, day)
        if plan.with_days:
            plan.rows.row(plan.seconds(day), None, budget, rule.id, day)
