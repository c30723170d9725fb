"""Include: an exercise that the client wants in the week."""

from collections.abc import Iterator

from optimizer.kinds.include import IncludeRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.tally import Tally


def check(rule: IncludeRule, tally: Tally) -> Iterator[Finding]:
    """`sessions of the exercise >= 1`."""
    value = len(tally.days_of(rule.exercise))
    message = f"{rule.exercise}: {amount(value, 'sessions')}, {allowed(1, None)}"
    yield bounded(rule.id, value, 1, None, "sessions", message)
