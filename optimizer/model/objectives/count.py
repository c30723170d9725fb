"""Count: points per set, distinct exercise or session of a selection."""

from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm
from optimizer.problem.objective import CountTerm


def compile(term: CountTerm, plan: Plan) -> None:
    """`weight * sum(selected)`, for clients whom the term speaks of."""
    if not term.applies(plan.scenario.goal, plan.scenario.level):
        return
    plan.rows.terms.append(
        ObjectiveTerm(f"count.{term.id}", term.weight, plan.count(term.of, term.count))
    )
