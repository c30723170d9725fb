"""Volume: weekly or daily sets of a muscle or group."""

from collections.abc import Iterator
from fractions import Fraction

from optimizer.domain.week import Weekday
from optimizer.kinds.volume import VolumeRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.kinds.worst import worst_day
from optimizer.verifier.tally import Tally


def check(rule: VolumeRule, tally: Tally) -> Iterator[Finding]:
    """`min <= sets <= max`; daily: on the day with the most sets (rules.md C-01 to C-04).

    Sets are half sets / 2, or with `direct` the sets whose prime mover the muscle is.
    """
    assert rule.muscle is not None, f"{rule.id}: `each` is not written out"
    if rule.per == "week":
        value, place = _sets(rule, rule.muscle, tally, None), ""
    else:
        by_day = {day: _sets(rule, rule.muscle, tally, day) for day in tally.days}
        day, value = worst_day(by_day, None, rule.max)
        place = f" on {day}"
    unit = "direct sets" if rule.direct else "sets"
    message = f"{rule.muscle}: {amount(value, unit)}{place}, {allowed(rule.min, rule.max)}"
    yield bounded(rule.id, value, rule.min, rule.max, "sets", message)


def _sets(rule: VolumeRule, muscle: str, tally: Tally, day: Weekday | None) -> Fraction:
    if rule.direct:
        return Fraction(tally.direct_sets(muscle, day))
    return Fraction(tally.half_sets(muscle, day), 2)
