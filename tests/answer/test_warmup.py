"""Steps of a warm-up: their sum, their order, and that they suit day and client."""

import pytest
from support import problem_with

from optimizer.answer.warmup import day_type, ramp_lift, warmup
from optimizer.domain.exercise import Level
from optimizer.files.catalog import load_catalog
from optimizer.problem.overhead import suits

UPPER = ("barbell_bench_press", "seated_cable_row", "dumbbell_curl")
LOWER = ("barbell_back_squat", "barbell_romanian_deadlift", "side_plank")
FULL = ("goblet_squat", "dumbbell_bench_press", "one_arm_dumbbell_row")
UNLOADED = ("push_up", "bodyweight_squat", "glute_bridge")
DAYS = {"upper": UPPER, "lower": LOWER, "full": FULL, "unloaded": UNLOADED}
PHASES = ["breath", "activation", "pattern_prep", "ramp"]
PRESETS = [preset.id for preset in load_catalog().presets]


@pytest.fixture
def steps(client, catalog):
    def make(lifts, seconds=660, **more):
        exercises = [catalog.by_id[name] for name in lifts]
        return warmup(exercises, seconds, problem_with(client(**more), catalog))

    return make


def names(steps, phase):
    return [step.exercise for step in steps if step.phase == phase]


def seconds_of(steps, phase):
    return sum(step.seconds for step in steps if step.phase == phase)


