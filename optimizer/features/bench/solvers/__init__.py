"""Solvers to compare: one module each, with a `solve`; none is imported before it is asked for.

A new solver is a module here that keeps the protocol below, its line in `SOLVERS` and a test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Literal, Protocol

from optimizer.domain.program import Program, Status
from optimizer.features.bench.record import Point
from optimizer.files.scenario import Request
from optimizer.problem.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Limits:
    """How a run may go on: seconds for all of it, the seed, and threads.

    Zero seconds is the solver's own limit, which does not go by the clock; not every solver has one.
    """

    seconds: float
    seed: int = 0
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
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
    """The `solve` of a solver's module.

    What solves a `program` verifies its week and raises DisagreementError where the verifier rejects
    it (`verified.py`). A solver raises nothing for what it can't decide: that is UNKNOWN.
    """

    def __call__(self, request: Request, catalog: Catalog, limits: Limits) -> Answer:
        """Answer a request within the limits."""


@dataclass(frozen=True, slots=True)
class Solver:
    """A solver: its module, what it is, and what it asks for.

    It `solves` either the `program` (a verified week with days) or only the `totals` (the weekly
    totals, whose optimum bounds every program). One that is `repeatable` has a limit of its own that gives
    the same answer on a busy machine. `package` is the Python package it needs beyond the
    project's own and `extra` the optional dependency that brings it.
    """

    module: str
    summary: str
    solves: Literal["program", "totals"] = "program"
    package: str = ""
    extra: str = ""
    repeatable: bool = False

    @property
    def solve(self) -> Solve:
        """The function that solves. Raises ImportError if the package is missing.

        The package is only looked for: a solver loads it in a process of its own, because not every
        one can be loaded beside OR-Tools.
        """
        if self.package and find_spec(self.package) is None:
            raise ModuleNotFoundError(f"no module {self.package}", name=self.package)
        found: Callable[..., Answer] = import_module(
            f"optimizer.features.bench.solvers.{self.module}"
        ).solve
        return found


SOLVERS = {
    "search": Solver("search", "this project's search: totals, then days", repeatable=True),
    "direct": Solver("direct", "CP-SAT as it comes, on the whole model with days"),
    "direct-totals": Solver("direct_totals", "CP-SAT as it comes, on the weekly totals", "totals"),
    "engine-totals": Solver(
        "engine_totals", "this project's CP-SAT parameters on the weekly totals", "totals"
    ),
    "highs": Solver("highs", "HiGHS on the whole model with days", "program", "highspy", "bench"),
    "highs-totals": Solver(
        "highs_totals", "HiGHS on the weekly totals", "totals", "highspy", "bench"
    ),
    "scip": Solver("scip", "SCIP on the whole model with days", "program", "pyscipopt", "bench"),
    "scip-totals": Solver(
        "scip_totals", "SCIP on the weekly totals", "totals", "pyscipopt", "bench"
    ),
}
"""Every solver by its name."""
