"""Repetitions, reserve, tempo and notes by goal, level, dose and side."""

import pytest
from support import problem_with

from optimizer.answer.prescription import WEAKER_SIDE, WEAKER_SIDE_HOLDS, prescribed
from optimizer.domain.exercise import Goal, Laterality, Level
from optimizer.files.catalog import load_catalog

CATALOG = load_catalog()
SCHEDULED = [e for e in CATALOG.exercises if e.kind.scheduled]
COMPOUNDS = ("heavy_compound", "compound", "machine_compound", "unilateral_compound")
DOSES = {dose.id: dose for dose in CATALOG.doses}


@pytest.fixture
def item(client, catalog):
    def make(exercise, **more):
        return prescribed(catalog.by_id[exercise], 3, problem_with(client(**more), catalog))

    return make


@pytest.mark.parametrize(
    ("exercise", "goal", "level", "reps", "rir"),
    [
        ("barbell_back_squat", "strength", "beginner", "5-8", 4),
        ("barbell_back_squat", "strength", "intermediate", "3-6", 2),
        ("barbell_back_squat", "balance", "intermediate", "6-8", 3),
        ("barbell_back_squat", "hypertrophy", "advanced", "6-10", 2),
        ("goblet_squat", "balance", "beginner", "8-12", 3),
        ("goblet_squat", "strength", "intermediate", "6-10", 2),
        ("goblet_squat", "endurance", "advanced", "12-20", 2),
        ("dumbbell_curl", "balance", "beginner", "10-15", 3),
        ("dumbbell_curl", "hypertrophy", "intermediate", "10-20", 1),
        ("dumbbell_curl", "hypertrophy", "advanced", "10-20", 0),
        ("dumbbell_curl", "endurance", "intermediate", "15-25", 2),
        ("kettlebell_swing", "strength", "advanced", "3-5", 4),
    ],
)
def test_reps_and_reserve(item, exercise, goal, level, reps, rir):
    found = item(exercise, goal=goal, level=level)
    assert (found.reps, found.rir) == (reps, rir)


@pytest.mark.parametrize("goal", list(Goal))
def test_reserve_stays_in_the_bands_of_the_evidence(goal):
    for dose in CATALOG.doses:
        novice = dose.rir[Level.BEGINNER][goal]
        trained = {dose.rir[Level.INTERMEDIATE][goal], dose.rir[Level.ADVANCED][goal]}
        assert novice in (3, 4)
        if dose.id in COMPOUNDS:
            assert trained <= {2, 3}
        if dose.id == "isolation":
            assert trained <= {0, 1, 2}
        if dose.id == "power":
            assert trained == {4}


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("goal", list(Goal))
def test_partners_of_a_pair_are_as_hard_as_each_other_within_one(goal, level):
    for classes in (COMPOUNDS, ("isolation", "eccentric")):
        reserves = [DOSES[dose].rir[level][goal] for dose in classes]
        assert max(reserves) - min(reserves) <= 1


def test_a_lift_that_loads_the_spine_is_never_taken_to_the_last_repetition(client, catalog):
    none_left = [
        d.model_copy(update={"rir": {level: dict.fromkeys(Goal, 0) for level in Level}})
        for d in catalog.doses
    ]
    hard = catalog.model_copy(update={"doses": tuple(none_left)})
    for exercise in SCHEDULED:
        least = 1 if "heavy_axial" in exercise.tags else 0
        assert prescribed(exercise, 3, problem_with(client(level="advanced"), hard)).rir == least


@pytest.mark.parametrize("goal", list(Goal))
def test_rest_is_that_of_the_catalog(client, catalog, goal):
    for exercise in SCHEDULED:
        found = prescribed(exercise, 3, problem_with(client(goal=goal), catalog))
        assert found.rest_seconds == exercise.rest_seconds[goal]


@pytest.mark.parametrize(
    ("exercise", "tempo"),
    [
        ("goblet_squat", "2-0-1-0"),
        ("barbell_back_squat", "3-0-1-0"),
        ("slow_leg_curl", "4-1-1-0"),
        ("tempo_calf_raise", "3-1-3-0"),
        ("dumbbell_glute_bridge", "2-0-1-2"),
        ("kettlebell_swing", "1-0-X-0"),
        ("front_plank", None),
        ("suitcase_carry", None),
    ],
)
def test_tempo(item, exercise, tempo):
    assert item(exercise).tempo == tempo


@pytest.mark.parametrize(("goal", "held"), [("balance", "20-40 s"), ("endurance", "30-60 s")])
def test_isometric_work_is_held(item, goal, held):
    assert item("front_plank", goal=goal).reps == held
    assert item("side_plank", goal=goal).reps == f"{held} per side"


