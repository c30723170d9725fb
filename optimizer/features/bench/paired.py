"""Two runs of each instance against each other: ratios of seconds, and whether they say anything."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import fmean

from optimizer.features.bench.findings import BenchVerdict, Mark
from optimizer.features.bench.record import Run
from optimizer.features.bench.statistics import holm, signed_rank

SHIFT_SECONDS = 0.1
"""Added to both sides of a ratio, so that hundredths of a second decide nothing."""
SURE = 0.05
"""Chance below which a difference is called one."""
FACTOR = 1.05
"""A difference below 5 % is none, however sure."""


def time_verdict(pairs: Iterable[tuple[Run, Run]]) -> BenchVerdict:
    """Seconds of the solver after over before, the mean ratio of each instance counting once.

    A run without a proof counts as long as it ran; two such say nothing and are left out.
    """
    ratios: dict[str, list[float]] = defaultdict(list)
    for before, after in pairs:
        if before.outcome.proven or after.outcome.proven:
            seconds = [run.timing.solving + SHIFT_SECONDS for run in (before, after)]
            ratios[before.cell.instance].append(math.log(seconds[1] / seconds[0]))
    logs = [fmean(several) for several in ratios.values()]
    if not logs:
        return BenchVerdict(0, None, None, "")
    return BenchVerdict(len(logs), math.exp(fmean(logs)), signed_rank(logs), "~")


def corrected(verdicts: Sequence[BenchVerdict]) -> list[BenchVerdict]:
    """The verdicts of several rows, each as sure as if it were the only one."""
    return [
        replace(verdict, p=p, mark=_mark(verdict.ratio, p))
        for verdict, p in zip(verdicts, holm([v.p for v in verdicts]), strict=True)
    ]


def _mark(ratio: float | None, p: float | None) -> Mark:
    if ratio is None:
        return ""
    if p is None or p >= SURE or 1 / FACTOR < ratio < FACTOR:
        return "~"
    return "-" if ratio < 1 else "+"