@pytest.mark.parametrize("lifts", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("seconds", [0, 1, 37, 59, 60, 119, 120, 300, 301, 480, 660, 780, 1200])
@pytest.mark.parametrize("sign", [{}, {"screens": dict.fromkeys(("core", "shoulders"), "fail")}])
def test_steps_take_exactly_the_seconds_in_order(steps, lifts, seconds, sign):
    found = steps(lifts, seconds, **sign)
    assert sum(step.seconds for step in found) == seconds
    phases = [PHASES.index(step.phase) for step in found]
    assert phases == sorted(phases)


def test_a_day_without_lifts_is_warmed_up_too(steps):
    assert sum(step.seconds for step in steps((), 480)) == 480


@pytest.mark.parametrize(("kind", "lifts"), [("upper", UPPER), ("lower", LOWER), ("full", FULL)])
def test_type_of_the_day(catalog, kind, lifts):
    assert day_type([catalog.by_id[name] for name in lifts]) == kind


@pytest.mark.parametrize(
    ("lifts", "activation"),
    [
        (UPPER, ["wall_slide_lift_off", "push_up_plus"]),
        (LOWER, ["glute_bridge_hold", "band_lateral_walk"]),
        (FULL, ["wall_slide_lift_off", "glute_bridge_hold"]),
    ],
)
def test_activation_by_type_of_day(steps, lifts, activation):
    assert names(steps(lifts), "activation") == activation


@pytest.mark.parametrize(
    ("lifts", "prep"),
    [
        (UPPER, ["half_kneeling_press_light", "light_row_prep"]),
        (LOWER, ["bodyweight_squat", "hip_hinge_drill"]),
        (FULL, ["bodyweight_squat", "half_kneeling_press_light", "light_row_prep"]),
        (("side_plank",), ["cat_cow"]),
    ],
)
def test_pattern_prep_follows_the_lifts(steps, lifts, prep):
    assert names(steps(lifts), "pattern_prep") == prep


def test_usual_seconds_are_those_of_the_source(steps):
    found = steps(LOWER)
    assert [seconds_of(found, phase) for phase in PHASES] == [60, 240, 180, 180]


def test_short_mode_keeps_two_ramp_sets_and_every_phase(steps):
    found = steps(LOWER, 480)
    assert [seconds_of(found, phase) for phase in PHASES] == [45, 180, 135, 120]


def test_the_shortest_mode_keeps_two_ramp_sets_and_drops_the_breath(steps):
    found = steps(LOWER, 300)
    assert [seconds_of(found, phase) for phase in PHASES] == [0, 100, 80, 120]


@pytest.mark.parametrize("seconds", [120, 121, 300, 480, 660])
@pytest.mark.parametrize("lifts", [UPPER, LOWER, FULL])
def test_never_below_two_ramp_sets(steps, lifts, seconds):
    assert seconds_of(steps(lifts, seconds), "ramp") >= 120


def test_ramp_leads_to_the_first_loaded_compound(steps):
    assert names(steps(("push_up", *FULL)), "ramp") == ["goblet_squat"]
    assert names(steps(("kettlebell_swing", "goblet_squat")), "ramp") == ["goblet_squat"]
    assert names(steps(("kettlebell_swing", "dumbbell_curl")), "ramp") == ["kettlebell_swing"]


def test_more_ramp_sets_before_a_heavy_lift(steps):
    assert "3 sets" in steps(LOWER)[-1].text
    assert "2 sets" in steps(FULL)[-1].text


def test_a_day_without_load_gives_the_ramp_to_pattern_prep(steps):
    found = steps(UNLOADED)
    assert [seconds_of(found, phase) for phase in PHASES] == [60, 240, 360, 0]


def test_a_load_counts_only_if_the_client_has_it(catalog, client):
    lift = catalog.by_id["incline_push_up"]
    bar = client(equipment=["barbell", "rack"])
    assert ramp_lift([lift], problem_with(client(equipment=["chair"]), catalog)) is None
    assert ramp_lift([lift], problem_with(bar, catalog)) is lift


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("limit", [0, 1, 2])
def test_every_step_suits_the_client(steps, client, catalog, preset, limit):
    limits = dict.fromkeys((s.id for s in catalog.stress), limit)
    who = client(equipment=[preset], limits=limits, level=Level.BEGINNER)
    for lifts in DAYS.values():
        for step in steps(lifts, equipment=[preset], limits=limits, level="beginner"):
            exercise = catalog.by_id[step.exercise]
            assert step.phase == "ramp" or suits(exercise, who, catalog)


def test_limits_and_equipment_change_the_choice(steps):
    spared = steps(UPPER, limits={"wrist_extension": 0})
    assert names(spared, "activation") == ["wall_slide_lift_off", "forearm_plank_plus"]
    bare = steps(LOWER, equipment=["barbell", "rack"], limits={"knee_flexion_load": 0})
    assert names(bare, "activation") == ["glute_bridge_hold", "fire_hydrant"]
    assert names(bare, "pattern_prep") == ["hip_hinge_drill"]


@pytest.mark.parametrize(
    ("screen", "step", "seconds"),
    [("shoulders", "thoracic_rotation", 60), ("feet_ankles", "short_foot", 60)],
)
@pytest.mark.parametrize("whole", [300, 480, 660])
def test_failed_screens_have_their_drill_in_every_warmup(steps, screen, step, seconds, whole):
    found = steps(FULL, whole, screens={screen: "fail"})
    assert [s.seconds for s in found if s.exercise == step] == [seconds]
    assert step not in [s.exercise for s in steps(FULL, whole, screens={screen: "pass"})]


def test_a_failed_core_screen_never_loses_the_breath(steps):
    assert seconds_of(steps(FULL, 300, screens={"core": "fail"}), "breath") == 45
    assert seconds_of(steps(FULL, 300), "breath") == 0


def test_who_has_not_mastered_the_hinge_practises_it_every_time(steps):
    assert names(steps(UPPER, flags=["hinge_not_mastered"]), "pattern_prep")[0] == "hip_hinge_drill"
    prepared = names(steps(LOWER, flags=["hinge_not_mastered"]), "pattern_prep")
    assert prepared == ["hip_hinge_drill", "bodyweight_squat"]


def test_a_flag_brings_the_drill_of_the_screen_it_stands_for(steps):
    assert "thoracic_rotation" in names(steps(FULL, flags=["shoulder_pinch"]), "activation")
