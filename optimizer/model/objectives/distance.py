"""Distance: how far a ratio is from its centre."""

from optimizer.model.measures import cross_multiplied
from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm
from optimizer.problem.objective import DistanceTerm

FARTHEST = 2000
"""More than any cross-multiplied difference of weekly sets."""


def compile(term: DistanceTerm, plan: Plan) -> None:
    """`-weight * |den * over - num * under|`, centre num/den."""
    n, d = term.centre.numerator, term.centre.denominator
    difference = cross_multiplied(term.over, term.under, n, d, plan)
    distance = plan.variable(f"distance[{term.id}]", 0, FARTHEST)
    plan.rows.add(distance >= difference)
    plan.rows.add(distance >= -difference)
    plan.rows.terms.append(ObjectiveTerm(f"distance.{term.id}", -term.weight, distance))
