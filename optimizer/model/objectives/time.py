"""Time: minutes are only spent on what they are worth."""

from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm
from optimizer.problem.effective import half_minutes
from optimizer.problem.objective import TimeTerm


def compile(term: TimeTerm, plan: Plan) -> None:
    """`-weight * sum(half_minutes[e] * sets[e])`, work and rest rounded per set."""
    goal = plan.scenario.goal
    value = plan.sum((e, half_minutes(e, goal)) for e in plan.exercises)
    plan.rows.terms.append(ObjectiveTerm("time", -term.weight, value))
