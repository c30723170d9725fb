"""What would make an impossible scenario possible: repairs that were solved, and the price of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import Field

from optimizer.domain.base import Frozen

RepairKind = Literal[
    "minutes", "day", "equipment", "bound", "pairs", "framework", "extras", "wish", "mixed"
]


Patch = dict[str, Any]
"""Whole values of keys of a scenario file."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change that may work, at a cost by which it is ranked. Of a ladder, the first that works counts."""

    kind: RepairKind
    cost: int
    sentence: str
    patch: Patch
    steps_up: tuple["Candidate", ...] = ()


def ladder(rungs: Sequence[Candidate | None]) -> Iterator[Candidate]:
    """Candidates of which the first that works counts, as one; none where there are none."""
    known = [rung for rung in rungs if rung is not None]
    for first in known[:1]:
        yield replace(first, steps_up=tuple(known[1:]))


class ShownWeek(Frozen):
    """Facts of the verified week that shows a repair to work; not the best week there is."""

    sets: int = Field(ge=1)
    exercises: int = Field(ge=1)
    longest_seconds: int = Field(ge=0)
    """Of the longest session, warm-up included."""


class Repair(Frozen):
    """A change of the scenario that was solved and verified to work.

    `patch` holds whole values of keys of the scenario file; `lines` is the same as text to paste.
    `cost` ranks repairs by what they ask of the client (catalog/repairs.yaml).
    """

    kind: RepairKind
    cost: int = Field(ge=0)
    sentence: str
    patch: Patch
    lines: tuple[str, ...]
    week: ShownWeek


class LeastMinutes(Frozen):
    """Equal sessions in which every other rule holds: `at_least` is proven, `works` was solved."""

    pairs: bool
    """Whether two exercises may be done in turns."""
    at_least: int
    works: int | None = None


class Price(Frozen):
    """Seconds a session by which a group of rules raises the least that all need.

    By the weekly totals in fractions of sets: what would be saved without this group alone.
    """

    group: str
    title: str
    rules: int = Field(ge=1)
    seconds: int = Field(ge=0)
