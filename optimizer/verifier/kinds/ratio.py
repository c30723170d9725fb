"""Ratio: two weekly quantities within exact bounds, such as pull:push."""

from collections.abc import Iterator
from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.kinds.ratio import RatioRule
from optimizer.verifier.finding import Finding, allowed, shown
from optimizer.verifier.tally import Tally


def check(rule: RatioRule, tally: Tally) -> Iterator[Finding]:
    """`over >= min * under` and `over <= max * under`, never dividing (rules.md C-05 to C-10)."""
    over, under = tally.measure(rule.over), tally.measure(rule.under)
    high_enough = rule.min is None or over >= rule.min * under
    low_enough = rule.max is None or over <= rule.max * under
    value = quotient(over, under)
    message = (
        f"{rule.key}: {value} "
        f"({show_fraction(over)} to {show_fraction(under)}), {allowed(rule.min, rule.max)}"
    )
    yield Finding(
        rule=rule.id,
        value=value,
        min=shown(rule.min),
        max=shown(rule.max),
        unit="ratio",
        ok=high_enough and low_enough,
        message=message,
    )


def quotient(over: Fraction, under: Fraction) -> str:
    """Exact text of `over / under`; "6/0" where nothing stands below, (p/q)/0 being p/0."""
    return f"{over.numerator}/0" if under == 0 else show_fraction(over / under)
