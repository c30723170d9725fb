"""Tables of how solvers of other makers do beside this project's search, from a file of results.

    optimizer bench run benchmarks/results/2026-11-22_peers/instances --results runs.jsonl \
        --time-limit 60 --solver search --solver direct --solver highs --solver scip
    python3 run.py python benchmarks/studies/peers.py runs.jsonl

The instances are shipped scenarios with one framework and straight sets, so that each is a single model
with days, which every solver gets as it is. Seconds are those of the processor, of several threads by
the wall; the first solver is what the others are held against, an open run counting as long as it ran.
"""

import sys
from itertools import groupby
from pathlib import Path
from statistics import fmean, geometric_mean

from tabulate import tabulate

from optimizer.features.bench.clock import by_clock
from optimizer.features.bench.record import Run
from optimizer.features.bench.results import load_results, runs_of

SHIFT = 0.05
"""Seconds added to both sides of a ratio, so that hundredths decide nothing."""
HEADERS = ["solver", "proven", "found an answer", "times the first's seconds, where it proved",
           "mean gap where open"]  # fmt: skip
FIRST = ("search", "engine-totals")


def place(run: Run) -> tuple[bool, bool, str, int]:
    """Where a run stands: whole weeks before totals, ours before the others."""
    cell = run.cell
    return run.solves != "program", cell.solver not in FIRST, cell.solver, cell.workers


def row(runs: list[Run], first: dict[str, Run]) -> list[str]:
    """What a solver proved and found, and how many times the first one's seconds it took."""
    cell = runs[0].cell
    timed = [(first[r.cell.instance], r) for r in runs if first[r.cell.instance].outcome.proven]
    ratios = [(run.timing.solving + SHIFT) / (base.timing.solving + SHIFT) for base, run in timed]
    at_least = "" if all(run.outcome.proven for _, run in timed) else ">= "
    gaps = [run.gap for run in runs if run.gap]
    return [
        cell.solver + (f", {cell.workers} threads" if cell.workers > 1 else ""),
        f"{sum(run.outcome.proven for run in runs)} of {len(runs)}",
        str(sum(run.outcome.solved for run in runs)),
        f"{at_least}{geometric_mean(ratios):.1f} over {len(ratios)}" if ratios else "",
        f"{100 * fmean(gaps):.1f} % over {len(gaps)}" if gaps else "none",
    ]


def main(results: Path) -> None:
    runs = sorted(by_clock(runs_of(load_results(results)), "cpu"), key=place)
    for _, some in groupby(runs, key=lambda run: run.solves):
        solvers = [list(same) for _, same in groupby(some, key=place)]
        first = {run.cell.instance: run for run in solvers[0]}
        print(tabulate([row(same, first) for same in solvers], HEADERS, "github"), end="\n\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
