"""Session size: how many exercises a session holds."""

from functools import partial

from optimizer.kinds.session_size import SessionSizeRule
from optimizer.model.places import every_session
from optimizer.model.plan import Plan


def compile(rule: SessionSizeRule, plan: Plan) -> None:
    """`min <= sum(chosen[e,d]) <= max` on every day."""
    every_session(plan, partial(plan.every, "sessions"), rule.min, rule.max, rule.id)
