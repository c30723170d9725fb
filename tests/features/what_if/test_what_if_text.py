import pytest

from optimizer.features.what_if.answer import WhatIf
from optimizer.features.what_if.text import what_if_data, what_if_text
from optimizer.files.catalog import load_catalog

LINE = {
    "kind": "equipment", "sentence": "Get: long band (48 more exercises).",
    "patch": {"equipment": ["dumbbell", "long_band"]},
    "lines": ["equipment: [dumbbell, long_band]"], "solved": True, "status": "optimal",
    "objective": 1100, "bound": 1100, "least": 100, "most": 100,
    "muscles": [{"muscle": "lats", "before": 8, "after": "19/2"}],
}  # fmt: skip
OPEN = {**LINE, "sentence": "Get: box.", "solved": False, "status": "unknown", "objective": None,
        "least": 0, "most": 70, "muscles": []}  # fmt: skip


def answer(*lines, **changes):
    values = {
        "client": "ana", "status": "optimal", "objective": 1000, "bound": 1000, "gap": 0.0,
        "headline": "Buy next: long band.", "lines": lines, "provenance": None, **changes,
    }  # fmt: skip
    return WhatIf.model_validate(values)


def test_the_headline_comes_first_and_the_gain_with_its_sets():
    text = what_if_text(answer(LINE, OPEN), load_catalog())
    assert text.splitlines()[2] == "Buy next: long band."
    assert "1,000 points, proven best." in text
    assert "+100" in text
    assert "Lats 8 -> 9.5" in text
    assert "Get: box, at most +70" in text
    assert "not medical advice" in text


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"least": -20, "most": -20}, "-20"),
        ({"least": 0, "most": 0}, "  0"),
        ({"least": 10, "most": 300, "status": "feasible"}, "+10 to +300"),
        ({"status": "infeasible", "least": None, "most": None}, "impossible"),
        ({"status": "unknown", "objective": None, "least": None, "most": 5}, "no week found"),
    ],
)
def test_a_gain_says_how_sure_it_is(changes, shown):
    text = what_if_text(answer({**LINE, **changes, "muscles": []}), load_catalog())
    assert shown in text


def test_other_points_are_kept_apart():
    weak = {**LINE, "kind": "weak", "sentence": "Count lats as lagging.", "comparable": False}
    text = what_if_text(answer(weak), load_catalog())
    assert "+100" not in text
    assert "proven" in text


def test_many_unsolved_changes_are_summed_up():
    lines = [{**OPEN, "sentence": f"Get: piece {n}.", "most": 100 - n} for n in range(9)]
    text = what_if_text(answer(*lines), load_catalog())
    assert "piece 2, at most +98; 6 more, each at most +97" in text.replace("\n    ", " ")


def test_data_says_which_gains_are_exact():
    data = what_if_data(answer(LINE, OPEN))
    assert [line["exact"] for line in data["lines"]] == [True, False]
    assert data["lines"][0]["muscles"] == [{"muscle": "lats", "before": "8", "after": "9.5"}]