def test_one_sided_work_starts_with_the_weaker_side(client, catalog):
    for exercise in SCHEDULED:
        found = prescribed(exercise, 3, problem_with(client(), catalog))
        sided = exercise.laterality is not Laterality.BILATERAL
        assert found.reps.endswith(" per side") == sided
        told = (found.note or "").startswith("weaker side first")
        assert told == (exercise.laterality is Laterality.UNILATERAL)


def test_the_other_side_matches_reps_or_seconds(item):
    assert item("dumbbell_split_squat").note.startswith(WEAKER_SIDE)
    assert item("side_plank").note.startswith(WEAKER_SIDE_HOLDS)


@pytest.mark.parametrize(
    ("exercise", "reps", "note"),
    [
        ("nordic_curl", "3-6", ""),
        ("short_lever_copenhagen", "6-12 per side", "hold each for 2-3 s"),
        ("scapular_squeeze", "12", "hold each for 5 s"),
    ],
)
def test_exercises_with_a_dose_of_their_own(item, exercise, reps, note):
    found = item(exercise, level="advanced")
    assert found.reps == reps
    assert note in (found.note or "")


def test_a_back_extension_may_be_held(item):
    assert "or hold for 20-40 s" in item("back_extension", level="advanced").note


@pytest.mark.parametrize(
    ("exercise", "level", "rung"),
    [
        ("trap_bar_deadlift", "beginner", "Sumo deadlift"),
        ("sumo_deadlift", "intermediate", "Conventional deadlift"),
        ("sumo_deadlift", "beginner", None),
        ("conventional_deadlift", "advanced", None),
        ("split_squat", "beginner", "Dumbbell split squat"),
        ("superman", "intermediate", "Stability-ball back extension"),
    ],
)
def test_the_next_rung_is_one_level_up_at_most(item, exercise, level, rung):
    note = item(exercise, level=level).note or ""
    assert (f"next: {rung}" in note) if rung else ("next:" not in note)


def test_no_rung_that_the_client_cannot_climb(item):
    assert item("trap_bar_deadlift", equipment=["trap_bar"]).note is None
    tender = item("trap_bar_deadlift", limits={"lumbar_shear": 0}).note
    assert tender is None
    excluded = item("trap_bar_deadlift", exclude=["sumo_deadlift"]).note
    assert excluded is None


@pytest.mark.parametrize("level", list(Level))
def test_every_rung_is_owned_allowed_and_near(client, catalog, level):
    who = client(level=level, limits={"lumbar_shear": 1, "shoulder_overhead": 1})
    names = {e.name: e for e in catalog.exercises}
    owned = catalog.owned(who.equipment)
    for exercise in SCHEDULED:
        _, found, name = (prescribed(exercise, 3, problem_with(who, catalog)).note or "").partition(
            "next: "
        )
        if not found:
            continue
        rung = names[name]
        assert rung.id in exercise.harder
        assert not rung.needs(owned)
        assert rung.level <= min(exercise.level, level.rank) + 1
        assert all(rung.stress.get(tag, 0) <= 1 for tag in who.limits)


@pytest.mark.parametrize(
    ("exercise", "sign", "tempo", "reps"),
    [
        ("machine_calf_raise", {"screens": {"feet_ankles": "fail"}}, "3-1-3-0", "6-8"),
        ("machine_calf_raise", {"screens": {"feet_ankles": "pass"}}, "2-0-1-0", "10-15"),
        ("machine_calf_raise", {"flags": ["calf_tight_after_runs"]}, "3-1-3-0", "6-8"),
        ("dumbbell_split_squat", {"flags": ["knees_cave"]}, "3-1-1-0", "6-8 per side"),
        ("slow_leg_curl", {"screens": {"hamstrings": "fail"}}, "5-0-1-0", "6-8"),
    ],
)
def test_signs_slow_the_tempo(item, exercise, sign, tempo, reps):
    found = item(exercise, **sign)
    assert (found.tempo, found.reps) == (tempo, reps)


@pytest.mark.parametrize(
    ("exercise", "load", "least", "most", "unit", "per_side"),
    [
        ("goblet_squat", "weight", 8, 12, "reps", False),
        ("band_curl", "band", 10, 15, "reps", False),
        ("front_plank", "bodyweight", 20, 40, "seconds", False),
    ],
)
def test_an_item_says_its_dose_in_numbers_too(
    item, catalog, exercise, load, least, most, unit, per_side
):
    made = item(exercise)
    assert (made.name, made.load) == (catalog.by_id[exercise].name, load)
    told = {"least": least, "most": most, "unit": unit, "per_side": per_side}
    assert made.repetitions.model_dump() == told


def test_every_dose_has_its_numbers(item):
    for exercise in SCHEDULED:
        made = item(exercise.id)
        assert made.repetitions.per_side is (exercise.laterality is not Laterality.BILATERAL)
        assert (made.repetitions.unit == "seconds") is (" s" in made.reps.removesuffix(" per side"))
