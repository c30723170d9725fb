"""Merging, ids and names, and the overlay that comes out."""

from collections import Counter

import pytest

from optimizer.features.catalog_import.guess import ImportStatus
from optimizer.features.catalog_import.importing import imported
from optimizer.features.catalog_import.overlay_file import overlay_text
from optimizer.features.catalog_import.record import Record
from optimizer.features.catalog_import.registry import IMPORTERS, PREFIXES
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.overlay_names import plain

SOURCE = "free-exercise-db"


def record(name: str, equipment: str = "barbell", primary: str = "", **more) -> Record:
    return Record(
        name, "[0]", equipment=(equipment,), primary=(primary,) if primary else (), **more
    )


def run(*records: Record, catalog=None):
    return imported(records, SOURCE, catalog or load_catalog())


def test_every_source_has_a_prefix():
    assert set(PREFIXES) == set(IMPORTERS)


@pytest.mark.parametrize(
    ("name", "equipment", "ours"),
    [
        ("Goblet Squat", "kettlebells", "goblet_squat"),
        ("Hammer Curls", "dumbbell", "hammer_curl"),
        ("Squat, Goblet", "dumbbell", "goblet_squat"),
        ("Romanian Deadlift", "barbell", "barbell_romanian_deadlift"),
        ("Curl", "ez bar", "ez_bar_curl"),
    ],
)
def test_what_is_ours_is_merged(name, equipment, ours):
    (outcome,) = run(record(name, {"ez bar": "e-z curl bar"}.get(equipment, equipment))).outcomes
    assert (outcome.status, outcome.id) == (ImportStatus.MERGED, ours)


def test_the_same_name_with_other_equipment_is_another_exercise():
    (outcome,) = run(record("Goblet Squat", "barbell", "quadriceps")).outcomes
    assert outcome.status is ImportStatus.IMPORTED
    assert outcome.exercise["id"] == "fedb_goblet_squat"
    assert outcome.exercise["name"] == "Goblet Squat (free-exercise-db)"


def test_given_twice_is_added_once():
    result = run(record("Olympic Squat"), record("Squats - Olympic"), record("olympic squat"))
    assert Counter(o.status for o in result.outcomes) == {
        ImportStatus.IMPORTED: 1,
        ImportStatus.MERGED: 2,
    }


def test_taken_ids_and_names_are_never_given_again():
    result = run(
        record("Olympic Squat"), record("Olympic Squat", "dumbbell"), record("Olympic-Squat", "machine")
    )  # fmt: skip
    assert len({e["id"] for e in result.exercises}) == 3
    assert len({plain(e["name"]) for e in result.exercises}) == 3


def test_aliases_that_are_taken_are_dropped():
    (exercise,) = run(
        record("Olympic Squat", aliases=("Weightlifter squat", "Push-up", "olympic squat"))
    ).exercises
    assert exercise["aliases"] == ["Weightlifter squat"]


@pytest.mark.parametrize("name", ["Olympic \x1b[31mSquat", "Olympic Squat " * 9, "S"])
def test_names_that_no_screen_should_show_are_left_to_a_person(name):
    (outcome,) = run(record(name)).outcomes
    assert (outcome.status, outcome.exercise) == (ImportStatus.REVIEW, {})


def test_other_training_is_skipped():
    (outcome,) = run(record("Hamstring Stretch", category="stretching")).outcomes
    assert outcome.status is ImportStatus.SKIPPED
    assert "stretching" in outcome.reason


def test_only_items_that_are_used_are_added():
    assert run(record("Olympic Squat")).items == ()
    (item,) = run(record("Preacher Curl", "barbell", "biceps")).items
    assert item["id"] == "preacher_bench"


@pytest.fixture
def overlaid(tmp_path, whole):
    path = tmp_path / "imported.yaml"
    path.write_text(overlay_text(whole))
    return path, read_catalog(catalog_folder(), [str(path)])


def test_the_overlay_loads_and_holds_what_was_imported(overlaid, whole):
    _, catalog = overlaid
    for exercise in whole.exercises:
        loaded = catalog.by_id[exercise["id"]].model_dump(mode="json")
        known = {key: loaded[key] for key in exercise if key != "stress"}
        assert known == {key: value for key, value in exercise.items() if key != "stress"}
        patterns = {pattern.id: pattern for pattern in catalog.patterns}
        for tag, level in {**patterns[loaded["pattern"]].stress, **exercise["stress"]}.items():
            assert loaded["stress"][tag] >= level, (
                f"what is not said of {loaded['id']} is its pattern's"
            )
    assert len(catalog.exercises) == len(load_catalog().exercises) + len(whole.exercises)


def test_the_imported_seconds_are_plausible(overlaid, whole):
    _, catalog = overlaid
    for exercise in whole.exercises:
        loaded = catalog.by_id[exercise["id"]]
        assert 10 <= loaded.work_seconds <= 120
        if loaded.laterality == "unilateral" and loaded.dose in ("isolation", "core"):
            assert loaded.work_seconds >= 60, loaded.id


def test_a_second_import_adds_nothing(overlaid, whole):
    _, catalog = overlaid
    again = imported([o.record for o in whole.outcomes], SOURCE, catalog)
    assert again.exercises == []


def test_a_person_may_name_what_an_exercise_is_like():
    (outcome,) = run(record("Zottel-Heben", "dumbbell", like="lateral_raise")).outcomes
    assert outcome.exercise["pattern"] == "shoulder_abduction"
    assert outcome.exercise["contributions"] == {"side_delts": 2, "upper_traps": 1}
    (unknown,) = run(record("Zottel-Heben", "dumbbell", like="latral_raise")).outcomes
    assert unknown.status is ImportStatus.REVIEW
    assert "latral_raise" in unknown.detail


def test_ours_may_be_removed_and_still_tell_what_things_are_like(tmp_path):
    path = tmp_path / "less.yaml"
    path.write_text("exercises: {remove: [goblet_squat, barbell_back_squat]}\n")
    catalog = read_catalog(catalog_folder(), [str(path)])
    result = run(record("Goblet Squat", "kettlebells"), record("Barbell Squat"), catalog=catalog)
    assert [e["id"] for e in result.exercises] == ["goblet_squat", "barbell_squat"]


def test_nothing_imported_is_still_an_overlay(tmp_path):
    path = tmp_path / "nothing.yaml"
    path.write_text(overlay_text(run(record("Zzz"))))
    assert len(read_catalog(catalog_folder(), [str(path)]).exercises) == len(
        load_catalog().exercises
    )
