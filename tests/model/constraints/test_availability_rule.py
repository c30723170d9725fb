import pytest


@pytest.mark.parametrize(
    ("by", "client", "exercise", "accepted"),
    [
        pytest.param("equipment", {"equipment": ("dumbbell",)}, "dumbbell_curl", True, id="owned"),
        pytest.param(
            "equipment", {"equipment": ("dumbbell",)}, "incline_dumbbell_curl", False, id="half"
        ),
        pytest.param(
            "equipment", {"equipment": ("kettlebell",)}, "hammer_curl", True, id="an alternative"
        ),
        pytest.param("equipment", {"equipment": ()}, "push_up", True, id="needs nothing"),
        pytest.param("equipment", {"equipment": ("hotel",)}, "cable_curl", True, id="in a preset"),
        pytest.param("equipment", {"equipment": ("bands",)}, "cable_curl", False, id="not in it"),
        pytest.param("level", {"level": "beginner"}, "goblet_squat", True, id="level 1 of 1"),
        pytest.param("level", {"level": "beginner"}, "chin_up", False, id="level 2 of 1"),
        pytest.param("level", {"level": "intermediate"}, "chin_up", True, id="level 2 of 2"),
        pytest.param("level", {"level": "intermediate"}, "pistol_squat", False, id="level 3 of 2"),
        pytest.param("level", {"level": "advanced"}, "pistol_squat", True, id="level 3 of 3"),
        pytest.param("stress", {}, "barbell_back_squat", True, id="no limit"),
        pytest.param(
            "stress", {"limits": {"axial_load": 2}}, "barbell_back_squat", True, id="on the limit"
        ),
        pytest.param(
            "stress", {"limits": {"axial_load": 1}}, "barbell_back_squat", False, id="above it"
        ),
        pytest.param(
            "stress", {"limits": {"neck": 0}}, "barbell_back_squat", True, id="another place"
        ),
        pytest.param("exclude", {"exclude": ("chin_up",)}, "chin_up", False, id="excluded"),
        pytest.param("exclude", {"exclude": ("chin_up",)}, "pull_up", True, id="another excluded"),
        pytest.param("default_off", {}, "kneeling_squat", False, id="off without a wish"),
        pytest.param(
            "default_off", {"include": ("kneeling_squat",)}, "kneeling_squat", True, id="included"
        ),
        pytest.param(
            "default_off",
            {"lock": ({"day": "fri", "exercise": "kneeling_squat"},)},
            "kneeling_squat",
            True,
            id="locked",
        ),
        pytest.param("default_off", {}, "chin_up", True, id="on by default"),
    ],
)
def test_availability(judge_rule, make_rule, make_scenario, by, client, exercise, accepted):
    rule = make_rule("availability", by=by)
    assert judge_rule(rule, make_scenario(**client), {"wed": {exercise: 2}}) == (accepted, accepted)


def test_what_is_kept_out_may_stay_out(judge_rule, make_rule, make_scenario):
    rule = make_rule("availability", by="equipment")
    scenario = make_scenario(equipment=())
    assert judge_rule(rule, scenario, {"mon": {"push_up": 2}}) == (True, True)
