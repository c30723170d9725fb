"""Names of other apps speak of exercises and equipment that the catalog has."""

import re
from pathlib import Path

import pytest

from optimizer.files.app_names import AppNames, load_app_names, used_items
from optimizer.files.catalog import catalog_folder, load_catalog

CATALOG = load_catalog()
APPS = sorted(path.stem for path in (catalog_folder() / "targets").glob("*.yaml"))
LIFTOSAUR = Path(__file__).parents[1] / "show" / "export" / "data" / "liftosaur_exercises.txt"


def test_there_are_names_for_three_apps():
    assert APPS == ["hevy", "liftosaur", "wger"]


@pytest.mark.parametrize("app", APPS)
def test_names_speak_of_known_exercises_and_items(app):
    names = load_app_names(app)
    assert len(names.names) > 100
    for entry in names.names:
        exercise = CATALOG.by_id[entry.exercise]
        assert exercise.kind.scheduled
        usable = {item for items in exercise.equipment for item in items}
        assert not entry.item or entry.item in usable, entry
    assert set(names.muscles) <= {muscle.id for muscle in CATALOG.muscles}
    assert set(names.equipment) <= {item.id for item in CATALOG.equipment}


@pytest.mark.parametrize("app", APPS)
def test_no_entry_is_hidden_by_one_before_it(app):
    seen: dict[str, set[str]] = {}
    for entry in load_app_names(app).names:
        before = seen.setdefault(entry.exercise, set())
        assert entry.item not in before, entry
        assert "" not in before, entry
        before.add(entry.item)


@pytest.mark.parametrize("app", APPS)
def test_one_name_has_one_id(app):
    ids: dict[str, str] = {}
    for entry in load_app_names(app).names:
        assert ids.setdefault(entry.name, entry.id) == entry.id
    assert len(set(ids.values())) in (1, len(ids))


def test_ids_of_wger_are_uuids():
    pattern = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    assert all(re.fullmatch(pattern, entry.id) for entry in load_app_names("wger").names)


def test_names_of_liftosaur_are_built_in():
    built_in = set(LIFTOSAUR.read_text().splitlines())
    for entry in load_app_names("liftosaur").names:
        assert entry.name.partition(", ")[0] in built_in, entry


def test_every_muscle_has_a_word_in_hevy():
    assert set(load_app_names("hevy").muscles) == {muscle.id for muscle in CATALOG.muscles}


@pytest.mark.parametrize(
    ("owned", "expected"),
    [
        ({"dumbbell", "kettlebell"}, "one"),
        ({"kettlebell"}, "two"),
        (set(), "one"),
    ],
)
def test_the_name_is_that_of_the_equipment_that_is_owned(owned, expected):
    names = AppNames.model_validate(
        {"names": [
            {"exercise": "goblet_squat", "with": "dumbbell", "name": "one"},
            {"exercise": "goblet_squat", "with": "kettlebell", "name": "two"},
        ]}
    )  # fmt: skip
    found = names.find(CATALOG.by_id["goblet_squat"], frozenset(owned))
    assert found is not None
    assert found.name == expected
    assert names.find(CATALOG.by_id["push_up"], frozenset()) is None


def test_items_that_are_used_are_the_first_that_are_owned():
    row = CATALOG.by_id["one_arm_dumbbell_row"]
    owned = frozenset({"kettlebell", "flat_bench"})
    assert used_items(row, owned) == ("kettlebell", "flat_bench")
    assert used_items(CATALOG.by_id["push_up"], owned) == ()
