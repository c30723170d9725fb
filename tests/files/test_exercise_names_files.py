"""Names as people write them stand for one exercise, or for none."""

import pytest

from optimizer.features.catalog_import.words import plain_words
from optimizer.files.catalog import load_catalog
from optimizer.files.exercise_names import ExerciseNames, Found, NotFound

CATALOG = load_catalog()
NAMES = ExerciseNames(CATALOG, plain_words)


@pytest.mark.parametrize(
    ("written", "id_", "exact"),
    [
        pytest.param("barbell_bench_press", "barbell_bench_press", True, id="id"),
        pytest.param("Barbell bench press", "barbell_bench_press", True, id="name"),
        pytest.param("  BENCH   PRESS ", "barbell_bench_press", True, id="alias, case, blanks"),
        pytest.param("Pull-ups", "pull_up", True, id="hyphen and plural"),
        pytest.param("hammer curls", "hammer_curl", True, id="plural"),
        pytest.param("benchpress", "barbell_bench_press", False, id="one word of two"),
        pytest.param("Press, bench", "barbell_bench_press", False, id="words turned round"),
        pytest.param("DB bench press", "dumbbell_bench_press", True, id="short form as alias"),
        pytest.param("DB curls", "dumbbell_curl", True, id="short form and plural"),
        pytest.param("OHP", "barbell_overhead_press", False, id="short form, implement left out"),
        pytest.param("One-arm row", "one_arm_dumbbell_row", False, id="dumbbell left out"),
        pytest.param("romainian deadlift", "barbell_romanian_deadlift", False, id="misspelt"),
        pytest.param("Bulgarain split squat", "bulgarian_split_squat", False, id="letters swapped"),
    ],
)
def test_a_name_is_found(written, id_, exact):
    assert NAMES.find(written) == Found(CATALOG.by_id[id_], exact)


@pytest.mark.parametrize("exercise", [e for e in CATALOG.exercises if e.kind.scheduled][::7])
def test_ids_and_names_stand_for_themselves(exercise):
    for written in (exercise.id, exercise.name, exercise.name.upper()):
        assert NAMES.find(written) == Found(exercise, True)


@pytest.mark.parametrize("written", ["Squat", "Row", "lunges", "chest press"])
def test_a_name_of_several_exercises_is_not_guessed(written):
    found = NAMES.find(written)
    assert isinstance(found, NotFound)
    assert found.several
    assert 2 <= len(found.offers) <= 3


@pytest.mark.parametrize("written", ["xyzzy", "", "  ", "🏋", "a" * 500, "4", "press " * 60])
def test_nonsense_is_nothing(written):
    assert isinstance(NAMES.find(written), NotFound)


def test_what_is_alike_in_letters_but_another_movement_is_not_taken():
    found = NAMES.find("decline bench press")
    assert isinstance(found, NotFound)
    assert not found.several


def test_the_nearest_names_are_offered():
    found = NAMES.find("Benhc")
    assert isinstance(found, NotFound)
    assert "Barbell bench press" in found.offers


def test_what_is_never_given_sets_is_not_found():
    warmup = next(e for e in CATALOG.exercises if not e.kind.scheduled)
    assert isinstance(NAMES.find(warmup.name), NotFound)
