from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.domain.program import AuditRow
from optimizer.kinds.ratio import RatioRule
from optimizer.show.measured import Standing, standing
from optimizer.show.page.gauges import EDGE, HIGH, LOW, gauge_views, scale_place


def a_rule(id_="ratio.pull_push"):
    measure = {"volume": "chest"}
    return RatioRule.model_validate(
        {"id": id_, "kind": "ratio", "over": measure, "under": measure,
         "why": "For the test, at length.", "source": "test"}
    )  # fmt: skip


def gauge(value, low, high, ok=True, id_="ratio.pull_push"):
    row = AuditRow(rule=id_, week="A", value=value, min=low, max=high, unit="ratio", ok=ok)
    (view,) = gauge_views((row,), (a_rule(id_),))
    return view


@pytest.mark.parametrize(
    ("value", "low", "high", "place", "expected"),
    [
        ("1", "1", "3/2", LOW, Standing.AT_LEAST),
        ("5/4", "1", "3/2", 50, Standing.WITHIN),
        ("3/2", "1", "3/2", HIGH, Standing.AT_MOST),
        ("0.95", "1", "3/2", 14, Standing.BELOW),
        ("1.6", "1", "3/2", 92, Standing.ABOVE),
        ("1", "1", None, LOW, Standing.AT_LEAST),
        ("2", "1", None, HIGH, Standing.WITHIN),
        ("1/2", "1", None, EDGE, Standing.BELOW),
        ("0", None, "1/3", EDGE, Standing.WITHIN),
        ("1/6", None, "1/3", 40, Standing.WITHIN),
        ("1/3", None, "1/3", HIGH, Standing.AT_MOST),
        ("1", "1", "1", 50, Standing.EXACT),
        ("1.1", "1", "1", 60, Standing.ABOVE),
        ("1", None, None, HIGH, Standing.WITHIN),
    ],
)
def test_where_the_mark_stands(value, low, high, place, expected):
    view = gauge(value, low, high)
    assert view.mark == pytest.approx(place)
    assert standing(view.row) is expected


@pytest.mark.parametrize(
    ("low", "high", "band", "labels"),
    [
        ("1", "3/2", (LOW, HIGH), ["1", "1.5"]),
        ("2/3", "3/2", (LOW, HIGH), ["0.67", "1.5"]),
        ("1", None, (LOW, 100), ["1"]),
        ("0", "2", (0, HIGH), ["2"]),
        (None, "1/3", (0, HIGH), ["0.33"]),
        ("1", "1", (50, 50), ["1"]),
        (None, None, (0, 100), []),
        ("2", "1", None, ["2", "1"]),
    ],
)
def test_the_band_and_its_labels(low, high, band, labels):
    view = gauge("1", low, high)
    assert view.band == band
    assert [text for _, text in view.bounds] == labels
    assert view.open is (band is not None and band[1] == 100)


def test_a_ratio_to_nothing_lies_beyond_the_scale():
    endless = gauge("6/0", "1", None)
    assert (endless.value, endless.mark, endless.beyond) == ("6 : 0", 100 - EDGE, True)
    assert standing(endless.row) is Standing.WITHIN
    assert standing(gauge("6/0", "1", "2", ok=False).row) is Standing.ABOVE
    nothing = gauge("0/0", "1", None)
    assert (nothing.mark, nothing.beyond) == (None, False)


def test_only_ratios_that_were_measured_get_a_gauge_in_the_order_of_the_rules():
    rules = (a_rule("ratio.b_a"), a_rule("ratio.not_measured"), a_rule("ratio.a_b"))
    rows = [
        AuditRow(rule=id_, week="A", value="1", min="1", max=None, unit="ratio", ok=True)
        for id_ in ("ratio.a_b", "volume.chest", "ratio.b_a")
    ]
    assert [view.rule.id for view in gauge_views(tuple(rows), rules)] == ["ratio.b_a", "ratio.a_b"]


def test_hostile_ids_and_values_stay_text(laid_out):
    page = laid_out(gauges=[gauge('<b onclick="x">', "1", None, id_="ratio.<i>_<u>")])
    assert "<i>" not in page
    assert '<b onclick="x">' not in page


ends = st.none() | st.fractions(Fraction(1, 100), 100, max_denominator=120)
values = st.fractions(0, 1000, max_denominator=120)


@given(values, ends, ends)
def test_marks_and_bands_stay_on_the_scale(value, low, high):
    view = gauge(str(value), low and str(low), high and str(high))
    assert EDGE <= view.mark <= 100 - EDGE
    assert all(0 <= place <= 100 for place in (*(view.band or ()), *(at for at, _ in view.bounds)))
    if view.band is not None and not view.beyond:
        raw = scale_place(value, low, high)
        start, end = view.band
        assert standing(view.row).outside is not (start - 1e-9 <= raw <= end + 1e-9)


@given(values, values, ends, ends)
def test_a_larger_value_never_stands_to_the_left(one, other, low, high):
    small, large = sorted((one, other))
    assert scale_place(small, low, high) <= scale_place(large, low, high) + 1e-9
