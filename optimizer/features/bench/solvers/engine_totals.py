"""CP-SAT with the parameters of this project, but none of its search, on the weekly totals only."""

from optimizer.engines import cpsat
from optimizer.features.bench.solvers import Answer, Limits
from optimizer.features.bench.solvers.staged import Hear, Staged
from optimizer.files.scenario import Request
from optimizer.model.rows import Rows
from optimizer.problem.catalog import Catalog


def solve(request: Request, catalog: Catalog, limits: Limits) -> Answer:
    """The best totals of the first stage that has any: a bound for its weeks."""
    return Staged(request, catalog, limits, _engine, with_days=False).answer()


def _engine(rows: Rows, limits: cpsat.Limits, hear: Hear) -> cpsat.Outcome:
    return cpsat.solve(rows, limits, report=lambda best, bound: hear(round(best), round(bound)))
