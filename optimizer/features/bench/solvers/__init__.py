"""Solvers to compare: this project's own, and those of installed packages.

A package brings solvers by entry points of the group `optimizer.bench.solvers`: each gives a name to
a `Solver`, whose function is not loaded before it is asked for.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import resolve_name
from typing import Literal, Protocol, cast

from optimizer.domain.program import Program, Status
from optimizer.features.bench.record import Point
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

GROUP = "optimizer.bench.solvers"
HERE = "optimizer.features.bench.solvers"


@dataclass(frozen=True, slots=True)
class SolverAnswer:
    """What a solver found out, and when.

    `status`, `objective` and `bound` as in a program file: OPTIMAL and INFEASIBLE are proven.
    `solve_seconds` ends with the proof or the limit and holds neither building the model
    (`build_seconds`) nor explaining a conflict (`explain_seconds`). `first_seconds` and the seconds
    of the `trace` count from the call. `program` is the verified week where the solver makes one to
    show.
    """

    status: Status
    objective: int | None
    bound: int | None
    build_seconds: float
    solve_seconds: float
    first_seconds: float | None = None
    explain_seconds: float = 0.0
    trace: tuple[Point, ...] = ()
    program: Program | None = field(default=None, repr=False)


class Solve(Protocol):
    """The function of a solver.

    What solves a `program` verifies its week and raises DisagreementError where the verifier rejects
    it. A solver raises nothing for what it can't decide: that is UNKNOWN.
    """

    def __call__(self, problem: Problem, limits: SearchSettings) -> SolverAnswer:
        """Answer a problem within the limits."""


@dataclass(frozen=True, slots=True)
class Solver:
    """A solver: where its function is (`module:name`), and what it asks for.

    It `solves` either the `program` (a verified week with days) or only the `totals` (the weekly
    totals, whose optimum bounds every program). One that is `repeatable` has a limit of its own that gives
    the same answer on a busy machine. `package` is the Python package it needs beyond the
    project's own.
    """

    function: str
    solves: Literal["program", "totals"] = "program"
    package: str = ""
    repeatable: bool = False

    @property
    def missing(self) -> bool:
        """Whether the package that it needs is not installed.

        It is only looked for: a solver loads it in a process of its own, because not every one can be
        loaded beside OR-Tools.
        """
        return bool(self.package) and find_spec(self.package) is None

    @property
    def solve(self) -> Solve:
        """The function that solves. Raises ImportError if the package is missing."""
        if self.missing:
            raise ModuleNotFoundError(f"no module {self.package}", name=self.package)
        return cast(Solve, resolve_name(self.function))


OWN = {
    "search": Solver(f"{HERE}.search:solve", repeatable=True),
    "direct": Solver(f"{HERE}.staged:direct"),
    "direct-totals": Solver(f"{HERE}.staged:direct_totals", "totals"),
    "engine-totals": Solver(f"{HERE}.staged:engine_totals", "totals"),
}
"""The solvers of this project, by their names."""


@cache
def known_solvers() -> dict[str, Solver]:
    """Every solver that is installed, by its name."""
    return OWN | {entry.name: entry.load() for entry in entry_points(group=GROUP)}
