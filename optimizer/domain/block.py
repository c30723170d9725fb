"""A training block: a solved week, or an A/B pair, written out over dated weeks (block/1)."""

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.program import DISCLAIMER, AuditRow, ChangeRow, Provenance, Session
from optimizer.domain.week import WeekName


class Wave(StrEnum):
    """How hard a week of a block is (evidence.md section 6)."""

    MODERATE = "moderate"
    VOLUME = "volume"
    HEAVY = "heavy"
    DELOAD = "deload"


class BlockWeek(Frozen):
    """One dated week: `sets_percent` of the base week's sets, to be stopped `rir` before failure.

    `starts` is the week's Monday; `rir` are repetitions in reserve of compound lifts. `notes` say in
    plain words what holds for this week: where the rules let it not follow the wave, and how a
    deload is done.
    """

    number: int = Field(ge=1, le=52)
    week: Literal["A", "B"]
    starts: date
    wave: Wave
    sets_percent: int = Field(ge=10, le=200)
    rir: str
    sessions: tuple[Session, ...]
    audit: tuple[AuditRow, ...]
    notes: tuple[str, ...] = ()


class Partner(Frozen):
    """A week that was solved together with one of the block and does not come up in it itself.

    Rules that span both weeks of a rotation are judged with it.
    """

    week: WeekName
    wave: Wave
    sets_percent: int = Field(ge=10, le=200)
    sessions: tuple[Session, ...]


class TrainingBlock(Frozen):
    """The block file. `rescreen` is the Monday after the last week."""

    format: Literal["block/1"] = "block/1"
    client: str
    scenario: dict[str, Any]
    constraint_set: str
    start: date
    rescreen: date
    weeks: tuple[BlockWeek, ...]
    partners: tuple[Partner, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    provenance: Provenance | None
    disclaimer: str = DISCLAIMER
