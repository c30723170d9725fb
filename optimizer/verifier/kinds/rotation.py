"""Rotation: the second week's main lifts differ from the first's, and another lift leads."""

from collections.abc import Iterator
from fractions import Fraction

from optimizer.kinds.rotation import RotationRule
from optimizer.verifier.finding import Finding, bounded
from optimizer.verifier.tally import Tally


def check(rule: RotationRule, tally: Tally) -> Iterator[Finding]:
    """A single week has nothing to differ from."""
    yield bounded(rule.id, 1, rule.differ, None, "share", f"{rule.id}: a single week")


def check_weeks(rule: RotationRule, tallies: tuple[Tally, ...]) -> Iterator[tuple[str, Finding]]:
    """The share of each week's main lifts that is its own, 0 where its lead does not lead (C-35)."""
    lifts = {
        tally.week.week: {e.id for e in tally.exercises() if rule.main.matches(e)}
        for tally in tallies
    }
    shared = set.intersection(*lifts.values())
    for tally in tallies:
        own = lifts[tally.week.week]
        share = Fraction(len(own - shared), len(own)) if own else Fraction(1)
        message = f"{rule.id}: {len(own - shared)} of {len(own)} main lifts are the week's own"
        if not _leads(rule, tally):
            share, message = Fraction(0), f"{rule.id}: another main lift leads the week"
        yield tally.week.week, bounded(rule.id, share, rule.differ, None, "share", message)


def _leads(rule: RotationRule, tally: Tally) -> bool:
    week = tally.week.week
    own = rule.leads.get(week)
    if own is None:
        return True
    lifts = [(e, n) for e, n in tally.performed() if rule.main.matches(e)]
    led = sum(n for e, n in lifts if own.matches(e))
    rivals = (sort for other, sort in rule.leads.items() if other != week)
    return led > 0 and all(led >= sum(n for e, n in lifts if rival.matches(e)) for rival in rivals)
