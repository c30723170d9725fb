"""Plots: the numbers in them, and their images where a package is installed that draws them.

That is an entry point of the group `optimizer.bench.plots`, a function like `Draw`.
"""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

from optimizer.features.bench.findings import Plot
from optimizer.features.bench.record import Run, RunOutcome
from optimizer.features.bench.statistics import nearest_rank

GROUP = "optimizer.bench.plots"
Lines = dict[str, list[Run]]
Draw = Callable[[list[Run], Path, str], Iterable[Path]]
"""Draws every plot of runs into a folder, as `svg` or `png`, and gives the files."""

SHARES = (0.25, 0.5, 0.75, 0.9, 1.0)
"""Of the runs, for which a table says by when they are proven."""
MOMENTS = (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600)
"""Seconds for which a table says how large gaps are."""
NEVER = "-"


@cache
def drawing() -> Draw | None:
    """What draws plots, where it is installed and has what it needs."""
    try:
        return next((cast(Draw, entry.load()) for entry in entry_points(group=GROUP)), None)
    except ImportError:
        return None


def plots_of(runs: list[Run]) -> list[Plot]:
    """The plots of runs; without images where nothing is installed that draws them."""
    lines = lines_of(runs)
    draw = drawing()
    images = _images(draw, runs) if lines and draw is not None else {}
    return [
        Plot(
            "cactus",
            "Proofs over time",
            "Share of the runs that are proven, over the seconds of the solver on a logarithmic axis.",
            ("set, solver", "runs", "proven", *(f"{share:.0%} by" for share in SHARES)),
            [_proofs(name, some) for name, some in lines.items()],
            images.get("cactus"),
        ),
        Plot(
            "gap",
            "Gap over time",
            "The gap that half of the runs have at most, over the seconds since the solver was called.",
            ("set, solver", "runs", *(f"at {moment:g} s" for moment in _moments(lines))),
            [_gaps(name, some, lines) for name, some in lines.items()],
            images.get("gap"),
        ),
    ]


def _images(draw: Draw, runs: list[Run]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return {path.stem: path.read_bytes() for path in draw(runs, Path(folder), "svg")}


def _proofs(name: str, runs: list[Run]) -> list[str]:
    seconds = [run.proof_seconds for run in runs]
    by = [nearest_rank(seconds, share) for share in SHARES]
    proven = sum(value is not None for value in seconds)
    cells = [NEVER if value is None else f"{value:.2f} s" for value in by]
    return [name, str(len(runs)), str(proven), *cells]


def _moments(lines: Lines) -> list[float]:
    """Round moments up to where the time ends."""
    longest = longest_of(lines)
    return [moment for moment in MOMENTS if moment <= longest] or [MOMENTS[0]]


def _gaps(name: str, runs: list[Run], lines: Lines) -> list[str]:
    some = open_runs(runs)
    gaps = [median_gap(some, moment) for moment in _moments(lines)]
    cells = [NEVER if gap is None else f"{100 * gap:.2f} %" for gap in gaps]
    return [name, str(len(some)), *cells]


def lines_of(runs: list[Run]) -> Lines:
    """The runs of every line of a plot, by its name: a constraint set and a solver."""
    lines: Lines = defaultdict(list)
    for run in runs:
        if run.solves == "program" and run.outcome is not RunOutcome.REFUSED:
            lines[f"{run.cell.constraints}, {run.cell.solver}"].append(run)
    return lines


def longest_of(lines: Lines) -> float:
    """Where the time ends: at the limit, or with the last that was heard."""
    runs = [run for several in lines.values() for run in several]
    limits = [run.cell.time_limit for run in runs]
    return (
        max([*limits, *(run.timing.solving for run in runs if not run.cell.time_limit)], default=0)
        or 1
    )


def open_runs(runs: list[Run]) -> list[Run]:
    """The runs that a week was sought for to the end: not those proven to have none."""
    return [run for run in runs if run.outcome is not RunOutcome.INFEASIBLE]


def median_gap(runs: list[Run], seconds: float) -> float | None:
    """The gap that half of the runs have at most by then; none until half of them have one."""
    return nearest_rank([gap_at(run, seconds) for run in runs], 0.5)


def gap_at(run: Run, seconds: float) -> float | None:
    """The relative gap that was known by then; none while there was no week or no bound."""
    best = bound = None
    for point in run.trace:
        if point.seconds <= seconds:
            best = point.best if point.best is not None else best
            if point.bound is not None:
                bound = point.bound if bound is None else min(bound, point.bound)
    if best is None or bound is None:
        return None
    return max(0, bound - best) / max(1, abs(best))
