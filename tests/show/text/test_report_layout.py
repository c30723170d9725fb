from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.show.text.layout import (
    PROSE,
    allowed_text,
    bounds_text,
    clock,
    decimal,
    exact,
    joined,
    listed,
    shortened,
    wrapped,
)
from optimizer.show.text.printing import to_ascii


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
    assert to_ascii("A1 ┐ A2 ┘ ░█·│▸") == "A1 \\ A2 / =#.|>"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(None, None, "any"), ("2", None, "2+"), (None, "3", "0-3"), ("2", "3", "2-3"), ("2", "2", "2"),
     ("2/3", "3/2", "0.67-1.5"), ("0", "10", "0-10")],
)  # fmt: skip
def test_allowed_values_in_ascii(low, high, text):
    assert allowed_text(low, high) == text


def widest(text):
    return max(map(len, text.splitlines()), default=0)


WORDS = st.lists(st.text("ab≥≤ ", min_size=1, max_size=12), min_size=1, max_size=12)


@given(words=WORDS, width=st.integers(30, 130))
def test_wrapped_lines_fit_in_ascii_too(words, width):
    text = wrapped(" ".join(words), width, "  ", "    ")
    assert widest(to_ascii(text)) <= width
    assert "".join(text.split()) == "".join("".join(words).split())


@given(parts=WORDS, width=st.integers(20, 130))
def test_joined_parts_are_all_there_and_fit(parts, width):
    text = joined(parts, width, "; ", "  ")
    assert widest(text) <= width
    assert "".join(text.split()) == "".join(";".join(parts).split())


def test_joined_breaks_between_parts():
    assert joined(["one two", "three", "four"], 15, "; ", "  ") == "one two; three;\n  four"
    assert joined(["one two", "three"], 15, "   ", "  ") == "one two   three"


def test_prose_is_never_wider_than_it_can_be_read():
    assert widest(wrapped("word " * 60, 120)) <= PROSE
