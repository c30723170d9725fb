"""CP-SAT as it comes: its own parameters but for seed, seconds and threads. A yardstick, not the engine."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from optimizer.model.engines import cpsat
from optimizer.model.rows import Rows


def solve(
    rows: Rows,
    limits: cpsat.Limits,
    report: Callable[[int | None, int | None], None],
) -> cpsat.Outcome:
    """Maximise the rows' objective, telling the best value and the bound whenever one of them moves."""
    if any(row.impossible for row in rows.rows):
        return cpsat.Outcome(True, None, None, None, 0.0, 0.0)
    solver = cp_model.CpSolver()
    p = solver.parameters
    p.num_workers = limits.workers
    p.random_seed = limits.seed
    p.max_time_in_seconds = limits.seconds
    p.catch_sigint_signal = False
    solver.best_bound_callback = lambda bound: report(None, round(bound))
    callback = cpsat.Progress(lambda best, bound: report(round(best), round(bound)))
    status = solver.solve(cpsat.build(rows), callback)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError("CP-SAT rejects the model")
    response = solver.response_proto
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    values = list(response.solution) if found else None
    bound = None if status == cp_model.INFEASIBLE else round(solver.best_objective_bound)
    best = rows.objective().value(values) if values is not None else None
    if bound is not None and (bound < best if best is not None else bound == 0):
        bound = rows.highest(rows.objective())
    return cpsat.Outcome(
        proven=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        values=values,
        objective=best,
        bound=bound,
        deterministic=response.deterministic_time,
        seconds=solver.wall_time,
    )
