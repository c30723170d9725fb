import pytest

POOL = ("push_up", "goblet_squat", "lat_pulldown", "dumbbell_curl", "leg_curl")


@pytest.mark.parametrize(
    ("monday", "friday", "accepted"),
    [
        pytest.param(1, 3, False, id="one below the minimum"),
        pytest.param(2, 3, True, id="on the minimum"),
        pytest.param(3, 3, True, id="within"),
        pytest.param(4, 2, True, id="on the maximum and the minimum"),
        pytest.param(3, 5, False, id="one above the maximum"),
        pytest.param(0, 4, False, id="an empty session"),
    ],
)
def test_session_size(judge_rule, make_rule, make_scenario, monday, friday, accepted):
    rule = make_rule("session_size", min=2, max=4)
    week = {"mon": dict.fromkeys(POOL[:monday], 2), "fri": dict.fromkeys(POOL[:friday], 2)}
    assert judge_rule(rule, make_scenario(("mon", "fri")), week) == (accepted, accepted)


@pytest.mark.parametrize(("each", "accepted"), [(1, False), (2, True), (4, True), (5, False)])
def test_totals_alone_bound_the_sessions(week_allows, make_rule, make_scenario, each, accepted):
    rule = make_rule("session_size", min=2, max=4)
    week = {day: dict.fromkeys(POOL[:each], 2) for day in ("mon", "fri")}
    assert week_allows(rule, make_scenario(("mon", "fri")), week) is accepted
