import random
from itertools import product

import pytest

from optimizer.features.bench.statistics import (
    holm,
    nearest_rank,
    signed_rank,
    spread,
)


def counted_out(differences):
    """The test by its definition: every pattern of signs, tail on both sides."""
    sizes = sorted(abs(d) for d in differences)
    rank = {
        s: sum(i + 1 for i, v in enumerate(sizes) if v == s) / sizes.count(s) for s in set(sizes)
    }
    ranks = [rank[abs(d)] for d in differences if d]
    below = sum(rank[abs(d)] for d in differences if d < 0)
    least = min(below, sum(ranks) - below)
    sums = [
        sum(r for r, s in zip(ranks, signs, strict=True) if s)
        for signs in product((0, 1), repeat=len(ranks))
    ]
    return min(1, 2 * sum(s <= least for s in sums) / len(sums))


@pytest.mark.parametrize("seed", range(12))
def test_the_signed_rank_test_counts_every_pattern_of_signs(seed):
    rng = random.Random(seed)
    differences = [rng.choice((-3, -2, -1, 0, 1, 1, 2, 3, 5)) for _ in range(rng.randint(2, 11))]
    if any(differences):
        assert signed_rank(differences) == pytest.approx(counted_out(differences))


def test_five_of_five_are_not_enough_and_six_of_six_are():
    assert signed_rank([1, 2, 3, 4, 5]) == pytest.approx(0.0625)
    assert signed_rank([1, 2, 3, 4, 5, 6]) == pytest.approx(0.03125)


def test_no_difference_is_no_evidence():
    assert signed_rank([]) is None
    assert signed_rank([0.0, 0.0]) is None
    assert signed_rank([1.0, -1.0]) == 1


def test_many_pairs_go_by_the_normal_distribution():
    rng = random.Random(1)
    lopsided = [rng.gauss(1, 1) for _ in range(51)]
    exact = signed_rank(lopsided[:50])
    assert exact == pytest.approx(signed_rank(lopsided), abs=1e-4)
    assert 0 < signed_rank(lopsided) < 1e-4
    assert signed_rank([(-1) ** n * (1 + n / 100) for n in range(60)]) > 0.5


@pytest.mark.parametrize(
    ("values", "share", "rank"),
    [
        ([3, 1, 2], 0.5, 2),
        ([1, 2, 3, 4], 0.5, 2),
        (list(range(1, 21)), 0.95, 19),
        (list(range(1, 22)), 0.95, 20),
        ([1], 0.95, 1),
        ([1, None, 2], 0.5, 2),
        ([1, None, None], 0.5, None),
        ([], 0.5, None),
    ],
)
def test_quantiles_are_values_that_there_are(values, share, rank):
    assert nearest_rank(values, share) == rank


def test_a_spread_says_of_how_many_it_is():
    assert spread([1.0, None, 2.0], 30).p95 is None
    assert spread([1.0, None, 2.0], 30).median == 2.0
    assert spread([], 30).count == 0


def test_chances_of_several_tests_are_corrected():
    assert holm([0.01, None, 0.04, 0.03]) == [pytest.approx(0.03), None, pytest.approx(0.06),
                                              pytest.approx(0.06)]  # fmt: skip
    assert holm([0.9, 0.8]) == [1.0, 1.0]
