import pytest

from optimizer.domain.program import AuditRow
from optimizer.show.measured import Standing, bounds_words, standing


def row(value: str, low: str | None, high: str | None, ok: bool = True) -> AuditRow:
    return AuditRow(rule="r", week="A", value=value, min=low, max=high, unit="sets", ok=ok)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        ("7.5", "8", "20", Standing.BELOW),
        ("8", "8", "20", Standing.AT_LEAST),
        ("8.5", "8", "20", Standing.WITHIN),
        ("20", "8", "20", Standing.AT_MOST),
        ("20.5", "8", "20", Standing.ABOVE),
        ("3", "3", "3", Standing.EXACT),
        ("2/3", "2/3", "3/2", Standing.AT_LEAST),
        ("3/2", "2/3", "3/2", Standing.AT_MOST),
        ("1000", "8", None, Standing.WITHIN),
        ("0", None, "1", Standing.WITHIN),
        ("0", "0", "6", Standing.WITHIN),
        ("0", None, "0", Standing.AT_MOST),
        ("5", None, None, Standing.WITHIN),
    ],
)
def test_where_a_value_stands(value, low, high, expected):
    assert standing(row(value, low, high)) is expected


def test_a_ratio_to_nothing_stands_as_the_verifier_says():
    assert standing(row("6/0", "1", None, ok=True)) is Standing.WITHIN
    assert standing(row("6/0", "1", "2", ok=False)) is Standing.ABOVE


def test_only_broken_bounds_are_outside():
    assert {s for s in Standing if s.outside} == {Standing.BELOW, Standing.ABOVE}


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2", None, "at least 2"),
        (None, "1", "at most 1"),
        ("8", "20", "8 to 20"),
        ("3", "3", "exactly 3"),
        (None, None, ""),
    ],
)
def test_bounds_in_words(low, high, words):
    assert bounds_words(row("1", low, high)) == words
