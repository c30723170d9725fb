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


# -- equipment by day: the gym on Monday, dumbbells at home on Wednesday, the floor on Friday ------

BY_DAY = {"mon": ("full_gym",), "wed": ("home_dumbbell",), "fri": ()}
SQUAT, GOBLET = "barbell_back_squat", "goblet_squat"


@pytest.fixture
def equipped(make_rule):
    return make_rule("availability", by="equipment")


@pytest.mark.parametrize(
    ("week", "accepted"),
    [
        pytest.param({"mon": {SQUAT: 2}}, True, id="in the gym"),
        pytest.param({"wed": {SQUAT: 2}}, False, id="at home"),
        pytest.param({"mon": {SQUAT: 2}, "wed": {SQUAT: 2}}, False, id="in the gym and at home"),
        pytest.param({"wed": {GOBLET: 2}}, True, id="dumbbells at home"),
        pytest.param({"mon": {GOBLET: 2}, "wed": {GOBLET: 2}}, True, id="dumbbells on both"),
        pytest.param({"fri": {GOBLET: 2}}, False, id="no dumbbells on the floor"),
        pytest.param({"mon": {SQUAT: 2}, "wed": {GOBLET: 2}}, True, id="each where it can be"),
        pytest.param({"mon": {GOBLET: 2}, "wed": {SQUAT: 2}}, False, id="the wrong way round"),
        pytest.param({d: {"push_up": 2} for d in BY_DAY}, True, id="nothing needed anywhere"),
    ],
)
def test_equipment_by_day(judge_rule, make_scenario, equipped, week, accepted):
    scenario = make_scenario(equipment=BY_DAY)
    assert judge_rule(equipped, scenario, week) == (accepted, accepted)


def test_items_of_two_days_do_not_add_up(judge_rule, make_scenario, equipped):
    split = make_scenario(equipment={"mon": ("barbell",), "wed": ("rack",), "fri": ()})
    for day in split.days:
        assert judge_rule(equipped, split, {day: {SQUAT: 2}}) == (False, False)


@pytest.mark.parametrize(
    ("sessions", "accepted"), [(("mon",), True), (("mon", "wed"), False), (BY_DAY, False)]
)
def test_totals_have_as_many_sessions_as_days_with_it(
    week_allows, make_scenario, equipped, sessions, accepted
):
    week = {day: {SQUAT: 2} for day in sessions}
    assert week_allows(equipped, make_scenario(equipment=BY_DAY), week) is accepted
    assert week_allows(equipped, make_scenario(), week)


def test_totals_fit_the_minutes_of_the_days_with_it(
    week_allows, judge_rule, make_rule, make_scenario, catalog, equipped
):
    """On Monday there is time for four sets in the gym, in the week for many more."""
    lift = catalog.by_id[SQUAT]
    seconds = lift.setup_seconds + 4 * lift.set_seconds("balance")
    time = make_rule(
        "session_time", "time", warmup_seconds=3600 - seconds, short_warmup_seconds=0,
        short_minutes=0, cooldown_seconds=0,
    )  # fmt: skip
    scenario = make_scenario({"mon": 60, "wed": 120, "fri": 120}, equipment=BY_DAY)
    four, five = {"mon": {SQUAT: 4}}, {"mon": {SQUAT: 5}}
    assert judge_rule(time, scenario, four, also=(equipped,)) == (True, True)
    assert week_allows(time, scenario, four, also=(equipped,))
    assert not week_allows(time, scenario, five, also=(equipped,))
    assert week_allows(time, scenario, five)  # without the rule any day may hold it
    everywhere = scenario.model_copy(update={"places": ("full_gym",)})
    assert week_allows(time, everywhere, five, also=(equipped,))


OPPOSED = {
    "first": {"pattern": "horizontal_push"},
    "second": {"pattern": "horizontal_pull"},
    "antagonists": True,
}


@pytest.mark.parametrize(
    ("pair", "at_home"),
    [
        pytest.param(("machine_chest_press", "seated_cable_row"), (), id="pairing like no other"),
        pytest.param(
            ("suspension_push_up", "t_bar_row"), ("push_up", "dumbbell_bent_over_row"),
            id="pairing like lifts at home",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("spare", "accepted"), [(0, True), (-1, False)])
def test_totals_reckon_with_what_pairs_save(
    week_allows,
    judge_rule,
    make_rule,
    make_scenario,
    catalog,
    equipped,
    pair,
    at_home,
    spare,
    accepted,
):
    """A pair that only the gym allows fills Monday to the second."""
    lifts = [catalog.by_id[name] for name in pair]
    work = sum(e.setup_seconds + 3 * e.work_seconds for e in lifts)
    seconds = work + 3 * (15 + max(e.rest_seconds["balance"] for e in lifts))
    time = make_rule(
        "session_time", "time", warmup_seconds=3600 - seconds - spare, short_warmup_seconds=0,
        short_minutes=0, cooldown_seconds=0,
    )  # fmt: skip
    scenario = make_scenario({"mon": 60, "wed": 240, "fri": 60}, equipment=BY_DAY, pairs="allow")
    also = (equipped, make_rule("pairs", "pairs", allowed=[OPPOSED]))
    week = {"mon": dict.fromkeys(pair, 3), "wed": dict.fromkeys(at_home, 2)}
    assert judge_rule(time, scenario, week, {"mon": [pair]}, also) == (accepted, accepted)
    if accepted or not at_home:
        assert week_allows(time, scenario, week, also) is accepted
