"""Preference: what the client likes or dislikes."""

from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm
from optimizer.problem.objective import PreferenceTerm


def compile(term: PreferenceTerm, plan: Plan) -> None:
    """`weight * sum(prefer[e] * chosen[e])`."""
    liked = plan.scenario.prefer
    if liked:
        value = plan.sum(((e, liked.get(e.id, 0)) for e in plan.exercises), "exercises")
        plan.rows.terms.append(ObjectiveTerm("preference", term.weight, value))
