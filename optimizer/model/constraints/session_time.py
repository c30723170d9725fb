"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from optimizer.domain.overhead import session_overhead
from optimizer.domain.rules import SessionTimeRule
from optimizer.model.pairs import work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear


def compile(rule: SessionTimeRule, plan: Plan) -> None:
    """`sum(setup * chosen + (work + rest) * sets) - saved <= 60 minutes[d] - overhead`. (formats.md 2)

    `saved` is what pairs save: per round the shorter of both rests, less 15 seconds of walking.
    """
    budgets = {
        day: 60 * minutes - sum(session_overhead(rule, plan.scenario, plan.catalog, day))
        for day, minutes in plan.scenario.days.items()
    }
    plan.rows.row(work_seconds(plan), None, sum(budgets.values()), rule.id, "week")
    for day, budget in budgets.items():
        if budget < 0:
            plan.rows.row(Linear(), None, budget, rule.id, day)
        if plan.with_days:
            plan.rows.row(work_seconds(plan, day), None, budget, rule.id, day)
