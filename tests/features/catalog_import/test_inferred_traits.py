"""Equipment, sides, level, stress, dose and confidence of imported exercises."""

import pytest

from optimizer.features.catalog_import.guess import ImportStatus
from optimizer.files.catalog import load_catalog

EQUIPMENT = {
    ("Barbell Guillotine Bench Press", "barbell", "chest"): ["barbell", "rack", "flat_bench"],
    ("Olympic Squat", "barbell", "quadriceps"): ["barbell", "rack"],
    ("Barbell Step Ups", "barbell", "quadriceps"): ["barbell", "box", "rack"],
    ("Incline Hammer Curls", "dumbbell", "biceps"): ["dumbbell", "incline_bench"],
    ("Preacher Curl", "barbell", "biceps"): ["barbell", "preacher_bench"],
    ("Smith Machine Incline Bench Press", "machine", "chest"): ["smith", "incline_bench"],
    ("Deadlift with Bands", "barbell", "lower back"): ["barbell", "long_band"],
    ("Weighted Ball Hyperextension", "exercise ball", "lower back"): ["stability_ball"],
    ("Landmine Linear Jammer", "barbell", "shoulders"): ["landmine", "barbell"],
    ("Lying Machine Squat", "machine", "quadriceps"): ["hack_squat"],
    ("Thigh Abductor Machine", "machine", "abductors"): ["hip_machine"],
    ("Suspended Reverse Crunch", "other", "abdominals"): ["suspension"],
    ("Glute Kickback", "body only", "glutes"): [],
    ("Wide-Grip Chest Pull-Up", None, "lats"): ["pullup_bar"],
    ("Romanian Deadlift from Deficit", None, "hamstrings"): None,
}


@pytest.mark.parametrize("facts", EQUIPMENT, ids=lambda facts: facts[0])
def test_equipment(one, facts):
    outcome = one(*facts)
    needed = EQUIPMENT[facts]
    if needed is None:
        assert outcome.status is ImportStatus.REVIEW
        assert outcome.reason == "equipment unknown"
    else:
        assert outcome.status is ImportStatus.IMPORTED
        assert sorted(needed) in [sorted(one) for one in outcome.exercise["equipment"]]


def test_other_is_unknown_unless_the_movement_tells(one):
    assert one("Weighted Squat", "other", "quadriceps").status is ImportStatus.REVIEW
    assert one("Wide-Grip Rear Pull-Up", "other", "lats").status is ImportStatus.IMPORTED


def test_an_unknown_equipment_word_is_left_to_a_person(one):
    outcome = one("Power Squat", "flux capacitor", "quadriceps")
    assert (outcome.status, outcome.reason) == (ImportStatus.REVIEW, "unknown word")
    assert "flux capacitor" in outcome.detail


def test_an_unknown_muscle_is_left_to_a_person(one):
    outcome = one("Power Squat", "barbell", "gracilis")
    assert (outcome.status, outcome.detail) == (ImportStatus.REVIEW, "gracilis")


@pytest.mark.parametrize(
    ("name", "sides", "confidence"),
    [
        ("One-Arm Kettlebell Para Press", "unilateral", "high"),
        ("Standing Alternating Kettlebell Press", "alternating", "high"),
        ("Two-Arm Kettlebell Military Press", "bilateral", "medium"),
        ("Single-Arm Kettlebell Military Press", "unilateral", "high"),
    ],
)
def test_sides(one, name, sides, confidence):
    outcome = one(name, "kettlebells", "shoulders")
    assert outcome.exercise["laterality"] == sides
    assert outcome.guesses["laterality"].confidence == confidence


def test_one_sided_work_takes_twice_as_long(one):
    doses = {dose.id: dose for dose in load_catalog().doses}
    curl = one("One Arm Dumbbell Preacher Curl", "dumbbell", "biceps").exercise
    assert curl["work_seconds"] == 2 * doses[curl["dose"]].work_seconds
    press = one("One-Arm Kettlebell Para Press", "kettlebells", "shoulders").exercise
    assert press["dose"] == "unilateral_compound"
    assert "work_seconds" not in press
    both = one("Two-Arm Dumbbell Preacher Curl", "dumbbell", "biceps").exercise
    assert "work_seconds" not in both


def test_the_level_is_never_below_what_the_movement_needs(one):
    easy = one("Overhead Squat", "barbell", "quadriceps", level="beginner")
    assert easy.exercise["level"] == 3
    hard = one("Preacher Curl", "barbell", "biceps", level="expert")
    assert hard.exercise["level"] == 3


def test_awkward_work_waits_to_be_asked_for(one):
    outcome = one("Seated Press Behind the Neck", "barbell", "shoulders")
    exercise = outcome.exercise
    assert exercise["stress"]["shoulder_overhead"] == 2
    assert exercise["stress"]["neck"] == 1
    assert (exercise["standing"], exercise["level"]) == (0, 3)
    assert "default_off" in exercise["tags"]


def test_tags_follow_the_equipment(one):
    assert (
        "heavy_axial" in one("Wide Stance Barbell Squat", "barbell", "quadriceps").exercise["tags"]
    )
    bands = one("Plie Band Squat", "bands", "quadriceps").exercise
    assert "outgrown" in bands["tags"]
    assert "outgrown" not in one("Plie Dumbbell Squat", "dumbbell", "quadriceps").exercise["tags"]


def test_without_muscles_the_pattern_is_less_sure(one):
    assert one("Preacher Curl", "barbell", "biceps").guesses["pattern"].confidence == "high"
    assert one("Preacher Curl", "barbell").guesses["pattern"].confidence == "medium"


def test_nothing_of_low_confidence_is_imported(whole):
    for outcome in whole.outcomes:
        if outcome.status is ImportStatus.IMPORTED:
            assert {guess.confidence for guess in outcome.guesses.values()} <= {"high", "medium"}
            assert set(outcome.guesses) == {
                "pattern", "plane", "laterality", "contributions", "equipment", "level", "stress",
                "dose",
            }  # fmt: skip
