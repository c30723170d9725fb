"""Written weeks as what new weeks stay close to."""

from collections import Counter

from optimizer.domain.program import Session, Week
from optimizer.errors import Fault, InputError
from optimizer.search.steps import Placed


def reference_of(weeks: tuple[Week, ...], many: int, source: str) -> tuple[Placed, ...]:
    """Sets, pairs and themes of weeks of any origin. Raises InputError where weeks are missing."""
    if len(weeks) != many:
        fault = Fault("does not hold the weeks of its scenario", "weeks", value=str(len(weeks)),
                      allowed=str(many))  # fmt: skip
        raise InputError(source, [fault])
    return tuple(_placed(week) for week in weeks)


def _placed(week: Week) -> Placed:
    sessions = {session.day: session for session in week.sessions}
    return Placed(
        sets={day: _sets(session) for day, session in sessions.items()},
        pairs={day: _pairs(session) for day, session in sessions.items()},
        themes={day: s.theme for day, s in sessions.items() if s.theme is not None},
    )


def _sets(session: Session) -> dict[str, int]:
    """What stands twice in a session is done once, with the sets of both."""
    sets: Counter[str] = Counter()
    for item in session.items:
        sets[item.exercise] += item.sets
    return dict(sets)


def _pairs(session: Session) -> list[tuple[str, str]]:
    times = Counter(item.exercise for item in session.items)
    pairs = [tuple(item.exercise for item in block.items) for block in session.blocks]
    return [(p[0], p[1]) for p in pairs if len(p) == 2 and all(times[name] == 1 for name in p)]
