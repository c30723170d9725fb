"""CP-SAT: rows in, values, status and bound out."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from optimizer.model.rows import Rows

FAR = 1 << 40
"""An open end of a row; far beyond any weekly quantity."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop, and what makes a run repeatable. Zero means no limit."""

    seconds: float = 0.0
    deterministic: float = 0.0
    gap: float = 0.0
    workers: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What CP-SAT found. `proven` means optimal, or infeasible where there are no values."""

    proven: bool
    values: list[int] | None
    objective: int | None
    bound: int | None
    deterministic: float
    seconds: float

    @property
    def refuted(self) -> bool:
        """Whether the rows are proven to have no solution."""
        return self.proven and self.values is None


@dataclass(slots=True)
class Progress(cp_model.CpSolverSolutionCallback):
    """Calls back at every better solution with its objective and the bound."""

    report: Callable[[float, float], None]

    def __post_init__(self) -> None:
        cp_model.CpSolverSolutionCallback.__init__(self)

    def on_solution_callback(self) -> None:
        """Hand the best objective and bound on."""
        self.report(self.objective_value, self.best_objective_bound)


def build(rows: Rows, fixed: Mapping[int, int] | None = None) -> cp_model.CpModel:
    """The CP-SAT model of the rows, with their names and tags; some variables fixed."""
    model = cp_model.CpModel()
    proto = model.proto
    fixed = fixed or {}
    for index, variable in enumerate(rows.variables):
        new = proto.variables.add()
        new.name = variable.name
        low, high = variable.lower, variable.upper
        new.domain.extend([fixed.get(index, low), fixed.get(index, high)])
    for row in rows.rows:
        constraint = proto.constraints.add()
        constraint.name = f"{row.rule}:{row.fact}"
        constraint.linear.vars.extend(list(row.terms))
        constraint.linear.coeffs.extend(list(row.terms.values()))
        least = -FAR if row.lower is None else row.lower
        most = FAR if row.upper is None else row.upper
        constraint.linear.domain.extend([least, most])
    objective = rows.objective()
    if objective.terms:
        # CP-SAT minimises: the negated objective is stored, scaled back by -1.
        proto.objective.vars.extend(list(objective.terms))
        proto.objective.coeffs.extend([-c for c in objective.terms.values()])
        proto.objective.offset = -objective.constant
        proto.objective.scaling_factor = -1
    return model


def solve(
    rows: Rows,
    limits: Limits,
    hint: dict[int, int] | None = None,
    report: Callable[[float, float], None] | None = None,
    presolve: bool = True,
    stop: "Stop | None" = None,
    fixed: Mapping[int, int] | None = None,
    bound_first: bool = False,
) -> Outcome:
    """Maximise the rows' objective. Raises RuntimeError on an invalid model: our bug.

    `bound_first` lowers the bound before it looks for solutions, of which it may find none.
    """
    if any(row.impossible for row in rows.rows):
        return Outcome(True, None, None, None, 0.0, 0.0)
    model = build(rows, fixed)
    for variable, value in (hint or {}).items():
        model.proto.solution_hint.vars.append(variable)
        model.proto.solution_hint.values.append(value)
    solver = cp_model.CpSolver()
    p = solver.parameters
    p.num_workers = limits.workers
    p.random_seed = limits.seed
    p.linearization_level = 2
    p.catch_sigint_signal = False
    p.cp_model_presolve = presolve
    p.optimize_with_lb_tree_search = bound_first
    p.relative_gap_limit = limits.gap
    if limits.seconds:
        p.max_time_in_seconds = limits.seconds
    if limits.deterministic:
        p.max_deterministic_time = limits.deterministic
    callback = Progress(report) if report is not None else None
    status = (stop or Stop()).run(solver, model, callback)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"CP-SAT rejects the model: {model.validate()}")
    response = solver.response_proto
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    values = list(response.solution) if found else None
    objective = rows.objective()
    best = objective.value(values) if values is not None else None
    bound = None
    if objective.terms and status != cp_model.INFEASIBLE:
        bound = round(solver.best_objective_bound)
        # Stopped before its search began, CP-SAT reports 0, which bounds nothing.
        if bound < best if best is not None else bound == 0:
            bound = rows.highest(objective)
    return Outcome(
        proven=status == cp_model.INFEASIBLE
        or (status == cp_model.OPTIMAL and (bound is None or bound == best)),
        values=values,
        objective=best,
        bound=bound,
        deterministic=response.deterministic_time,
        seconds=solver.wall_time,
    )


@dataclass(slots=True)
class Stop:
    """Runs solves so that Ctrl-C ends the search and keeps the best solution.

    CP-SAT's own signal handler swallows the interrupt, and without it Python hears of the interrupt
    only after the search; so the search runs in a thread while the main thread waits.
    """

    requested: bool = field(default=False)

    def run(
        self,
        solver: cp_model.CpSolver,
        model: cp_model.CpModel,
        callback: cp_model.CpSolverSolutionCallback | None,
    ) -> cp_model.CpSolverStatus:
        """Solve; a KeyboardInterrupt sets `requested` and stops the search."""
        done = threading.Event()
        box: list[cp_model.CpSolverStatus | BaseException] = []

        def work() -> None:
            try:
                box.append(solver.solve(model, callback) if callback else solver.solve(model))
            except BaseException as error:  # handed to the waiting thread
                box.append(error)
            finally:
                done.set()

        threading.Thread(target=work, daemon=True).start()
        while not done.is_set():
            try:
                done.wait()
            except KeyboardInterrupt:
                if self.requested:
                    raise
                self.requested = True
                solver.stop_search()
        if isinstance(box[0], BaseException):
            raise box[0]
        return box[0]
