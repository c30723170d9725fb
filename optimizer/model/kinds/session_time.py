"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from functools import partial

from optimizer.domain.week import Weekday
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.measures import Amount, counted
from optimizer.model.pairs import work_seconds
from optimizer.model.places import every_session
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm
from optimizer.problem.overhead import work_budgets

MOST_OVERTIME = 4 * 3600
OVERTIME_WEIGHT = 10
"""What a second above the minutes of a day costs, in seconds of the week."""


def compile(rule: SessionTimeRule, plan: Plan) -> None:
    """`sum(setup * chosen + (work + rest) * sets) - saved <= 60 minutes[d] - overhead`. (formats.md 2)

    `saved` is what pairs save: per round the shorter of both rests, less 15 seconds of walking.
    """
    budgets = work_budgets(rule, plan.scenario, plan.catalog)
    if plan.elastic:
        _elastic(plan, budgets)
        return
    every_session(plan, partial(work_seconds, plan), None, budgets, rule.id)
    for day, budget in budgets.items():
        if budget < 0:
            plan.rows.add(Linear() <= budget, rule.id, day)


def amount(rule: SessionTimeRule, plan: Plan) -> Amount:
    """Seconds of work in a week."""
    return counted(work_seconds(plan))


def _elastic(plan: Plan, budgets: dict[Weekday, int]) -> None:
    """Sessions may run over; the objective is to run over little, then to take little time at all."""
    plan.rows.terms.append(ObjectiveTerm("seconds", -1, work_seconds(plan)))
    for day, budget in budgets.items() if plan.with_days else ():
        over = plan.variable(f"overtime[{day}]", 0, MOST_OVERTIME)
        plan.rows.add(work_seconds(plan, day) <= budget + over)
        plan.rows.terms.append(ObjectiveTerm("overtime", -OVERTIME_WEIGHT, over))
