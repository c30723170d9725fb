"""Recovery: a muscle that worked hard today works little tomorrow."""

from collections.abc import Iterator

from optimizer.kinds.recovery import RecoveryRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.tally import Tally


def check(rule: RecoveryRule, tally: Tally) -> Iterator[Finding]:
    """`direct[d] >= high_sets` implies `direct[d+1] <= next_day_sets`, cyclic (rules.md C-38).

    The value is the most direct sets that follow a hard day, 0 if none do.
    """
    assert rule.muscle is not None, f"{rule.id}: `each` is not written out"
    direct = {day: tally.direct_sets(rule.muscle, day) for day in tally.days}
    hard = [day for day in tally.days if direct[day] >= rule.high_sets]
    after = max(hard, key=lambda day: direct.get(day.next, 0), default=None)
    if after is None:
        value, what = 0, f"no day with {amount(rule.high_sets, 'direct sets')} or more"
    else:
        value = direct.get(after.next, 0)
        what = f"{amount(value, 'direct sets')} on {after.next} after {direct[after]} on {after}"
    message = f"{rule.muscle}: {what}, {allowed(None, rule.next_day_sets)}"
    yield bounded(rule.id, value, None, rule.next_day_sets, "sets", message)
