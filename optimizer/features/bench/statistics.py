"""Quantiles of runs that may not end, means, and an exact paired test."""

import math
from collections import Counter
from collections.abc import Sequence
from statistics import NormalDist

from optimizer.features.bench.findings import RunSpread

EXACT_UP_TO = 50
"""Pairs for which every pattern of signs is counted; for more the normal distribution is close."""


def nearest_rank(values: Sequence[float | None], share: float) -> float | None:
    """The value below or at which `share` of all lie; None stands for beyond any value."""
    if not values:
        return None
    ordered = sorted(values, key=lambda value: math.inf if value is None else value)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values: Sequence[float | None], limit: float | None = None) -> RunSpread:
    """Median and 95th percentile of seconds, of which some never came."""
    middle, late = nearest_rank(values, 0.5), nearest_rank(values, 0.95)
    return RunSpread(len(values), middle, late, limit)


def signed_rank(differences: Sequence[float]) -> float | None:
    """Chance of differences so lopsided if each could as well have the other sign.

    Wilcoxon's signed-rank test (1945), two-sided; zeros are left out (Pratt 1959 ranks them first), equal
    sizes share their mean rank, and the distribution is that of these ranks, counted out.
    """
    sizes = sorted({abs(d) for d in differences})
    count = Counter(abs(d) for d in differences)
    doubled_rank, passed = {}, 0
    for size in sizes:
        doubled_rank[size] = 2 * passed + count[size] + 1
        passed += count[size]
    ranks = [doubled_rank[abs(d)] for d in differences if d]
    if not ranks:
        return None
    below = sum(doubled_rank[abs(d)] for d in differences if d < 0)
    above = sum(ranks) - below
    return min(1.0, 2 * _chance_up_to(min(below, above), ranks))


def _chance_up_to(limit: int, ranks: Sequence[int]) -> float:
    """The chance that a sum of ranks, each in it or not as a coin falls, is at most `limit`."""
    if len(ranks) > EXACT_UP_TO:
        spread_of = math.sqrt(sum(rank * rank for rank in ranks)) / 2
        return NormalDist(sum(ranks) / 2, spread_of).cdf(limit + 0.5)
    ways = Counter({0: 1})
    for rank in ranks:
        more = Counter({total + rank: number for total, number in ways.items()})
        ways.update(more)
    within = sum(number for total, number in ways.items() if total <= limit)
    return float(within / 2 ** len(ranks))


def holm(chances: Sequence[float | None]) -> list[float | None]:
    """The chances corrected for being several (Holm 1979)."""
    known = sorted((p, index) for index, p in enumerate(chances) if p is not None)
    corrected: list[float | None] = [None] * len(chances)
    highest = 0.0
    for place, (p, index) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - place)))
        corrected[index] = highest
    return corrected
