import pytest

from optimizer.domain.base import show_fraction
from optimizer.domain.program import AuditRow
from optimizer.kinds.coverage import CoverageRule
from optimizer.show.measured import Standing, bounds_words, standing
from optimizer.show.page.back_panel import REGIONS, back_view

FRONTAL = CoverageRule.model_validate(
    {"id": "back.frontal", "kind": "coverage", "count": "sets",
     "of": {"pattern": "vertical_pull", "plane": "frontal"}, "min": 5,
     "why": "For the test, at length.", "source": "test"}
)  # fmt: skip
WEEK = {"one_arm_dumbbell_row": 4, "pull_up": 3, "face_pull": 2, "y_raise": 1, "superman": 2}


@pytest.fixture
def view(scenario, catalog, make_week):
    row = AuditRow(
        rule="back.frontal", week="A", value="3", min="5", max=None, unit="sets", ok=False
    )
    return back_view((row,), (FRONTAL,), scenario, catalog, make_week(WEEK))


def test_three_regions_by_three_planes(view):
    assert view.regions == ("Upper and mid back", "Lats", "Lower back")
    assert [(row.plane, list(map(show_fraction, row.cells))) for row in view.rows] == [
        ("Sagittal", ["4", "4", "2"]),
        ("Frontal", ["2.5", "3", "0"]),
        ("Transverse", ["1", "0", "0"]),
    ]
    assert list(map(show_fraction, view.totals)) == ["7.5", "7", "2"]


def test_what_is_covered_is_ticked(view, laid_out):
    ticked = [[bool(cell) for cell in row.cells] for row in view.rows]
    assert ticked == [[True] * 3, [True, True, False], [True, False, False]]
    assert laid_out(backs=[view]).count("&#10003;") == 6


def test_rules_on_the_back_are_told_with_their_bounds(view, laid_out):
    asked = view.rows[1].asked
    assert (asked.value, bounds_words(asked), standing(asked)) == (
        "3",
        "at least 5",
        Standing.BELOW,
    )
    assert view.rows[0].asked is None
    assert "! below its minimum" in laid_out(backs=[view])


def test_without_rules_only_the_table_stands(scenario, catalog, make_week, laid_out):
    view = back_view((), (), scenario, catalog, make_week(WEEK), make_week(WEEK, "B"))
    assert not view.ruled
    assert view.totals == (15, 14, 4)
    assert "pull-downs" not in laid_out(backs=[view])


def test_the_regions_are_muscles_of_the_catalog(catalog):
    assert {muscle for members in REGIONS.values() for muscle in members} <= catalog.measured.keys()
