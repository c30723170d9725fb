"""Rest days: days of the week without a session."""

from collections.abc import Iterator

from optimizer.kinds.rest_days import RestDaysRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.tally import Tally

DAYS_OF_A_WEEK = 7


def check(rule: RestDaysRule, tally: Tally) -> Iterator[Finding]:
    """`7 - training days >= min`, in days (rules.md C-39)."""
    value = DAYS_OF_A_WEEK - len(tally.days)
    message = f"{amount(value, 'rest days')}, {allowed(rule.min, None)}"
    yield bounded(rule.id, value, rule.min, None, "days", message)
