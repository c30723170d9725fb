"""Coverage: how many sets, exercises or days of a selection the week or a session holds."""

from collections.abc import Iterator

from optimizer.domain.week import Weekday
from optimizer.kinds.coverage import CoverageRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded
from optimizer.verifier.fortnight import FortnightTally
from optimizer.verifier.kinds.worst import worst_day
from optimizer.verifier.tally import Tally


def check_weeks(rule: CoverageRule, tallies: tuple[Tally, ...]) -> Iterator[tuple[str, Finding]]:
    """Each week by itself, or what is counted per week in both together (rules.md X-16)."""
    if tallies[0].scenario.coverage_window == 1 or rule.per == "session":
        for tally in tallies:
            yield from ((tally.week.week, finding) for finding in check(rule, tally))
        return
    both = FortnightTally(tallies)
    yield "+".join(t.week.week for t in tallies), _counted(rule, both, _count(rule, both, None), "")


def check(rule: CoverageRule, tally: Tally) -> Iterator[Finding]:
    """`min <= selected <= max` in the week, or in the worst session (rules.md C-11 to C-25).

    A minimum of days never asks for more days than the scenario has; with `when` there is a
    minimum only if the week holds an exercise that `when` selects.
    """
    if rule.per == "session":
        by_day = {day: _count(rule, tally, day) for day in tally.days}
        day, value = worst_day(by_day, rule.min, rule.max)
        place = f" on {day}"
    else:
        value, place = _count(rule, tally, None), ""
    yield _counted(rule, tally, value, place)


def _counted(rule: CoverageRule, tally: Tally | FortnightTally, value: int, place: str) -> Finding:
    low = _minimum(rule, tally)
    message = f"{rule.id}: {amount(value, rule.count)}{place}, {allowed(low, rule.max)}"
    return bounded(rule.id, value, low, rule.max, rule.count, message)


def _count(rule: CoverageRule, tally: Tally | FortnightTally, day: Weekday | None) -> int:
    if rule.count == "days":
        return len(tally.days_with(rule.of))
    return tally.sets(rule.of, day) if rule.count == "sets" else tally.distinct(rule.of, day)


def _minimum(rule: CoverageRule, tally: Tally | FortnightTally) -> int | None:
    if rule.min is None or (rule.when is not None and not tally.distinct(rule.when)):
        return None
    return min(rule.min, tally.training_days) if rule.count == "days" else rule.min
