"""What a benchmark measures: one record a run, as it stands in a file of results."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from optimizer.domain.base import Frozen


class RunOutcome(StrEnum):
    """How a run ended: a program's status, or that there was none to be had.

    REFUSED: the scenario is no valid input under that constraint set. FAILED: the process broke, or
    the verifier rejected its week.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def proven(self) -> bool:
        """Whether the answer is final."""
        return self in (RunOutcome.OPTIMAL, RunOutcome.INFEASIBLE)

    @property
    def solved(self) -> bool:
        """Whether there is a week."""
        return self in (RunOutcome.OPTIMAL, RunOutcome.FEASIBLE)


class Point(Frozen):
    """What was known so many seconds after the solver was called."""

    seconds: float
    best: int | None
    bound: int | None


class Cell(Frozen):
    """What a run is of; two runs of the same cell can be compared."""

    instance: str
    constraints: str
    solver: str
    seed: int = 0
    time_limit: float = Field(description="Seconds that the solver was given; 0 is its own limit.")
    workers: int = 1


class Timing(Frozen):
    """Seconds of the parts of a run, which do not overlap.

    `importing` Python modules and the solver's library, `loading` catalog and scenario, `building`
    models, `solving`, `checking` (verifier, prescriptions and all that is left), `explaining` a conflict,
    and `rendering` the text.
    """

    importing: float = 0.0
    loading: float = 0.0
    building: float = 0.0
    solving: float = 0.0
    checking: float = 0.0
    explaining: float = 0.0
    rendering: float = 0.0

    @property
    def beside_the_solver(self) -> float:
        """Everything but the solver, imports and explanations aside."""
        return self.loading + self.building + self.checking + self.rendering


class Run(Frozen):
    """One run, in a process of its own.

    `whole_seconds` go from the start of the process until its text was written, imports included;
    `cpu_share` is the share of a core that the process had while it solved (over 1 with more workers
    than one), and `peak_megabytes` the most memory that it held.
    """

    record: Literal["run"] = "run"
    key: str = Field(description="Hash of all that decides the run; resuming goes by it.")
    cell: Cell
    group: str = Field(default="", description="What the suite groups its instances by.")
    solves: Literal["program", "totals"] = "program"
    outcome: RunOutcome
    objective: int | None = None
    bound: int | None = None
    gap: float | None = None
    first_seconds: float | None = None
    timing: Timing = Timing()
    whole_seconds: float | None = None
    cpu_share: float | None = None
    peak_megabytes: float | None = None
    trace: tuple[Point, ...] = ()
    exercises: int | None = Field(default=None, description="Exercises of the catalog.")
    message: str = ""
    made_with: str = ""
    machine: str = ""

    @property
    def proof_seconds(self) -> float | None:
        """Seconds of the solver until its proof; none without one."""
        return self.timing.solving if self.outcome.proven else None


class Shape(Frozen):
    """How large a model is."""

    variables: int
    constraints: int


class Size(Frozen):
    """The models of an instance under a constraint set, before presolve and after it.

    `totals` is the model of the weekly totals, `days` the whole model with days, both of the first
    framework that is tried; a model that presolve settles by itself has no size after it.
    """

    record: Literal["size"] = "size"
    key: str
    instance: str
    constraints: str
    totals: Shape
    totals_presolved: Shape | None
    days: Shape
    days_presolved: Shape | None


class Startup(Frozen):
    """What the command line costs before it does anything: seconds of `optimizer --help`."""

    record: Literal["startup"] = "startup"
    key: str
    help_seconds: float
    loads_solver: bool = Field(description="Whether `--help` imports OR-Tools.")
    machine: str = ""


Record = Annotated[Run | Size | Startup, Field(discriminator="record")]
"""A line of a file of results."""
