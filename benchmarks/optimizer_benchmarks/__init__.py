"""What `optimizer bench` finds where this package is installed: solvers of other makers, and plots."""

from optimizer.features.bench.solvers import Solver

PEERS = "optimizer_benchmarks.peers"

HIGHS = Solver(f"{PEERS}:highs", package="highspy")
HIGHS_TOTALS = Solver(f"{PEERS}:highs_totals", "totals", "highspy")
SCIP = Solver(f"{PEERS}:scip", package="pyscipopt")
SCIP_TOTALS = Solver(f"{PEERS}:scip_totals", "totals", "pyscipopt")
