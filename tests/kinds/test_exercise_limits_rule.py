import pytest

CURL, HAMMER = "dumbbell_curl", "hammer_curl"
DAYS = ("mon", "tue", "wed", "thu")


@pytest.mark.parametrize(
    ("sets", "accepted"),
    [
        pytest.param([1], False, id="one set below the minimum"),
        pytest.param([2], True, id="on the minimum"),
        pytest.param([3], True, id="one set above the minimum"),
        pytest.param([4], True, id="on the maximum"),
        pytest.param([5], False, id="one set above the maximum"),
        pytest.param([4, 1], False, id="one session below, the mean within"),
        pytest.param([5, 2], False, id="one session above, the mean within"),
        pytest.param([2, 4], True, id="unequal sessions"),
        pytest.param([2, 2, 2], True, id="on the sessions"),
        pytest.param([2, 2, 2, 2], False, id="one session too many"),
        pytest.param([], True, id="not there at all"),
    ],
)
def test_limits(judge_rule, make_rule, make_scenario, sets, accepted):
    rule = make_rule("exercise_limits", of={"id": CURL}, min_sets=2, max_sets=4, max_sessions=3)
    week = {day: {CURL: n} for day, n in zip(DAYS, sets, strict=False)}
    assert judge_rule(rule, make_scenario(DAYS), week) == (accepted, accepted)


def test_limits_are_for_each_exercise_alone(judge_rule, make_rule, make_scenario):
    rule = make_rule(
        "exercise_limits", of={"pattern": "elbow_flexion"}, min_sets=2, max_sets=3, max_sessions=1
    )
    scenario = make_scenario(DAYS)
    week = {"mon": {CURL: 3, HAMMER: 2}}
    assert judge_rule(rule, scenario, week) == (True, True)
    week = {"mon": {CURL: 3, HAMMER: 2}, "thu": {HAMMER: 2}}
    assert judge_rule(rule, scenario, week) == (False, False)


@pytest.mark.parametrize(("sets", "accepted"), [(1, True), (5, True)])
def test_others_are_free(judge_rule, make_rule, make_scenario, sets, accepted):
    rule = make_rule("exercise_limits", of={"id": CURL}, min_sets=2, max_sets=4, max_sessions=1)
    week = {"mon": {HAMMER: sets}, "wed": {HAMMER: sets}}
    assert judge_rule(rule, make_scenario(DAYS), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("sets", "accepted"),
    [
        pytest.param(11, True, id="one set below the maximum"),
        pytest.param(12, True, id="on the maximum"),
        pytest.param(13, False, id="one set above the maximum"),
    ],
)
def test_more_than_ten_sets_where_the_rule_allows_them(
    judge_rule, make_rule, make_scenario, sets, accepted
):
    rule = make_rule("exercise_limits", of={"id": CURL}, min_sets=2, max_sets=12, max_sessions=1)
    assert judge_rule(rule, make_scenario(DAYS), {"mon": {CURL: sets}}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("min_sets", "sets", "accepted"),
    [(4, 4, True), (4, 3, False), (5, 4, False), (5, 5, False)],
)
def test_the_tightest_of_several_rules(
    pinned_plan, solvable, keeps, make_rule, make_scenario, min_sets, sets, accepted
):
    """Limits that contradict each other leave the exercise out."""
    of = {"id": CURL}
    rules = (
        make_rule("exercise_limits", "low", of=of, min_sets=min_sets, max_sets=9, max_sessions=2),
        make_rule("exercise_limits", "high", of=of, min_sets=1, max_sets=4, max_sessions=2),
    )
    scenario, week = make_scenario(DAYS), {"tue": {CURL: sets}}
    assert solvable(pinned_plan(rules, scenario, week).rows) is accepted
    assert solvable(pinned_plan(rules, scenario, week, with_days=False).rows) is accepted
    assert all(keeps(rule, scenario, week) for rule in rules) is accepted
    assert solvable(pinned_plan(rules, scenario, {}).rows)
