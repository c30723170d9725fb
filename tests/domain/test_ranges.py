"""Ranges and fractions are exact, and what is shown reads back as the same number."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from optimizer.domain.base import Exact, parse_fraction, show_fraction
from optimizer.domain.scenario import Balance, Range, WeeklySets, parse_range, show_range
from optimizer.kinds.volume import half_sets

F = Fraction
exactly = settings(derandomize=True)

# -- fractions ----------------------------------------------------------------------------------

FRACTIONS = {
    2: F(2),
    1.25: F(5, 4),
    0.1: F(1, 10),
    "5/4": F(5, 4),
    "1.25": F(5, 4),
    " 3/2 ": F(3, 2),
    "0.333": F(333, 1000),
    "1.5/2": F(3, 4),
    "-2": F(-2),
    "10/4": F(5, 2),
    F(7, 3): F(7, 3),
}


@pytest.mark.parametrize("value", FRACTIONS, ids=repr)
def test_a_number_is_read_exactly(value):
    assert parse_fraction(value) == FRACTIONS[value]


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "x",
            "1/0",
            "1,5",
            "1e3",
            "1/2/3",
            "/2",
            "2/",
            ".",
            "1_0",
            "nan",
            "inf",
            "1 / 2",
            "0x10",
        ),
        *(True, False, None, float("nan"), float("inf"), 1e-9, 10**7, [1], {}),
    ],
    ids=repr,
)
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match=r"must (be a number|not divide by zero)"):
        parse_fraction(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(19, 2), "9.5"),
        (F(4, 3), "4/3"),
        (F(5, 4), "1.25"),
        (F(1, 8), "0.125"),
        (F(1, 16), "1/16"),
        (F(1, 1000), "0.001"),
        (F(2, 3), "2/3"),
        (F(8), "8"),
        (F(0), "0"),
        (F(-7, 2), "-3.5"),
        (F(-1, 3), "-1/3"),
        (F(100), "100"),
    ],
)
def test_a_fraction_is_shown_exactly(value, text):
    assert show_fraction(value) == text


@exactly
@given(st.fractions(-999, 999, max_denominator=999))
def test_a_shown_fraction_reads_back(value):
    assert parse_fraction(show_fraction(value)) == value


@exactly
@given(st.integers(-999_999, 999_999))
def test_a_decimal_with_three_places_is_shown_as_one(thousandths):
    text = show_fraction(F(thousandths, 1000))
    assert "/" not in text
    assert F(text) == F(thousandths, 1000)


@exactly
@given(st.integers(0, 99_999))
def test_a_float_means_its_decimal(hundredths):
    assert parse_fraction(hundredths / 100) == F(hundredths, 100)


def test_an_exact_field_goes_through_json():
    adapter = TypeAdapter(Exact)
    assert adapter.dump_json(F(4, 3)) == b'"4/3"'
    assert adapter.validate_json(b'"4/3"') == F(4, 3)
    assert adapter.validate_json(b"1.25") == F(5, 4)


@pytest.mark.parametrize(("sets", "halves"), [(F(8), 16), (F(19, 2), 19), (F(0), 0)])
def test_bounds_are_counted_in_half_sets(sets, halves):
    assert half_sets(sets) == halves


def test_a_third_of_a_set_has_no_half_sets():
    with pytest.raises(ValueError, match=r"not a multiple of 0\.5"):
        half_sets(F(25, 3))


# -- ranges -------------------------------------------------------------------------------------

RANGES = {
    "8-20": (F(8), F(20)),
    " 8 - 20 ": (F(8), F(20)),
    "8 to 20": (F(8), F(20)),
    "8–20": (F(8), F(20)),  # noqa: RUF001
    "8-8": (F(8), F(8)),
    "9.5-10": (F(19, 2), F(10)),
    "1.25-1.5": (F(5, 4), F(3, 2)),
    "5/4-3/2": (F(5, 4), F(3, 2)),
    "1-3/2": (F(1), F(3, 2)),
    ">=10": (F(10), None),
    ">= 4/3": (F(4, 3), None),
    "<=16": (None, F(16)),
    "<=0": (None, F(0)),
    10: (F(10), F(10)),
    9.5: (F(19, 2), F(19, 2)),
    "5/4": (F(5, 4), F(5, 4)),
}


@pytest.mark.parametrize("value", RANGES, ids=repr)
def test_a_range_is_read(value):
    low, high = RANGES[value]
    assert parse_range(value) == Range(min=low, max=high)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "8-",
            "-8",
            "8--9",
            "8-9-10",
            ">10",
            "=10",
            ">=",
            "=>8",
            "8..20",
            "lots",
            "8-x",
            ">=8-20",
        ),
        *(True, None, -1, [8, 20], {"min": 8}, 10**6, float("inf"), "12345-12346"),
    ],
    ids=repr,
)
def test_what_is_no_range_is_refused(value):
    with pytest.raises(ValueError, match="must be a range such as"):
        parse_range(value)


def test_a_range_does_not_run_backwards():
    with pytest.raises(ValueError, match="the lower end is above the upper end"):
        parse_range("20-8")


def test_a_range_is_not_divided_by_zero():
    with pytest.raises(ValueError, match="must not divide by zero"):
        parse_range("1/0-2")


ends = st.fractions(0, 99, max_denominator=99)


@exactly
@given(st.tuples(ends, ends).map(sorted), st.sampled_from(["both", "min", "max"]))
def test_a_written_range_reads_back(pair, kept):
    low, high = pair
    written = Range(min=None if kept == "max" else low, max=None if kept == "min" else high)
    assert parse_range(str(written)) == written


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (F(8), F(20), "8-20"),
        (F(8), None, ">=8"),
        (None, F(20), "<=20"),
        (F(3), F(3), "3"),
        (None, None, "any"),
        (F(1), F(4, 3), "1-4/3"),
    ],
)
def test_bounds_are_shown_for_people(low, high, text):
    assert show_range(low, high) == text


# -- what the ranges of a scenario allow --------------------------------------------------------


@pytest.mark.parametrize("text", ["0-40", "8.5-9", ">=0", "<=40", "12"])
def test_weekly_sets_go_in_halves_up_to_forty(text):
    read = TypeAdapter(WeeklySets).validate_python(text)
    assert TypeAdapter(WeeklySets).validate_python(str(read)) == read


@pytest.mark.parametrize("text", ["8-40.5", "8.25-9", "1/3", ">=41", "<=100"])
def test_other_weekly_sets_are_refused(text):
    with pytest.raises(ValidationError, match=r"from 0 to 40 in steps of 0\.5"):
        TypeAdapter(WeeklySets).validate_python(text)


@pytest.mark.parametrize("text", ["0-1", "0", "<=0", ">=0"])
def test_a_ratio_is_above_zero(text):
    with pytest.raises(ValidationError, match="a ratio must be above 0"):
        TypeAdapter(Balance).validate_python(text)


def test_a_range_is_dumped_as_it_is_written():
    assert TypeAdapter(Balance).dump_python(parse_range("5/4 to 1.5"), mode="json") == "1.25-1.5"
