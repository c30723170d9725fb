"""Lock: an exercise that the client fixes to a day."""

from collections.abc import Iterator

from optimizer.kinds.lock import LockRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.tally import Tally


def check(rule: LockRule, tally: Tally) -> Iterator[Finding]:
    """`sets[e,d] >= 1`, or `sets[e,d] = sets` where they are given; in the week it speaks of."""
    if rule.week is not None and rule.week != tally.week.week:
        return
    value = tally.sets_of(rule.exercise, rule.day)
    low = 1 if rule.sets is None else rule.sets
    message = f"{rule.exercise}: {amount(value, 'sets')} on {rule.day}, {allowed(low, rule.sets)}"
    yield bounded(rule.id, value, low, rule.sets, "sets", message)
