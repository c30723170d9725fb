"""A week as its sets on days: what a search finds, and what sessions are written from."""

from collections import Counter
from dataclasses import dataclass, field

from optimizer.domain.program import Session, Status, Week
from optimizer.domain.week import Weekday


@dataclass(frozen=True, slots=True)
class Placed:
    """A week on days: the sets of each exercise, who is paired with whom, and the days' themes."""

    sets: dict[Weekday, dict[str, int]]
    pairs: dict[Weekday, list[tuple[str, str]]]
    themes: dict[Weekday, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search knows at its end. `proofs` says how an infeasible was shown, twice."""

    status: Status
    placed: tuple[Placed, ...] | None = None
    bound: int | None = None
    proofs: tuple[str, ...] = ()
    build_seconds: float = 0.0
    solve_seconds: float = 0.0


def placed_in(week: Week) -> Placed:
    """The sets, pairs and themes of a written week of any origin.

    What stands twice in a session is done once, with the sets of both, and in no pair.
    """
    return Placed(
        sets={session.day: _sets(session) for session in week.sessions},
        pairs={session.day: _pairs(session) for session in week.sessions},
        themes={s.day: s.theme for s in week.sessions if s.theme is not None},
    )


def _sets(session: Session) -> dict[str, int]:
    sets: Counter[str] = Counter()
    for item in session.items:
        sets[item.exercise] += item.sets
    return dict(sets)


def _pairs(session: Session) -> list[tuple[str, str]]:
    times = Counter(item.exercise for item in session.items)
    pairs = [tuple(item.exercise for item in block.items) for block in session.blocks]
    return [(p[0], p[1]) for p in pairs if len(p) == 2 and all(times[name] == 1 for name in p)]
