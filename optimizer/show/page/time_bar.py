"""The time bar: how the minutes of a session are spent, and what is to spare."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from optimizer.domain.program import Session
from optimizer.show.text.layout import clock

Part = Literal["warmup", "straight", "pairs", "cooldown", "spare"]

NAMES: dict[Part, str] = {
    "warmup": "warm-up",
    "straight": "straight sets",
    "pairs": "pairs",
    "cooldown": "cool-down",
    "spare": "to spare",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the session. `start` and `width` are in percent of the bar."""

    part: Part
    name: str
    time: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class TimeView:
    """The segments in order, and the session's length against the minutes that there are.

    `limit` is where those end on the bar, in percent, and `over` by how much they are exceeded; both are
    None where the session fits.
    """

    segments: tuple[Segment, ...]
    total: str
    budget: str
    over: str | None
    limit: float | None


def time_view(session: Session) -> TimeView:
    """Split a session's time; parts that take none are left out."""
    pairs = sum(block.seconds for block in session.blocks if len(block.items) > 1)
    straight = sum(block.seconds for block in session.blocks) - pairs
    budget = session.budget_minutes * 60
    parts: dict[Part, int] = {
        "warmup": session.warmup_seconds,
        "straight": straight,
        "pairs": pairs,
        "cooldown": session.cooldown_seconds,
        "spare": max(0, budget - session.seconds),
    }
    whole = sum(parts.values()) or 1
    over = max(0, session.seconds - budget)
    return TimeView(
        segments=tuple(_segments(parts, whole)),
        total=clock(session.seconds),
        budget=clock(budget),
        over=clock(over) if over else None,
        limit=min(100.0, 100 * budget / whole) if over else None,
    )


def _segments(parts: dict[Part, int], whole: int) -> Iterator[Segment]:
    start = 0
    for part, seconds in parts.items():
        if seconds > 0:
            places = (100 * start / whole, 100 * seconds / whole)
            yield Segment(part, NAMES[part], clock(seconds), *places)
            start += seconds
