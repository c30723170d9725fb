"""Bars never say more than the numbers: they end on a bound only where the value does."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from optimizer.show.text.bars import AROUND, BOUND, DONE, OPEN, ROOM, band_bar, bar, minutes_bar


@pytest.mark.parametrize(
    ("value", "low", "high", "drawn"),
    [
        (8, 8, 20, "├●───────┤"),
        (20, 8, 20, "├───────●┤"),
        (14, 8, 20, "├────●───┤"),
        (25, 8, 20, "├───────●┤"),
        (0, 8, 20, "├●───────┤"),
        (8, 8, None, "├●───────▸"),
        (0, None, 10, "├●───────┤"),
        (5, 5, 5, "├●───────┤"),
    ],
)
def test_a_bar_shows_where_a_value_stands(value, low, high, drawn):
    ends = (None if end is None else Fraction(end) for end in (low, high))
    assert bar(Fraction(value), *ends, width=10) == drawn


@given(value=st.fractions(0, 20), width=st.integers(6, 40))
def test_a_dot_is_at_an_end_only_where_the_value_is(value, width):
    line = bar(value, Fraction(8), Fraction(20), width)
    assert len(line) == width
    assert (line[1] == "●") == (value <= 8)
    assert (line[-2] == "●") == (value >= 20)


@pytest.mark.parametrize(
    ("value", "low", "high", "drawn"),
    [
        (12, 8, 20, "████│██····│"),
        (8, 8, 20, "████│······│"),
        (9, 8, 20, "████│█·····│"),
        (20, 8, 20, "████│██████│"),
        (19, 8, 20, "████│█████·│"),
        (6, 8, 20, "███ │······│"),
        (0, 0, 10, "│·····│     "),
        (13, 2, 10, "█│████│█    "),
        (12, 8, None, "████│██····▸"),
        (20, 8, None, "████│██████▸"),
    ],
)
def test_a_bar_is_filled_up_to_its_value_with_both_bounds_marked(value, low, high, drawn):
    top = None if high is None else Fraction(high)
    assert band_bar(Fraction(value), Fraction(low), top, Fraction(20), 10) == drawn


HALVES = st.integers(0, 80).map(lambda halves: Fraction(halves, 2))


@given(value=HALVES, low=HALVES, high=HALVES, cells=st.integers(5, 40))
def test_a_bar_keeps_its_length_and_the_order_of_value_and_bounds(value, low, high, cells):
    assume(low < high)
    line = band_bar(value, low, high, Fraction(40), cells)
    assert len(line) == cells + 2
    first, last = (place for place, sign in enumerate(line) if sign == BOUND)
    assume(last - first > 2)  # a band of one cell cannot show that a value is within
    assert (ROOM in line) == (value < high)
    assert (DONE in line[first:last]) == (value > low)
    if first > 0:
        assert (line[first - 1] == DONE) == (value >= low)


@pytest.mark.parametrize(
    ("around", "used", "budget", "drawn"),
    [
        (600, 3600, 3600, "│░░██████████│"),
        (600, 3599, 3600, "│░░█████████·│"),
        (600, 1800, 3600, "│░░████······│"),
        (600, 2700, 2700, "│░░███████│"),
        (0, 0, 3600, "│············│"),
    ],
)
def test_minutes_against_the_budget(around, used, budget, drawn):
    assert minutes_bar(around, used, budget, 3600, 12) == drawn


@given(
    around=st.integers(0, 1800), used=st.integers(0, 8000), budget=st.integers(60, 7200),
    cells=st.integers(5, 40),
)  # fmt: skip
def test_a_second_to_spare_is_seen_and_none_is_not(around, used, budget, cells):
    assume(around <= used)
    line = minutes_bar(around, used, budget, 7200, cells)
    assert line[0] == line[-1] == BOUND
    assert set(line[1:-1]) <= {AROUND, DONE, ROOM}
    assert 3 <= len(line) <= cells + 2
    assume(len(line) > 3)
    assert (ROOM in line) == (used < budget)


def test_without_an_upper_bound_a_bar_is_open():
    assert band_bar(Fraction(9), Fraction(8), None, Fraction(20)).endswith(OPEN)
