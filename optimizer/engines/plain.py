"""CP-SAT as it comes: its own parameters but for seed, seconds and threads. A yardstick, not the engine."""

from collections.abc import Callable

from ortools.sat.python import cp_model_helper as sat

from optimizer.engines import cpsat
from optimizer.model.rows import Rows
from optimizer.problem.settings import SearchSettings


def solve(
    rows: Rows,
    limits: SearchSettings,
    report: Callable[[int | None, int | None], None],
) -> cpsat.Outcome:
    """Maximise the rows' objective, telling the best value and the bound whenever one of them moves."""
    if any(row.impossible for row in rows.rows):
        return cpsat.Outcome(True, None, None, None, 0.0, 0.0)
    p = sat.SatParameters()
    p.num_workers = limits.workers
    p.random_seed = limits.seed
    p.max_time_in_seconds = limits.time_limit
    p.catch_sigint_signal = False
    solver = sat.SolveWrapper()
    solver.set_parameters(p)
    solver.add_best_bound_callback(lambda bound: report(None, round(bound)))
    callback = cpsat.SolutionProgress(lambda best, bound: report(round(best), round(bound)))
    solver.add_solution_callback(callback)
    response = solver.solve(cpsat.build(rows))  # type: ignore[no-untyped-call]
    solver.clear_solution_callback(callback)
    status = response.status
    if status == sat.MODEL_INVALID:
        raise RuntimeError("CP-SAT rejects the model")
    found = status in (sat.OPTIMAL, sat.FEASIBLE)
    values = list(response.solution) if found else None
    bound = None if status == sat.INFEASIBLE else round(response.best_objective_bound)
    best = rows.objective().value(values) if values is not None else None
    if bound is not None and (bound < best if best is not None else bound == 0):
        bound = rows.highest(rows.objective())
    return cpsat.Outcome(
        proven=status in (sat.OPTIMAL, sat.INFEASIBLE),
        values=values,
        objective=best,
        bound=bound,
        deterministic=response.deterministic_time,
        seconds=response.wall_time,
    )
