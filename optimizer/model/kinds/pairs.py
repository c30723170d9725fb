"""Pairs: two exercises of a session done in turns, where a rule allows it."""

from optimizer.kinds.pairs import PairsRule
from optimizer.model.pairs import pairs_of
from optimizer.model.plan import Plan


def compile(rule: PairsRule, plan: Plan) -> None:
    """A pair (a, b) of allowed kinds has `sets[a,d] = sets[b,d]`, and saves seconds. (formats.md 2)

    A permission, not a demand: the variables are the plan's, and the session time reads them.
    """
    pairs_of(plan)
