"""What came of every client of a roster (formats.md section 8)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.program import DISCLAIMER
from optimizer.domain.week import Weekday


class Result(StrEnum):
    """How a client's row ended: the four of a program, or why there is no answer."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    FAILED = "failed"
    INVALID = "invalid"
    PENDING = "pending"

    @property
    def has_program(self) -> bool:
        """Whether the client has a week to train."""
        return self in (Result.OPTIMAL, Result.FEASIBLE)


class Edge(Frozen):
    """How near a week is to breaking: bounds that it meets exactly, and time that it leaves.

    `minimums` counts the lower bounds above zero of sets, `met_exactly` those of them with nothing
    to spare; `spare_seconds` is what the fullest day leaves of its minutes.
    """

    met_exactly: int = Field(ge=0)
    minimums: int = Field(ge=0)
    spare_seconds: int

    @property
    def share(self) -> float:
        """Share of the minimums that have nothing to spare, 0 to 1."""
        return self.met_exactly / self.minimums if self.minimums else 0.0


class Tightest(Frozen):
    """The rule of a week that has the least room, as the audit measures it.

    `others` counts the rules that have no room either.
    """

    rule: str
    value: str
    min: str | None
    max: str | None
    unit: str
    others: int = Field(ge=0)


class ClientResult(Frozen):
    """One row of the results. `seconds` are those of building and solving; `file` is relative.

    `sets` are those of the fullest week, `longest_seconds` those of its longest session.
    """

    client: str
    status: Result
    objective: int | None = None
    gap: float | None = None
    seconds: float | None = None
    conflict: tuple[str, ...] = Field(default=(), description="Ids of the rules in conflict.")
    file: str | None = None
    reason: str = Field(default="", description="Why there is no program, in a line.")
    repairs: tuple[str, ...] = Field(default=(), description="What would help, cheapest first.")
    equipment: tuple[str, ...] = Field(default=(), description="Equipment that would help alone.")
    edge: Edge | None = None
    sets: int | None = None
    longest_seconds: int | None = None
    tightest: Tightest | None = None
    place: str = Field(default="", description="Where the client stands in the roster.")


class WorthOfChange(StrEnum):
    """What of a client is not as it was under the roster or the limits before."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"


class ClientStanding(Frozen):
    """A client as a roster's page shows it: what was asked, what came of it, and which files there are.

    `change` says that the client is new, that what is asked changed, or that the same ended otherwise
    than it `was` before. `files` are named by what they are.
    """

    result: ClientResult
    days: dict[Weekday, int] = Field(default={}, description="Minutes by day.")
    change: WorthOfChange | None = None
    was: Result | None = None
    files: dict[str, str] = Field(default={}, description="Paths in the batch's folder.")


class BatchSummary(Frozen):
    """How many clients ended how; every result is a key."""

    clients: int
    by_result: dict[Result, int]

    @property
    def without_program(self) -> int:
        """Clients who have no week to train."""
        return sum(n for result, n in self.by_result.items() if not result.has_program)


def summary_of(results: Iterable[Result]) -> BatchSummary:
    """Count results."""
    counts = dict.fromkeys(Result, 0)
    for result in results:
        counts[result] += 1
    return BatchSummary(clients=sum(counts.values()), by_result=counts)


class BatchSpread(Frozen):
    """How a figure is distributed over clients; None of everything where there are none."""

    clients: int
    median: float | None
    nine_tenths: float | None = Field(description="Nine of ten clients are at most here.")
    most: float | None
    total: float


class EquipmentHelp(Frozen):
    """A piece of equipment, and the clients whom it alone would give a program."""

    item: str
    clients: tuple[str, ...]


class EquipmentWorth(Frozen):
    """A piece of equipment, and the clients for whose weeks it would do something worth noticing.

    `about` is the mean share by which it would raise what their weeks are worth: an estimate.
    """

    item: str
    clients: tuple[str, ...]
    about: float = Field(ge=0)


class BatchReport(Frozen):
    """What a batch says about its clients, worst first."""

    format: Literal["batch-report/1"] = "batch-report/1"
    summary: BatchSummary
    without_program: tuple[ClientResult, ...]
    edge: tuple[ClientResult, ...] = Field(description="Programs with the least to spare.")
    equipment: tuple[EquipmentHelp, ...]
    worth: tuple[EquipmentWorth, ...] | None = Field(
        default=None, description="For clients who have a program; only where it was asked for."
    )
    gaps: BatchSpread
    seconds: BatchSpread
    seconds_up_to: dict[int, int] = Field(description="Clients by seconds: upper end to count.")
    disclaimer: str = DISCLAIMER


class Roster(Frozen):
    """All clients of a batch in the order of the roster, with what a report says of them.

    `compared` says whether there was another roster before; `left` are clients of only that one.
    """

    clients: tuple[ClientStanding, ...]
    report: BatchReport
    compared: bool = False
    left: tuple[str, ...] = ()
