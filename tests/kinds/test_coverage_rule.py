import pytest

PULL = {"pattern": ["horizontal_pull", "vertical_pull"]}
ROW, PULLDOWN, CURL = "one_arm_cable_row", "lat_pulldown", "dumbbell_curl"


@pytest.mark.parametrize(
    ("bounds", "row", "pulldown", "accepted"),
    [
        pytest.param({"min": 5}, 2, 2, False, id="one set below the minimum"),
        pytest.param({"min": 5}, 2, 3, True, id="on the minimum"),
        pytest.param({"min": 5}, 3, 3, True, id="one set above the minimum"),
        pytest.param({"max": 5}, 2, 2, True, id="one set below the maximum"),
        pytest.param({"max": 5}, 2, 3, True, id="on the maximum"),
        pytest.param({"max": 5}, 3, 3, False, id="one set above the maximum"),
        pytest.param({"min": 4, "max": 4}, 2, 2, True, id="a single number"),
    ],
)
def test_sets_of_the_week(judge_rule, make_rule, make_scenario, bounds, row, pulldown, accepted):
    rule = make_rule("coverage", count="sets", of=PULL, **bounds)
    week = {"mon": {ROW: row, CURL: 3}, "fri": {PULLDOWN: pulldown}}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("bounds", "week", "accepted"),
    [
        pytest.param({"min": 2}, {"mon": [ROW], "fri": [ROW]}, False, id="a repeat counts once"),
        pytest.param({"min": 2}, {"mon": [ROW], "fri": [PULLDOWN]}, True, id="two are two"),
        pytest.param({"max": 1}, {"mon": [ROW], "fri": [ROW]}, True, id="a repeat is one"),
        pytest.param({"max": 1}, {"mon": [ROW, PULLDOWN]}, False, id="one too many"),
        pytest.param({"max": 0}, {"mon": [CURL]}, True, id="none allowed, none there"),
        pytest.param({"max": 0}, {"mon": [ROW]}, False, id="none allowed, one there"),
        pytest.param({"min": 1}, {"mon": [CURL]}, False, id="another pattern does not count"),
    ],
)
def test_exercises_of_the_week(judge_rule, make_rule, make_scenario, bounds, week, accepted):
    rule = make_rule("coverage", count="exercises", of=PULL, **bounds)
    sets = {day: dict.fromkeys(names, 2) for day, names in week.items()}
    assert judge_rule(rule, make_scenario(), sets) == (accepted, accepted)


@pytest.mark.parametrize(
    ("bounds", "on", "accepted"),
    [
        pytest.param({"min": 2}, ["mon"], False, id="one day below the minimum"),
        pytest.param({"min": 2}, ["mon", "fri"], True, id="on the minimum"),
        pytest.param({"min": 2}, ["mon", "wed", "fri"], True, id="one day above the minimum"),
        pytest.param({"max": 2}, ["mon"], True, id="one day below the maximum"),
        pytest.param({"max": 2}, ["mon", "fri"], True, id="on the maximum"),
        pytest.param({"max": 2}, ["mon", "wed", "fri"], False, id="one day above the maximum"),
        pytest.param({"max": 0}, [], True, id="no day allowed, none used"),
        pytest.param({"min": 2, "max": 2}, ["wed", "fri"], True, id="a single number"),
        pytest.param({"min": 2, "max": 2}, ["wed"], False, id="below a single number"),
        pytest.param({"min": 5}, ["mon", "fri"], False, id="capped at three days, two used"),
        pytest.param({"min": 5}, ["mon", "wed", "fri"], True, id="no more days than there are"),
    ],
)
def test_days(judge_rule, make_rule, make_scenario, bounds, on, accepted):
    rule = make_rule("coverage", count="days", of=PULL, **bounds)
    week = {day: {ROW: 2, PULLDOWN: 2} if day in on else {CURL: 2} for day in ("mon", "wed", "fri")}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


def test_two_exercises_of_a_day_make_one_day(judge_rule, make_rule, make_scenario):
    rule = make_rule("coverage", count="days", of=PULL, min=2)
    week = {"mon": {ROW: 3, PULLDOWN: 3}}
    assert judge_rule(rule, make_scenario(), week) == (False, False)


@pytest.mark.parametrize(
    ("count", "bounds", "monday", "friday", "accepted"),
    [
        pytest.param("exercises", {"max": 1}, {ROW: 3}, {ROW: 3}, True, id="one a day"),
        pytest.param("exercises", {"max": 1}, {ROW: 3, PULLDOWN: 3}, {}, False, id="two on a day"),
        pytest.param("exercises", {"min": 1}, {ROW: 3}, {PULLDOWN: 3}, True, id="one on each day"),
        pytest.param("exercises", {"min": 1}, {ROW: 3, PULLDOWN: 3}, {}, False, id="a day without"),
        pytest.param("sets", {"max": 5}, {ROW: 2, PULLDOWN: 3}, {ROW: 5}, True, id="sets on it"),
        pytest.param("sets", {"max": 5}, {ROW: 3, PULLDOWN: 3}, {}, False, id="a set above"),
        pytest.param("sets", {"min": 3}, {ROW: 3}, {ROW: 3}, True, id="sets on the minimum"),
        pytest.param("sets", {"min": 3}, {ROW: 9}, {ROW: 2}, False, id="a set below on one day"),
    ],
)
def test_sessions(judge_rule, make_rule, make_scenario, count, bounds, monday, friday, accepted):
    rule = make_rule("coverage", count=count, per="session", of=PULL, **bounds)
    week = {"mon": monday, "fri": friday}
    scenario = make_scenario(("mon", "fri"))
    assert judge_rule(rule, scenario, week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("count", "week", "accepted"),
    [
        pytest.param("sets", {ROW: 2, CURL: 3}, True, id="triggered and kept"),
        pytest.param("sets", {ROW: 1, CURL: 3}, False, id="triggered, one set below"),
        pytest.param("sets", {CURL: 3}, False, id="triggered, nothing there"),
        pytest.param("sets", {ROW: 1}, True, id="not triggered"),
        pytest.param("exercises", {ROW: 2, CURL: 3}, False, id="triggered, one exercise below"),
        pytest.param("exercises", {ROW: 2, PULLDOWN: 2, CURL: 3}, True, id="two exercises"),
        pytest.param("exercises", {"hammer_curl": 2, CURL: 3}, False, id="triggered twice"),
    ],
)
def test_only_when(judge_rule, make_rule, make_scenario, count, week, accepted):
    when = {"pattern": "elbow_flexion"}
    rule = make_rule("coverage", count=count, of=PULL, min=2, when=when)
    assert judge_rule(rule, make_scenario(), {"wed": week}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("of", "accepted"),
    [
        pytest.param({"pattern": "rotator_cuff_ER"}, False, id="drills are left out"),
        pytest.param({"kind": "drill"}, True, id="drills by name"),
        pytest.param({"kind": ["hard", "drill"], "plane": "transverse"}, True, id="both kinds"),
        pytest.param({"kind": "drill", "plane": "sagittal"}, False, id="every field must hold"),
    ],
)
def test_selectors(judge_rule, make_rule, make_scenario, of, accepted):
    rule = make_rule("coverage", count="sets", of=of, min=2)
    week = {"mon": {"band_external_rotation": 2}}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)
