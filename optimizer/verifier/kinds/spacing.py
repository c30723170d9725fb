"""Spacing: selected exercises keep a free calendar day between them."""

from collections.abc import Iterator

from optimizer.kinds.spacing import SpacingRule
from optimizer.verifier.finding import Finding, amount, bounded
from optimizer.verifier.tally import Tally


def check(rule: SpacingRule, tally: Tally) -> Iterator[Finding]:
    """`used[d] + used[d+1] <= 1` over the cyclic week (rules.md C-37).

    The value is the number of consecutive days that both hold a selected exercise.
    """
    used = tally.days_with(rule.of)
    clashes = [f"{day} and {day.next}" for day in used if day.next in used]
    message = f"{rule.id}: {amount(len(clashes), 'consecutive day pairs')}, allowed 0"
    if clashes:
        names = sorted(e.id for e in tally.exercises() if rule.of.matches(e))
        message += f": {'; '.join(clashes)} ({', '.join(names)})"
    yield bounded(rule.id, len(clashes), None, 0, "day pairs", message)
