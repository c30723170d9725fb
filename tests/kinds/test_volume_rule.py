import pytest

CHEST = "dumbbell_bench_press"
"""Two half sets of chest, one of triceps and front_delts."""


@pytest.mark.parametrize(
    ("bounds", "monday", "wednesday", "accepted"),
    [
        pytest.param({"min": 4}, 2, 1, False, id="one set below the minimum"),
        pytest.param({"min": 4}, 2, 2, True, id="on the minimum"),
        pytest.param({"min": 4}, 3, 2, True, id="one set above the minimum"),
        pytest.param({"max": 6}, 3, 2, True, id="one set below the maximum"),
        pytest.param({"max": 6}, 3, 3, True, id="on the maximum"),
        pytest.param({"max": 6}, 4, 3, False, id="one set above the maximum"),
        pytest.param({"min": 5, "max": 5}, 2, 3, True, id="a single number allowed"),
        pytest.param({"min": 5, "max": 5}, 3, 3, False, id="past a single number"),
        pytest.param({"min": 0, "max": 0}, 0, 0, True, id="nothing allowed, nothing done"),
        pytest.param({"min": 1}, 0, 0, False, id="something asked, nothing done"),
        pytest.param({}, 9, 9, True, id="no bounds"),
    ],
)
def test_weekly_sets(judge_rule, make_rule, make_scenario, bounds, monday, wednesday, accepted):
    rule = make_rule("volume", muscle="chest", **bounds)
    week = {"mon": {CHEST: monday}, "wed": {CHEST: wednesday}}
    week = {day: {e: n for e, n in here.items() if n} for day, here in week.items()}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("muscle", "bounds", "sets", "accepted"),
    [
        pytest.param("triceps", {"min": "2.5"}, 5, True, id="five helping sets make 2.5"),
        pytest.param("triceps", {"min": 3}, 5, False, id="five helping sets make less than 3"),
        pytest.param("triceps", {"max": "2.5"}, 5, True, id="at most 2.5"),
        pytest.param("triceps", {"max": 2}, 5, False, id="half a set above 2"),
        pytest.param("shoulders", {"min": "2.5", "max": "2.5"}, 5, True, id="a group's largest"),
        pytest.param("biceps", {"max": 0}, 5, True, id="no part in it"),
    ],
)
def test_helping_sets_count_half(
    judge_rule, make_rule, make_scenario, muscle, bounds, sets, accepted
):
    rule = make_rule("volume", muscle=muscle, **bounds)
    assert judge_rule(rule, make_scenario(), {"mon": {CHEST: sets}}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("muscle", "sets", "accepted"),
    [
        pytest.param("rotator_cuff", 3, True, id="stabilisers count drills"),
        pytest.param("rotator_cuff", 2, False, id="one drill set below"),
        pytest.param("rear_delts", 9, False, id="other muscles do not"),
    ],
)
def test_drills(judge_rule, make_rule, make_scenario, muscle, sets, accepted):
    rule = make_rule("volume", muscle=muscle, min=3)
    week = {"mon": {"band_external_rotation": sets}}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("bounds", "press", "incline", "accepted"),
    [
        pytest.param({"min": 3}, 6, 2, False, id="helping sets are not direct"),
        pytest.param({"min": 3}, 0, 3, True, id="on the minimum"),
        pytest.param({"min": "2.5"}, 0, 2, False, id="2 is below 2.5"),
        pytest.param({"min": "2.5"}, 0, 3, True, id="3 is above 2.5"),
        pytest.param({"max": "2.5"}, 6, 2, True, id="2 is within 2.5"),
        pytest.param({"max": "2.5"}, 0, 3, False, id="3 is not within 2.5"),
    ],
)
def test_direct_sets(judge_rule, make_rule, make_scenario, bounds, press, incline, accepted):
    rule = make_rule("volume", muscle="front_delts", direct=True, **bounds)
    day = {"incline_dumbbell_press": incline} | ({CHEST: press} if press else {})
    assert judge_rule(rule, make_scenario(), {"mon": day}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("high", "monday", "wednesday", "accepted"),
    [
        pytest.param(4, 3, 3, True, id="every day below"),
        pytest.param(4, 4, 4, True, id="every day on it"),
        pytest.param(4, 5, 1, False, id="one day above, the week within"),
        pytest.param("3.5", 3, 3, True, id="half a set to spare"),
        pytest.param("3.5", 4, 3, False, id="half a set above"),
    ],
)
def test_daily_sets(judge_rule, make_rule, make_scenario, high, monday, wednesday, accepted):
    rule = make_rule("volume", muscle="chest", per="day", max=high)
    week = {"mon": {CHEST: monday}, "wed": {CHEST: wednesday}}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


@pytest.mark.parametrize(("sets", "accepted"), [(2, True), (3, False)])
def test_daily_direct_sets(judge_rule, make_rule, make_scenario, sets, accepted):
    rule = make_rule("volume", muscle="front_delts", per="day", direct=True, max=2)
    day = {CHEST: 4, "incline_dumbbell_press": sets}
    assert judge_rule(rule, make_scenario(), {"fri": day}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("high", "exercise", "accepted"),
    [
        pytest.param(5, CHEST, True, id="the days allow it"),
        pytest.param("4.5", CHEST, False, id="15 sets on three days of 4.5"),
    ],
)
def test_a_daily_maximum_bounds_the_week(
    week_allows, make_rule, make_scenario, high, exercise, accepted
):
    rule = make_rule("volume", muscle="chest", per="day", max=high)
    week = {day: {exercise: 5} for day in ("mon", "wed", "fri")}
    assert week_allows(rule, make_scenario(), week) is accepted
