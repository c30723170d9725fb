"""Patterns against hand-judged samples, and against names that are easily misread."""

import csv
from pathlib import Path

import pytest

from optimizer.features.catalog_import.guess import ImportStatus
from optimizer.features.catalog_import.knowledge import item_book, movements, name_book
from optimizer.features.catalog_import.words import plain_words
from optimizer.files.catalog import load_catalog

with (Path(__file__).parent / "misread.csv").open(encoding="utf-8", newline="") as stream:
    MISREAD = list(csv.DictReader(stream))


def test_the_sample_is_large_enough(judged):
    assert len(judged("free-exercise-db")) == 120
    assert len(judged("longhaul")) == 60


def test_patterns_of_the_sample_are_right(judged, pattern_of):
    """A pattern where a person is to be asked counts as wrong, and the other way round."""
    results = [(right, pattern_of(outcome)) for right, outcome in judged("free-exercise-db")]
    correct = sum(right == given for right, given in results)
    assert correct >= 0.95 * len(results)


@pytest.mark.parametrize("source", ["free-exercise-db", "longhaul"])
def test_what_is_imported_has_the_right_pattern(judged, pattern_of, source):
    """The second sample was drawn after the rules had been written."""
    given = [(right, pattern_of(outcome)) for right, outcome in judged(source)]
    placed = [(right, pattern) for right, pattern in given if pattern]
    assert len(placed) >= 0.8 * len(given)
    assert sum(right == pattern for right, pattern in placed) >= 0.97 * len(placed)


@pytest.mark.parametrize("facts", MISREAD, ids=lambda facts: facts["name"])
def test_a_name_that_is_easily_misread(one, pattern_of, facts):
    outcome = one(facts["name"], facts["equipment"], facts["primary"], facts["source"])
    assert pattern_of(outcome) == facts["pattern"]


def test_muscles_that_contradict_the_name_are_left_to_a_person(one):
    outcome = one("Narrow Stance Squats", "barbell", "biceps")
    assert outcome.status is ImportStatus.REVIEW
    assert outcome.exercise == {}
    assert "contradict" in outcome.reason
    assert outcome.guesses["pattern"].confidence == "low"


@pytest.mark.parametrize(
    "name", ["Squat to Press", "Deadlift with Row", "Lunge and Curl", "Push-Up to Row"]
)
def test_two_movements_in_one_are_left_to_a_person(one, name):
    assert one(name, "dumbbell").status is ImportStatus.REVIEW


@pytest.mark.parametrize("name", ["Zzz", "Jalón abierto", "Remada unilateral no cabo", "-", "日本"])
def test_names_that_say_nothing_are_left_to_a_person(one, name):
    assert one(name, "barbell", "lats").status is ImportStatus.REVIEW


# -- properties over everything that is imported ------------------------------------------------

PULLERS = {"lats", "upper_back", "biceps", "lower_traps", "rear_delts"}


def test_no_squat_or_lunge_trains_what_pulls(whole):
    checked = 0
    for exercise in whole.exercises:
        if exercise["pattern"].startswith("knee_dominant"):
            direct = {m for m, half_sets in exercise["contributions"].items() if half_sets == 2}
            assert not direct & PULLERS, exercise["name"]
            assert not {"lats", "biceps", "hamstrings"} & set(exercise["contributions"])
            assert {"quads", "glute_max"} & direct
            checked += 1
    assert checked >= 10


def test_no_curl_of_wrist_or_leg_trains_the_biceps(whole):
    checked = 0
    for exercise in whole.exercises:
        words = plain_words(exercise["name"])
        if any(part in words for part in ("wrist", "finger curl", "hamstring curl", "leg curl")):
            assert "biceps" not in exercise["contributions"], exercise["name"]
            checked += 1
    assert checked >= 3


def test_a_row_pulls_and_a_press_does_not(whole):
    for exercise in whole.exercises:
        words, trained = plain_words(exercise["name"]).split(), exercise["contributions"]
        if "row" in words and "upright" not in words:
            assert trained.get("upper_back") == 2 or trained.get("lats") == 2, exercise["name"]
        if "press" in words and not {"leg", "pallof", "clean"} & set(words):
            assert not {"lats", "biceps", "hamstrings"} & set(trained), exercise["name"]


def test_imported_exercises_stand_behind_ours(whole):
    for exercise in whole.exercises:
        assert exercise["standing"] <= 1
        assert exercise["source"] == "free-exercise-db"
        assert exercise["standing"] == 1 or "default_off" in exercise["tags"]


def test_every_muscle_is_one_that_the_pattern_trains_here(whole):
    """An imported exercise trains directly at least one prime mover of our own of its pattern."""
    ours: dict[str, set[str]] = {}
    for exercise in load_catalog().exercises:
        prime = {m for m, half_sets in exercise.contributions.items() if half_sets == 2}
        ours.setdefault(exercise.pattern, set()).update(prime)
    for exercise in whole.exercises:
        prime = {m for m, half_sets in exercise["contributions"].items() if half_sets == 2}
        assert prime & (ours[exercise["pattern"]] | {"obliques"}), exercise["name"]


# -- the knowledge itself -------------------------------------------------------------------------


def test_everything_that_the_knowledge_names_exists():
    catalog = load_catalog()
    items = {item.id for item in catalog.equipment} | set(item_book().new)
    muscles = {muscle.id for muscle in catalog.muscles}
    words = {"body", "machine", "other"}
    for id_, movement in movements().items():
        likes = [movement.like, *movement.with_.values()]
        assert {like for like in likes if like} <= set(catalog.by_id), id_
        assert {*movement.with_, *movement.needs} <= items | words, id_
        assert {item for needed in movement.needs.values() for item in needed} <= items, id_
        assert {*movement.fits, *(movement.contributions or {})} <= muscles, id_
        whole = (movement.pattern, movement.dose, movement.plane, movement.contributions)
        assert movement.like or all(whole), id_
    used = {rule.movement for rule in name_book().rules if rule.movement}
    assert used == set(movements())
    for word in item_book().words:
        said = {word.main, word.also, word.when_unknown} - {None}
        assert said <= items | words
    assert {token for token in item_book().tokens.values() if token} <= items | words


def test_every_rule_says_either_a_movement_or_why_not():
    for rule in name_book().rules:
        assert bool(rule.movement) != bool(rule.review), rule.match
