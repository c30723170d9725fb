"""Seconds of runs by the wall, or as a core of their own would have taken."""

from collections.abc import Iterable
from typing import Literal

from optimizer.features.bench.record import Run

Clock = Literal["wall", "cpu"]


def by_clock(runs: Iterable[Run], clock: Clock) -> list[Run]:
    """The runs, with the solver's seconds as this clock counts them.

    By the core a second counts as far as the run had one, and whether it was disturbed says nothing
    any more.
    """
    return [run if clock == "wall" else _by_core(run) for run in runs]


def _by_core(run: Run) -> Run:
    share = 1.0 if run.cpu_share is None else min(1.0, run.cpu_share)
    first = None if run.first_seconds is None else run.first_seconds * share
    timing = run.timing.model_copy(update={"solving": run.timing.solving * share})
    return run.model_copy(update={"timing": timing, "first_seconds": first, "cpu_share": None})
