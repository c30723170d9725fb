import pytest

SQUAT = "barbell_back_squat"


@pytest.mark.parametrize(
    ("sets", "week", "accepted"),
    [
        pytest.param(4, {"mon": 3}, False, id="one set below"),
        pytest.param(4, {"mon": 4}, True, id="exactly"),
        pytest.param(4, {"mon": 5}, False, id="one set above"),
        pytest.param(4, {"wed": 4}, False, id="on another day"),
        pytest.param(4, {"mon": 4, "wed": 2}, True, id="more on another day"),
        pytest.param(4, {"mon": 2, "wed": 2}, False, id="spread over two days"),
        pytest.param(4, {}, False, id="nowhere"),
        pytest.param(1, {"mon": 1}, True, id="a single set"),
        pytest.param(10, {"mon": 10}, True, id="the most a lock may ask"),
        pytest.param(None, {"mon": 1}, True, id="any number"),
        pytest.param(None, {"mon": 9}, True, id="any large number"),
        pytest.param(None, {"wed": 3}, False, id="any number on another day"),
        pytest.param(None, {}, False, id="any number, nowhere"),
    ],
)
def test_lock(judge_rule, make_rule, make_scenario, sets, week, accepted):
    rule = make_rule("lock", day="mon", exercise=SQUAT, sets=sets)
    placed = {day: {SQUAT: n} for day, n in week.items()}
    assert judge_rule(rule, make_scenario(), placed) == (accepted, accepted)


@pytest.mark.parametrize(
    ("week", "accepted"),
    [
        ({"mon": {SQUAT: 3}}, False),
        ({"mon": {SQUAT: 4}}, True),
        ({"mon": {SQUAT: 5}}, False),  # one session, which is the locked one
        ({"mon": {SQUAT: 3}, "wed": {SQUAT: 3}}, True),  # as totals: 4 and another 2
        ({"mon": {SQUAT: 2}, "wed": {SQUAT: 2}}, False),  # no room for another session
    ],
)
def test_totals_alone_hold_the_locked_sets_beside_other_sessions(
    week_allows, make_rule, make_scenario, week, accepted
):
    rule = make_rule("lock", day="mon", exercise=SQUAT, sets=4)
    limits = make_rule("exercise_limits", of={}, min_sets=2, max_sets=5, max_sessions=3)
    assert week_allows(rule, make_scenario(), week, also=(limits,)) is accepted
