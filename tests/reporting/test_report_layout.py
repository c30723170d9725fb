from fractions import Fraction

import pytest

from optimizer.reporting.layout import bar, bounds_text, clock, decimal, exact, listed, shortened
from optimizer.reporting.symbols import to_ascii


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


@pytest.mark.parametrize(
    ("text", "value"),
    [("9.5", Fraction(19, 2)), ("4/3", Fraction(4, 3)), ("6/0", None), (None, None), ("x", None)],
)
def test_audit_text_is_read_exactly(text, value):
    assert exact(text) == value


def test_numbers():
    assert decimal(Fraction(5, 4)) == "1.25"
    assert decimal(Fraction(4, 3)) == "1.33"
    assert clock(3605) == "60:05"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(None, None, "any"), ("2", None, "≥2"), (None, "3", "≤3"), ("2", "3", "2-3"), ("2", "2", "2")],
)
def test_bounds(low, high, text):
    assert bounds_text(low, high) == text


def test_words():
    assert [listed("a"), listed("ab"), listed("abc", "and"), listed("")] == [
        "a", "a or b", "a, b and c", "",
    ]  # fmt: skip
    assert shortened("a long name", 6) == "a lon…"
    assert shortened("short", 5) == "short"


def test_ascii_keeps_what_it_can():
    assert to_ascii("├─●┤ ≥2 café 漢") == "|-o| >=2 cafe ?"
