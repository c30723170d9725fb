"""SCIP on the weekly totals only."""

from optimizer.bench.solvers import Answer, Limits
from optimizer.bench.solvers.scip import ENGINE
from optimizer.bench.solvers.staged import Staged
from optimizer.domain.catalog import Catalog
from optimizer.files.scenario import Request


def solve(request: Request, catalog: Catalog, limits: Limits) -> Answer:
    """The best totals of the first stage that has any: a bound for its weeks."""
    return Staged(request, catalog, limits, ENGINE, with_days=False).answer()
