import pytest

from optimizer.features.catalog.text import (
    equipment_words,
    exercise_text,
    exercises_text,
    vocabulary_text,
)


def test_alternatives_of_equipment(catalog):
    assert equipment_words(catalog.by_id["goblet_squat"]) == "dumbbell, or kettlebell"
    assert equipment_words(catalog.by_id["push_up"]) == "nothing"


@pytest.mark.parametrize("width", [80, 100])
def test_an_exercise_fits_its_width(catalog, width):
    for exercise in catalog.exercises:
        text = exercise_text(exercise, catalog, width)
        assert " ".join(text.split()).startswith(f"{exercise.name} ({exercise.id}) ")
        assert max(map(len, text.splitlines())) <= width
        assert exercise.source in " ".join(text.split())


def test_one_exercise_is_counted_in_the_singular(catalog):
    assert exercises_text([catalog.by_id["push_up"]]).endswith("\n1 exercise")


@pytest.mark.parametrize("what", ["muscles", "equipment", "presets", "stress", "tags", "patterns"])
def test_a_vocabulary_has_all_its_entries(catalog, what):
    lines = vocabulary_text(what, catalog).splitlines()
    listed = [line.split()[0] for line in lines[2:]]
    entries = list(getattr(catalog, what)) + (list(catalog.groups) if what == "muscles" else [])
    assert listed == [entry.id for entry in entries]
