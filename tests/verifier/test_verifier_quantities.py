"""Boundary tables of volume, ratio and coverage."""

import pytest

PUSH, PULL = {"sets": {"pattern": "push"}}, {"sets": {"pattern": "pull"}}


@pytest.mark.parametrize(
    ("bounds", "value", "ok"),
    [
        ({"min": 5}, "5", True),
        ({"min": "5.5"}, "5", False),
        ({"max": 5}, "5", True),
        ({"max": "4.5"}, "5", False),
        ({"min": 5, "max": 5}, "5", True),
        ({}, "5", True),
    ],
)
def test_weekly_volume(check, bounds, value, ok):
    plan = {"mon": {"press": 3}, "tue": {"press": 2}, "fri": {"band_turn": 2}}
    (finding,) = check("volume", plan, muscle="chest", **bounds)
    assert (finding.value, finding.ok, finding.unit) == (value, ok, "sets")


def test_volume_counts_half_sets_and_says_so(check):
    plan = {"mon": {"press": 3, "overhead": 2}}
    (finding,) = check("volume", plan, id_="volume.front", muscle="front_delts", min=8, max=20)
    assert finding.value == "3.5"
    assert (finding.min, finding.max, finding.ok) == ("8", "20", False)
    assert finding.rule == "volume.front"
    assert finding.message == "front_delts: 3.5 sets, allowed 8-20"


@pytest.mark.parametrize(("low", "ok"), [(2, True), (3, False)])
def test_direct_volume_leaves_synergists_out(check, low, ok):
    plan = {"mon": {"press": 5, "overhead": 2}}
    (finding,) = check("volume", plan, muscle="front_delts", direct=True, min=low)
    assert (finding.value, finding.ok) == ("2", ok)


@pytest.mark.parametrize(("high", "ok"), [(4, True), ("3.5", False)])
def test_daily_volume_is_that_of_the_fullest_day(check, high, ok):
    plan = {"mon": {"press": 3}, "tue": {"press": 4}, "fri": {"press": 1}}
    (finding,) = check("volume", plan, muscle="chest", per="day", max=high)
    assert (finding.value, finding.ok) == ("4", ok)
    assert "on tue" in finding.message


@pytest.mark.parametrize(
    ("pull", "push", "bounds", "value", "ok"),
    [
        (4, 4, {"min": 1}, "1", True),
        (3, 4, {"min": 1}, "0.75", False),
        (6, 4, {"max": "3/2"}, "1.5", True),
        (7, 4, {"max": "3/2"}, "1.75", False),
        (4, 3, {"min": "4/3", "max": "4/3"}, "4/3", True),
        (5, 4, {"min": "4/3", "max": 2}, "1.25", False),
    ],
)
def test_ratio(check, pull, push, bounds, value, ok):
    plan = {"mon": {"row": pull, "press": push}}
    (finding,) = check("ratio", plan, over=PULL, under=PUSH, **bounds)
    assert (finding.value, finding.ok, finding.unit) == (value, ok, "ratio")


@pytest.mark.parametrize(
    ("plan", "bounds", "value", "ok"),
    [
        ({"mon": {"row": 6}}, {"min": 1}, "6/0", True),
        ({"mon": {"row": 6}}, {"max": 2}, "6/0", False),
        ({"mon": {"raise": 2}}, {"min": 1, "max": 2}, "0/0", True),
        ({"mon": {"press": 2}}, {"min": 1}, "0", False),
    ],
)
def test_ratio_without_division(check, plan, bounds, value, ok):
    (finding,) = check("ratio", plan, over=PULL, under=PUSH, **bounds)
    assert (finding.value, finding.ok) == (value, ok)


def test_ratio_of_means(check):
    # chest 4 sets; lats 3 and cuff 1.5 sets: mean 2.25
    plan = {"mon": {"press": 4, "row": 3}}
    measures = {"over": {"volume": ["lats", "cuff"]}, "under": {"volume": "chest"}}
    (held,) = check("ratio", plan, **measures, min="9/16")
    (broken,) = check("ratio", plan, **measures, min="9/15")
    assert (held.value, held.ok, broken.ok) == ("9/16", True, False)
    assert "(2.25 to 4)" in held.message


def test_ratio_of_exercises_counts_each_once(check):
    plan = {"mon": {"row": 2, "press": 2}, "tue": {"row": 2, "overhead": 2}}
    measures = {
        "over": {"exercises": {"pattern": "pull"}},
        "under": {"exercises": {"pattern": "push"}},
    }
    (finding,) = check("ratio", plan, **measures, min=1)
    assert (finding.value, finding.ok) == ("0.5", False)


COVERED = {"mon": {"press": 3, "overhead": 2}, "tue": {"press": 1}, "fri": {"row": 2}}


@pytest.mark.parametrize(
    ("count", "bounds", "value", "ok"),
    [
        ("sets", {"min": 6}, "6", True),
        ("sets", {"min": 7}, "6", False),
        ("sets", {"max": 6}, "6", True),
        ("sets", {"max": 5}, "6", False),
        ("exercises", {"min": 2}, "2", True),
        ("exercises", {"min": 3}, "2", False),
        ("exercises", {"max": 1}, "2", False),
        ("days", {"min": 2}, "2", True),
        ("days", {"min": 3}, "2", False),
        ("days", {"max": 1}, "2", False),
    ],
)
def test_weekly_coverage(check, count, bounds, value, ok):
    (finding,) = check("coverage", COVERED, count=count, of={"pattern": "push"}, **bounds)
    assert (finding.value, finding.ok, finding.unit) == (value, ok, count)


def test_coverage_never_asks_for_more_days_than_there_are(check):
    plan = {"mon": {"press": 2}, "tue": {"press": 2}, "fri": {"press": 2}}
    (finding,) = check("coverage", plan, count="days", of={"pattern": "push"}, min=5)
    assert (finding.value, finding.min, finding.ok) == ("3", "3", True)


@pytest.mark.parametrize(
    ("count", "bounds", "value", "ok"),
    [
        ("exercises", {"max": 2}, "2", True),
        ("exercises", {"max": 1}, "2", False),
        ("sets", {"max": 5}, "5", True),
        ("sets", {"max": 4}, "5", False),
        ("exercises", {"min": 0}, "0", True),
        ("exercises", {"min": 1}, "0", False),  # friday has none
    ],
)
def test_coverage_of_the_worst_session(check, count, bounds, value, ok):
    (finding,) = check(
        "coverage", COVERED, count=count, of={"pattern": "push"}, per="session", **bounds
    )
    assert (finding.value, finding.ok) == (value, ok)
    assert ("on fri" if "min" in bounds else "on mon") in finding.message


@pytest.mark.parametrize(
    ("plan", "low", "ok"),
    [
        ({"mon": {"overhead": 2, "row": 2}}, "2", True),
        ({"mon": {"overhead": 2, "row": 1}}, "2", False),
        ({"mon": {"press": 2}}, None, True),
    ],
)
def test_coverage_only_when(check, plan, low, ok):
    """Rows are asked for only beside overhead pressing."""
    asked = {"of": {"pattern": "pull"}, "when": {"id": "overhead"}, "min": 2}
    (finding,) = check("coverage", plan, count="sets", **asked)
    assert (finding.min, finding.ok) == (low, ok)
