"""What CP-SAT's presolve leaves of a model."""

import re

from ortools.sat.python import cp_model_helper as sat

from optimizer.engines import cpsat
from optimizer.model.rows import Rows

SIZES = re.compile(r"^PresolvedNum(Variables|Constraints):\s*(\d+)", re.MULTILINE)
"""The response does not hold them; the log does."""
MOST_SECONDS = 120.0


def presolved(rows: Rows) -> tuple[int, int] | None:
    """Variables and constraints after presolve; none where presolve alone settles the model."""
    if any(row.impossible for row in rows.rows):
        return None
    p = sat.SatParameters()
    p.num_workers = 1
    p.stop_after_presolve = True
    p.log_search_progress = True
    p.log_to_stdout = False
    p.catch_sigint_signal = False
    p.max_time_in_seconds = MOST_SECONDS
    lines: list[str] = []
    solver = sat.SolveWrapper()
    solver.set_parameters(p)
    solver.add_log_callback(lines.append)
    solver.solve(cpsat.build(rows))  # type: ignore[no-untyped-call]
    sizes = dict(SIZES.findall("\n".join(lines)))
    if len(sizes) < 2:
        return None
    return int(sizes["Variables"]), int(sizes["Constraints"])
