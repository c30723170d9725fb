"""Plots for a page: the images, and the numbers in them for those who can't see an image."""

import tempfile
from importlib.util import find_spec
from pathlib import Path

from optimizer.features.bench.findings import Plot
from optimizer.features.bench.plots import (
    Lines,
    draw_all,
    lines_of,
    longest_of,
    median_gap,
    open_runs,
)
from optimizer.features.bench.record import Run
from optimizer.features.bench.statistics import nearest_rank

LIBRARY = "matplotlib"
SHARES = (0.25, 0.5, 0.75, 0.9, 1.0)
"""Of the runs, for which a table says by when they are proven."""
MOMENTS = (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600)
"""Seconds for which a table says how large gaps are."""
NEVER = "-"


def plots_of(runs: list[Run]) -> list[Plot]:
    """The plots of runs; without images where the library that draws them is missing."""
    lines = lines_of(runs)
    images = _images(runs) if lines and find_spec(LIBRARY) is not None else {}
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


def _images(runs: list[Run]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return {path.stem: path.read_bytes() for path in draw_all(runs, Path(folder), "svg")}


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
