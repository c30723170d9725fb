"""HiGHS on the whole model with days."""

from optimizer.bench.solvers import Answer, Limits
from optimizer.bench.solvers.peer import engine
from optimizer.bench.solvers.staged import Staged
from optimizer.domain.catalog import Catalog
from optimizer.files.scenario import Request

ENGINE = engine("highs_process.py")


def solve(request: Request, catalog: Catalog, limits: Limits) -> Answer:
    """The best verified week of the first stage that has one."""
    return Staged(request, catalog, limits, ENGINE, with_days=True).answer()
