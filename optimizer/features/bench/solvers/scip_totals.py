"""SCIP on the weekly totals only."""

from optimizer.features.bench.solvers import Answer, Limits
from optimizer.features.bench.solvers.scip import ENGINE
from optimizer.features.bench.solvers.staged import Staged
from optimizer.files.scenario import Request
from optimizer.problem.catalog import Catalog


def solve(request: Request, catalog: Catalog, limits: Limits) -> Answer:
    """The best totals of the first stage that has any: a bound for its weeks."""
    return Staged(request, catalog, limits, ENGINE, with_days=False).answer()
