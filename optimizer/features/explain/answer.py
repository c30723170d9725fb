"""The answer to "why": why no week exists, or what limits the week that does."""

from typing import Literal

from optimizer.domain.base import Frozen
from optimizer.domain.program import AuditRow, Conflict, Status
from optimizer.domain.repairs import LeastMinutes


class SessionRoom(Frozen):
    """Seconds that a session leaves of its minutes."""

    week: str
    day: str
    spare_seconds: int


class Explanation(Frozen):
    """What is known of a scenario.

    `conflict` where no week exists; `tight` (rules at a bound) and `rooms` where one was found;
    `least` wherever the least minutes were asked for.
    """

    format: Literal["explanation/1"] = "explanation/1"
    client: str
    status: Status
    objective: int | None
    bound: int | None
    gap: float | None
    minutes: dict[str, int]
    rules: int
    conflict: Conflict | None
    tight: tuple[AuditRow, ...] = ()
    rooms: tuple[SessionRoom, ...] = ()
    least: tuple[LeastMinutes, ...] = ()
