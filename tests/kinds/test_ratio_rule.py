import pytest

PULL_PUSH = {
    "over": {"sets": {"pattern": ["horizontal_pull", "vertical_pull"]}},
    "under": {"sets": {"pattern": ["horizontal_push", "vertical_push"]}},
}


@pytest.mark.parametrize(
    ("bounds", "pull", "push", "accepted"),
    [
        pytest.param({"min": 1}, 4, 5, False, id="one set below 1"),
        pytest.param({"min": 1}, 5, 5, True, id="on 1"),
        pytest.param({"min": 1}, 6, 5, True, id="one set above 1"),
        pytest.param({"max": "3/2"}, 5, 4, True, id="one set below 3/2"),
        pytest.param({"max": "3/2"}, 6, 4, True, id="on 3/2"),
        pytest.param({"max": "3/2"}, 7, 4, False, id="one set above 3/2"),
        pytest.param({"max": "1.5"}, 6, 4, True, id="a decimal is exact"),
        pytest.param({"min": "4/3", "max": "4/3"}, 8, 6, True, id="on a single ratio"),
        pytest.param({"min": "4/3", "max": "4/3"}, 9, 6, False, id="past a single ratio"),
        pytest.param({"min": "4/3", "max": "4/3"}, 7, 6, False, id="short of a single ratio"),
        pytest.param({"min": "1.333333"}, 4, 3, True, id="above by a millionth"),
        pytest.param({"min": "1.333334"}, 4, 3, False, id="below by a millionth"),
        pytest.param({"min": 1}, 3, 0, True, id="nothing below is no maximum"),
        pytest.param({"max": 9}, 3, 0, False, id="something over nothing is above any maximum"),
        pytest.param({"max": 9}, 0, 3, True, id="nothing over something"),
        pytest.param({"min": "1/9"}, 0, 3, False, id="nothing is below any minimum"),
        pytest.param({"min": 1, "max": 1}, 0, 0, True, id="nothing over nothing"),
        pytest.param({}, 1, 9, True, id="no bounds"),
    ],
)
def test_sets(judge_rule, make_rule, make_scenario, bounds, pull, push, accepted):
    day = {"lat_pulldown": pull, "dumbbell_bench_press": push}
    week = {"mon": {e: n for e, n in day.items() if n}}
    rule = make_rule("ratio", **PULL_PUSH, **bounds)
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("week", "accepted"),
    [
        pytest.param({"mon": ["leg_curl", "leg_press"]}, True, id="one to one"),
        pytest.param(
            {"mon": ["leg_curl", "leg_press"], "wed": ["leg_press"]}, True, id="repeats count once"
        ),
        pytest.param(
            {"mon": ["leg_curl", "leg_press"], "wed": ["leg_extension"]}, False, id="one to two"
        ),
    ],
)
def test_exercises(judge_rule, make_rule, make_scenario, week, accepted):
    rule = make_rule(
        "ratio",
        over={"exercises": {"pattern": "knee_flexion"}},
        under={"exercises": {"pattern": "knee_dominant"}},
        min=1,
    )
    sets = {day: dict.fromkeys(names, 3) for day, names in week.items()}
    assert judge_rule(rule, make_scenario(), sets) == (accepted, accepted)


@pytest.mark.parametrize(
    ("row", "curl", "accepted"),
    [
        # Half sets: lats and upper_back 2 * row each, biceps row + 2 * curl; means of two and one.
        pytest.param(4, 1, True, id="above"),
        pytest.param(4, 2, True, id="on 1"),
        pytest.param(4, 3, False, id="one set below"),
    ],
)
def test_volumes_are_means(judge_rule, make_rule, make_scenario, row, curl, accepted):
    rule = make_rule(
        "ratio", over={"volume": ["lats", "upper_back"]}, under={"volume": "biceps"}, min=1
    )
    week = {"mon": {"seated_cable_row": row}, "fri": {"dumbbell_curl": curl}}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)


@pytest.mark.parametrize(
    ("pulldown", "accepted"),
    [
        pytest.param(3, False, id="below"),
        pytest.param(4, True, id="on 3/5"),
        pytest.param(5, True, id="above"),
    ],
)
def test_a_mean_of_unequal_volumes(judge_rule, make_rule, make_scenario, pulldown, accepted):
    """4 pulldowns: mean of 4 and 2 sets is 3; biceps 4/2 + 3 curls = 5."""
    rule = make_rule(
        "ratio", over={"volume": ["lats", "upper_back"]}, under={"volume": "biceps"}, min="3/5"
    )
    week = {"mon": {"lat_pulldown": pulldown, "dumbbell_curl": 3}}
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)
