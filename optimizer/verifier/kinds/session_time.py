"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from collections.abc import Iterator

from optimizer.domain.week import Weekday
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.verifier.finding import Finding, bounded
from optimizer.verifier.tally import Tally
from optimizer.verifier.timing import around_the_sets, block_seconds


def check(rule: SessionTimeRule, tally: Tally) -> Iterator[Finding]:
    """`warmup + cooldown + blocks <= 60 * minutes` seconds, a finding per day (rules.md C-33).

    Seconds are those of the catalog, whatever the file says; a day that the scenario does not
    have allows 0 minutes.
    """
    for day in tally.days:
        minutes = tally.scenario.days.get(day, 0)
        around = around_the_sets(rule, tally.scenario, tally.catalog, day)
        seconds = sum(around) + _work_seconds(day, tally)
        message = f"{day}: {_clock(seconds)} minutes, allowed {minutes}"
        yield bounded(rule.id, seconds, None, 60 * minutes, "seconds", message)


def _work_seconds(day: Weekday, tally: Tally) -> int:
    return sum(
        block_seconds(block, tally.scenario.goal, tally.catalog)
        for session in tally.week.sessions
        if session.day == day
        for block in session.blocks
    )


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
