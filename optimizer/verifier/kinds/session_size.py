"""Session size: how many exercises a session holds."""

from collections.abc import Iterator

from optimizer.kinds.session_size import SessionSizeRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.kinds.worst import worst_day
from optimizer.verifier.tally import Tally


def check(rule: SessionSizeRule, tally: Tally) -> Iterator[Finding]:
    """`min <= exercises <= max` in the worst session (evidence.md 3)."""
    by_day = {day: len(tally.exercises(day)) for day in tally.days}
    day, value = worst_day(by_day, rule.min, rule.max)
    message = f"{day}: {amount(value, 'exercises')}, {allowed(rule.min, rule.max)}"
    yield bounded(rule.id, value, rule.min, rule.max, "exercises", message)
