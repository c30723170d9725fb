import pytest

SQUAT, DEADLIFT, CURL = "barbell_back_squat", "trap_bar_deadlift", "dumbbell_curl"
ALL = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize(
    ("days", "week", "accepted"),
    [
        pytest.param(ALL, {"mon": SQUAT, "tue": SQUAT}, False, id="the same on two days running"),
        pytest.param(ALL, {"mon": SQUAT, "tue": DEADLIFT}, False, id="another the day after"),
        pytest.param(ALL, {"mon": SQUAT, "wed": DEADLIFT}, True, id="a day between"),
        pytest.param(ALL, {"mon": SQUAT, "sun": DEADLIFT}, False, id="Sunday precedes Monday"),
        pytest.param(ALL, {"mon": SQUAT, "sat": DEADLIFT}, True, id="Sunday between"),
        pytest.param(ALL, {"mon": SQUAT, "tue": CURL}, True, id="others may follow"),
        pytest.param(ALL, {"mon": SQUAT, "wed": SQUAT, "fri": SQUAT}, True, id="every other day"),
        pytest.param(
            ALL, {"mon": SQUAT, "wed": SQUAT, "fri": SQUAT, "sun": SQUAT}, False, id="four of seven"
        ),
        pytest.param(ALL, {"mon": CURL}, True, id="none selected"),
        pytest.param(("mon", "wed"), {"mon": SQUAT, "wed": SQUAT}, True, id="no consecutive days"),
        pytest.param(("sat", "sun"), {"sat": SQUAT, "sun": SQUAT}, False, id="a weekend"),
        pytest.param(("mon",), {"mon": SQUAT}, True, id="one day is not its own neighbour"),
    ],
)
def test_spacing(judge_rule, make_rule, make_scenario, days, week, accepted):
    rule = make_rule("spacing", of={"tag": "heavy_axial"})
    sets = {day: {name: 3} for day, name in week.items()}
    assert judge_rule(rule, make_scenario(days), sets) == (accepted, accepted)


def test_two_selected_on_one_day(judge_rule, make_rule, make_scenario):
    rule = make_rule("spacing", of={"tag": "heavy_axial"})
    week = {"mon": {SQUAT: 3, DEADLIFT: 3}, "tue": {CURL: 3}}
    assert judge_rule(rule, make_scenario(ALL), week) == (True, True)


@pytest.mark.parametrize(
    ("days", "most"),
    [(("mon", "tue"), 1), (("mon", "tue", "wed"), 2), (ALL, 3), (ALL[:6], 3)],
)
def test_totals_alone_bound_the_sessions(week_allows, make_rule, make_scenario, days, most):
    rule = make_rule("spacing", of={"tag": "heavy_axial"})
    scenario = make_scenario(days)
    for sessions in range(1, len(days) + 1):
        week = {day: {SQUAT: 3} for day in days[:sessions]}
        assert week_allows(rule, scenario, week) is (sessions <= most)
