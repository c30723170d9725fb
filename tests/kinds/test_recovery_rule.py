import pytest

PRESS, INCLINE, OVERHEAD = (
    "dumbbell_bench_press",
    "incline_dumbbell_press",
    "dumbbell_overhead_press",
)
ALL = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture(scope="module")
def rule(make_rule):
    return make_rule("recovery", muscle="chest", high_sets=6, next_day_sets=3)


@pytest.mark.parametrize(
    ("days", "week", "accepted"),
    [
        pytest.param(ALL, {"mon": 5, "tue": 9}, True, id="one set below hard"),
        pytest.param(ALL, {"mon": 6, "tue": 2}, True, id="hard, then one set below"),
        pytest.param(ALL, {"mon": 6, "tue": 3}, True, id="hard, then on the limit"),
        pytest.param(ALL, {"mon": 6, "tue": 4}, False, id="hard, then one set above"),
        pytest.param(ALL, {"mon": 7, "tue": 4}, False, id="above hard, then one set above"),
        pytest.param(ALL, {"mon": 4, "tue": 6}, True, id="the day before is free"),
        pytest.param(ALL, {"mon": 6, "wed": 6}, True, id="a day between"),
        pytest.param(ALL, {"sun": 6, "mon": 4}, False, id="Sunday precedes Monday"),
        pytest.param(ALL, {"sun": 4, "mon": 6}, True, id="Monday does not precede Sunday"),
        pytest.param(ALL, {"mon": 6, "tue": 3, "wed": 6, "thu": 3}, True, id="twice in turn"),
        pytest.param(ALL, {"mon": 6, "tue": 3, "wed": 6, "thu": 4}, False, id="then too much"),
        pytest.param(("sat", "sun"), {"sat": 6, "sun": 4}, False, id="a weekend"),
        pytest.param(("sun", "tue"), {"sun": 6, "tue": 6}, True, id="no consecutive days"),
        pytest.param(("mon",), {"mon": 9}, True, id="one day is not its own tomorrow"),
    ],
)
def test_recovery(judge_rule, rule, make_scenario, days, week, accepted):
    sets = {day: {PRESS: n} for day, n in week.items()}
    assert judge_rule(rule, make_scenario(days), sets) == (accepted, accepted)


@pytest.mark.parametrize(
    ("today", "tomorrow", "accepted"),
    [
        pytest.param({PRESS: 3, INCLINE: 3}, {INCLINE: 4}, False, id="exercises add up"),
        pytest.param({PRESS: 3, INCLINE: 2}, {INCLINE: 4}, True, id="to one below hard"),
        pytest.param({PRESS: 3, OVERHEAD: 9}, {PRESS: 9}, True, id="other muscles do not count"),
    ],
)
def test_direct_sets_only(judge_rule, rule, make_scenario, today, tomorrow, accepted):
    week = {"wed": today, "thu": tomorrow}
    assert judge_rule(rule, make_scenario(ALL), week) == (accepted, accepted)


@pytest.mark.parametrize(("after", "accepted"), [(0, True), (1, False)])
def test_nothing_the_day_after(judge_rule, make_rule, make_scenario, after, accepted):
    rule = make_rule("recovery", muscle="chest", high_sets=1, next_day_sets=0)
    week = {"mon": {PRESS: 1}, "tue": {PRESS: 1} if after else {OVERHEAD: 1}}
    assert judge_rule(rule, make_scenario(ALL), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("after", "accepted"),
    [
        pytest.param(3, True, id="a very long day, then rest"),
        pytest.param(4, False, id="a very long day, then too much"),
    ],
)
def test_however_long_the_day(judge_rule, rule, catalog, make_scenario, after, accepted):
    presses = [e.id for e in catalog.exercises if catalog.half_sets(e, "chest") == 2][:7]
    week = {"mon": dict.fromkeys(presses, 10), "tue": {PRESS: after}}
    assert judge_rule(rule, make_scenario(ALL), week) == (accepted, accepted)
