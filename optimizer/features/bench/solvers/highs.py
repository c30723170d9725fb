"""HiGHS on the whole model with days."""

from optimizer.features.bench.solvers import Answer, Limits
from optimizer.features.bench.solvers.peer import engine
from optimizer.features.bench.solvers.staged import Staged
from optimizer.files.scenario import Request
from optimizer.problem.catalog import Catalog

ENGINE = engine("highs_process.py")


def solve(request: Request, catalog: Catalog, limits: Limits) -> Answer:
    """The best verified week of the first stage that has one."""
    return Staged(request, catalog, limits, ENGINE, with_days=True).answer()
