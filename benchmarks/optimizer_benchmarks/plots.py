"""Plots of results: how many runs are proven in how many seconds, and the gap over time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from optimizer.features.bench.curves import Lines, lines_of, longest_of, median_gap, open_runs
from optimizer.features.bench.record import Run
from optimizer.show.text.layout import shortened

STYLES = ("-", "--", "-.", ":")
MARKS = ("o", "s", "^", "D", "v", "x", "P", "*")
"""Lines differ by stroke and mark as well as by colour."""
MOST_WITHIN = 6
"""Lines whose names stand within the plot; those of more stand below it."""
LONGEST = 48
"""Letters of a line's name."""
STEPS = 200
SIZE = (7.0, 4.5)
ROW = 0.25
"""Inches that a row of names below the plot takes."""

Drawn = Callable[[Axes, Lines], None]


def draw_all(runs: list[Run], folder: Path, image: str) -> Iterator[Path]:
    """Draw every plot into the folder, which is made if it is not there; the files."""
    matplotlib.rcParams["svg.hashsalt"] = "optimizer"  # equal results, equal files
    folder.mkdir(exist_ok=True)
    lines = lines_of(runs)
    for name, drawn in (("cactus", _cactus), ("gap", _gap)):
        path = folder / f"{name}.{image}"
        _figure(path, lines, drawn)
        yield path


def _figure(path: Path, lines: Lines, drawn: Drawn) -> None:
    width, height = SIZE
    below = ROW * -(-len(lines) // 2) if len(lines) > MOST_WITHIN else 0.0
    figure = Figure(figsize=(width, height + below), layout="constrained")
    axes = figure.subplots()
    drawn(axes, lines)
    axes.grid(alpha=0.3)
    if len(lines) > MOST_WITHIN:
        figure.legend(loc="outside lower center", ncols=2, fontsize="small")
    elif lines:
        axes.legend()
    metadata = {"Date": None} if path.suffix == ".svg" else None
    figure.savefig(path, metadata=metadata, dpi=150)


def _look(index: int) -> dict[str, Any]:
    return {"linestyle": STYLES[index % len(STYLES)], "marker": MARKS[index % len(MARKS)]}


def _plain(label: str) -> str:
    """Names come from files: they are shown as they are, neither taken for formulas nor left out.

    A plot has no room for long ones.
    """
    told = shortened(label, LONGEST).replace("$", r"\$")
    return f" {told}" if told.startswith("_") else told


def _cactus(axes: Axes, lines: Lines) -> None:
    """Seconds against the share of runs that are proven by then."""
    longest = longest_of(lines)
    for index, (name, runs) in enumerate(lines.items()):
        proofs = sorted(run.proof_seconds for run in runs if run.proof_seconds is not None)
        shares = [100 * (place + 1) / len(runs) for place in range(len(proofs))]
        # The last step goes on to the limit.
        seconds = [*proofs, max([longest, *proofs])]
        heights = [*shares, shares[-1] if shares else 0.0]
        axes.step(
            seconds, heights, where="post", label=_plain(f"{name} ({len(proofs)}/{len(runs)})"),
            markevery=max(1, len(seconds) // 12), **_look(index),
        )  # fmt: skip
    axes.set(xscale="log", ylim=(0, 102), xlabel="seconds of the solver (log)")
    axes.set_ylabel("runs with a proof, %")
    axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_title("Proofs over time")


def _gap(axes: Axes, lines: Lines) -> None:
    """The gap that half of the runs have at most, over time; open until half of them have a week."""
    longest = longest_of(lines)
    moments = [longest * (step / STEPS) ** 2 for step in range(1, STEPS + 1)]
    for index, (name, runs) in enumerate(lines.items()):
        some = open_runs(runs)
        known = [(moment, median_gap(some, moment)) for moment in moments]
        points = [(moment, 100 * middle) for moment, middle in known if middle is not None]
        label = _plain(f"{name} ({len(some)} runs)")
        axes.plot(
            [x for x, _ in points], [y for _, y in points], label=label,
            drawstyle="steps-post", markevery=STEPS // 12, **_look(index),
        )  # fmt: skip
    axes.set(xlabel="seconds since the solver was called", ylabel="median gap, %")
    axes.set_ylim(bottom=0)
    axes.set_title("Gap over time")
