"""Ratio: two weekly quantities within exact bounds, such as pull:push."""

from optimizer.kinds.ratio import RatioRule
from optimizer.model.measures import Amount, cross_multiplied, measured
from optimizer.model.plan import Plan


def compile(rule: RatioRule, plan: Plan) -> None:
    """`den * over >= num * under` for min = num/den, and the mirror for max. (rules.md C-05 to C-10)"""
    if rule.min is not None:
        n, d = rule.min.numerator, rule.min.denominator
        plan.rows.add(cross_multiplied(rule.over, rule.under, n, d, plan) >= 0, rule.id, "min")
    if rule.max is not None:
        n, d = rule.max.numerator, rule.max.denominator
        plan.rows.add(cross_multiplied(rule.over, rule.under, n, d, plan) <= 0, rule.id, "max")


def amount(rule: RatioRule, plan: Plan) -> Amount:
    """One quantity divided by the other."""
    (over, by), (under, of) = measured(rule.over, plan), measured(rule.under, plan)
    return Amount(of * over, by * under)
