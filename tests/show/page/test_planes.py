import re

import pytest

from optimizer.domain.program import AuditRow
from optimizer.kinds.coverage import CoverageRule
from optimizer.show.measured import Standing, bounds_words, standing
from optimizer.show.page.planes import plane_view


def a_rule(id_, count="sets", **of):
    return CoverageRule.model_validate(
        {"id": id_, "kind": "coverage", "count": count, "of": of, "min": 8,
         "why": "For the test, at length.", "source": "test"}
    )  # fmt: skip


def measured(rule, value, week="A", unit="sets"):
    return AuditRow(rule=rule, week=week, value=value, min="8", max=None, unit=unit, ok=True)


RULES = (
    a_rule("plane.frontal", plane="frontal", plane_strict=True),
    a_rule("plane.frontal_lower", "exercises", plane="frontal", region="lower"),
    a_rule("back.sagittal", pattern="horizontal_pull", plane="sagittal"),
)
WEEK = {"goblet_squat": 4, "dumbbell_bench_press": 3, "lateral_lunge": 3, "y_raise": 2}


@pytest.fixture
def view(scenario, catalog, make_week):
    rows = (
        measured("plane.frontal", "3"), measured("plane.frontal_lower", "1", unit="exercises"),
        measured("back.sagittal", "9"),
    )  # fmt: skip
    return plane_view(rows, RULES, scenario, catalog, make_week(WEEK))


def asked(row):
    return bounds_words(row.asked) if row.asked else ""


def test_sets_of_each_plane_with_what_is_asked_for(view):
    told = [(row.name, row.value, row.unit, asked(row), row.sub) for row in view.rows]
    assert told == [
        ("Sagittal", 4, "sets", "", False),
        ("Frontal", 3, "sets", "at least 8", False),
        ("hips and legs", 1, "exercises", "at least 8", True),
        ("Transverse", 0, "sets", "", False),
    ]
    assert standing(view.rows[1].asked) is Standing.BELOW


def test_rules_stand_here_by_what_they_select_whatever_they_are_called(
    scenario, catalog, make_week
):
    rules = (
        a_rule("coach.sideways", plane="frontal", plane_strict=True),
        a_rule("coach.lunges_to_the_side", pattern="knee_dominant", plane="frontal"),
        a_rule("coach.rows", pattern="horizontal_pull", plane="sagittal"),
        a_rule("coach.rows_with_one_arm", pattern="horizontal_pull", plane="sagittal"),
        a_rule("plane.in_name_only", pattern="hip_dominant"),
    )
    rows = tuple(measured(rule.id, "5") for rule in rules)
    view = plane_view(rows, rules, scenario, catalog, make_week(WEEK))
    assert [(row.name, asked(row), row.sub) for row in view.rows] == [
        ("Sagittal", "", False),
        ("rows with one arm", "at least 8", True),  # the first rule on rows is in the back panel
        ("Frontal", "at least 8", False),
        ("lunges to the side", "at least 8", True),
        ("Transverse", "", False),
    ]


def test_what_is_of_no_single_plane_is_not_lost(view):
    assert view.mixed == 3


def test_bars_share_a_scale_that_holds_their_minimums(view):
    assert [row.value / row.longest for row in view.rows if not row.sub] == [0.5, 0.375, 0]
    assert view.rows[1].least == view.rows[1].longest
    assert view.rows[0].least == 0


def test_weeks_that_are_covered_together_are_counted_together(scenario, catalog, make_week):
    weeks = make_week({"goblet_squat": 4}), make_week({"goblet_squat": 2, "lateral_lunge": 1}, "B")
    view = plane_view((), (), scenario, catalog, *weeks)
    assert [row.value for row in view.rows] == [6, 1, 0]
    assert plane_view((), (), scenario, catalog).rows[0].value == 0


def test_all_that_a_bar_shows_is_written_beside_it(view, laid_out):
    words = " ".join(re.sub("<[^>]+>", "", laid_out(planes_of=[view])).split())
    assert "Frontal to the side 3 sets, at least 8 ! below its minimum" in words
    assert "hips and legs frontal 1 exercise, at least 8 ! below its minimum" in words
    assert "Transverse turning 0 sets 3 further sets, such as presses, count for none" in words
