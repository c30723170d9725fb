"""Session size: how many exercises a session holds."""

from optimizer.domain.rules import SessionSizeRule
from optimizer.model.places import places_of, room
from optimizer.model.plan import Plan
from optimizer.model.rows import total


def compile(rule: SessionSizeRule, plan: Plan) -> None:
    """`min <= sum(chosen[e,d]) <= max` on every day."""
    for place in places_of(plan):
        sessions = plan.sum(lambda e: 1, "sessions", place)
        least = total([(1, sessions), (-1, room(plan, place, rule.min))])
        plan.rows.row(least, 0, None, rule.id, str(place or "week"))
        most = total([(1, sessions), (-1, room(plan, place, rule.max))])
        plan.rows.row(most, None, 0, rule.id, str(place or "week"))
