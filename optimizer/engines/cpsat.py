"""CP-SAT: rows in, values, status and bound out.

OR-Tools' own front (`cp_model`) loads pandas, half a second for nothing that is needed here; this is what
it stands on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model_helper as sat

from optimizer.engines.stop import Stop
from optimizer.model.rows import Rows
from optimizer.problem.settings import SearchSettings

FAR = 1 << 40
"""An open end of a row; far beyond any weekly quantity."""


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
class SolutionProgress(sat.SolutionCallback):
    """Calls back at every better solution with its objective and the bound."""

    report: Callable[[float, float], None]

    def __post_init__(self) -> None:
        sat.SolutionCallback.__init__(self)

    def OnSolutionCallback(self) -> None:
        """Hand the best objective and bound on."""
        self.report(self.ObjectiveValue(), self.BestObjectiveBound())


def build(rows: Rows, fixed: Mapping[int, int] | None = None) -> sat.CpModelProto:
    """The CP-SAT model of the rows, with their names and tags; some variables fixed."""
    proto = sat.CpModelProto()
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
    return proto


def solve(
    rows: Rows,
    limits: SearchSettings,
    hint: dict[int, int] | None = None,
    report: Callable[[float, float], None] | None = None,
    presolve: bool = True,
    stop: Stop | None = None,
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
        model.solution_hint.vars.append(variable)
        model.solution_hint.values.append(value)
    p = sat.SatParameters()
    p.num_workers = limits.workers
    p.random_seed = limits.seed
    p.linearization_level = 2
    p.catch_sigint_signal = False
    p.cp_model_presolve = presolve
    p.optimize_with_lb_tree_search = bound_first
    p.relative_gap_limit = limits.gap
    if limits.time_limit:
        p.max_time_in_seconds = limits.time_limit
    if limits.deterministic:
        p.max_deterministic_time = limits.deterministic
    callback = SolutionProgress(report) if report is not None else None
    response = (stop or Stop()).run(model, p, callback)
    status = response.status
    if status == sat.MODEL_INVALID:
        raise RuntimeError(f"CP-SAT rejects the model: {sat.CpSatHelper.validate_model(model)}")
    found = status in (sat.OPTIMAL, sat.FEASIBLE)
    values = list(response.solution) if found else None
    objective = rows.objective()
    best = objective.value(values) if values is not None else None
    bound = None
    if objective.terms and status != sat.INFEASIBLE:
        bound = round(response.best_objective_bound)
        # Stopped before its search began, CP-SAT reports 0, which bounds nothing.
        if bound < best if best is not None else bound == 0:
            bound = rows.highest(objective)
    return Outcome(
        proven=status == sat.INFEASIBLE
        or (status == sat.OPTIMAL and (bound is None or bound == best)),
        values=values,
        objective=best,
        bound=bound,
        deterministic=response.deterministic_time,
        seconds=response.wall_time,
    )
