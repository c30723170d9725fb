import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.errors import InputError
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.files.overlay import Entry, Written
from optimizer.files.overlay import overlaid as lay
from optimizer.files.rule_names import named
from optimizer.files.scenario import load_problem
from optimizer.files.tree import Tree

SQUAT = (
    "{id: bag_squat, name: Bag squat, pattern: knee_dominant/squat, dose: compound, "
    "plane: sagittal, laterality: bilateral, contributions: {quads: 2, glute_max: 2}, "
    "equipment: [[dumbbell]], level: 1}"
)


@pytest.fixture
def overlaid(tmp_path):
    """The catalog with overlay texts over it, and what was told."""

    def read(*texts: str, suffix: str = ".yaml"):
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / f"own{number}{suffix}"
            path.write_text(text)
            paths.append(str(path))
        told: list[str] = []
        return read_catalog(catalog_folder(), paths, told.append), told

    return read


def faults(overlaid, *texts: str, suffix: str = ".yaml") -> list[str]:
    with pytest.raises(InputError) as caught:
        overlaid(*texts, suffix=suffix)
    return [fault.text(caught.value.source) for fault in caught.value.faults]


# -- what it does ---------------------------------------------------------------------------------


def test_an_added_exercise_is_completed_by_its_dose_and_pattern(overlaid):
    catalog, _ = overlaid(f"exercises: {{add: [{SQUAT}]}}")
    own, ours = catalog.by_id["bag_squat"], catalog.by_id["goblet_squat"]
    assert (own.kind, own.standing, own.plane_strict) == ("hard", 2, True)
    assert (own.work_seconds, own.rest_seconds) == (ours.work_seconds, ours.rest_seconds)
    assert (own.region, own.compound, own.loadable) == ("lower", True, True)
    assert len(catalog.exercises) == len(load_catalog().exercises) + 1


def test_a_change_names_only_what_changes(overlaid):
    catalog, _ = overlaid("exercises: {change: {goblet_squat: {standing: 0, work_seconds: 50}}}")
    before = load_catalog().by_id["goblet_squat"]
    after = catalog.by_id["goblet_squat"]
    assert after == before.model_copy(update={"standing": 0, "work_seconds": 50})


def test_nothing_gives_the_seconds_back_to_the_dose(overlaid):
    assert load_catalog().by_id["pause_back_squat"].setup_seconds == 75
    catalog, _ = overlaid("exercises: {change: {pause_back_squat: {setup_seconds: null}}}")
    assert catalog.by_id["pause_back_squat"].setup_seconds == 45


def test_a_new_dose_brings_its_seconds(overlaid):
    catalog, _ = overlaid("exercises: {change: {goblet_squat: {dose: heavy_compound}}}")
    after = catalog.by_id["goblet_squat"]
    assert (after.work_seconds, after.setup_seconds, after.order) == (24, 90, 1)


def test_a_removed_exercise_leaves_its_ladders(overlaid):
    assert "goblet_squat" in load_catalog().by_id["barbell_back_squat"].easier
    catalog, told = overlaid("exercises: {remove: [goblet_squat]}")
    assert "goblet_squat" not in catalog.by_id
    for exercise in catalog.exercises:
        assert "goblet_squat" not in (*exercise.easier, *exercise.harder)
    assert told == []


def test_removed_and_added_again_is_replaced(overlaid):
    text = SQUAT.replace("bag_squat", "goblet_squat")
    catalog, _ = overlaid(f"exercises: {{remove: [goblet_squat], add: [{text}]}}")
    assert catalog.by_id["goblet_squat"].name == "Bag squat"
    assert "goblet_squat" in catalog.by_id["barbell_back_squat"].easier


def test_ladders_point_both_ways(overlaid):
    text = SQUAT.replace("level: 1", "level: 1, easier: [goblet_box_squat]")
    catalog, _ = overlaid(f"exercises: {{add: [{text}]}}")
    assert "bag_squat" in catalog.by_id["goblet_box_squat"].harder


def test_equipment_presets_and_bounds(overlaid):
    catalog, _ = overlaid(
        "equipment: {add: [{id: sandbag, name: sandbag, load: true}], "
        "change: {table: {load: true}}}\n"
        "presets: {add: [{id: shed, name: Shed, items: [sandbag, rack]}], "
        "change: {bands: {items: [long_band]}}}\n"
        "muscles: {change: {chest: {min: 5}, shoulders: {max: 30}, quads: {max: null}}}\n"
    )
    assert catalog.owned(("shed", "bands")) == {"sandbag", "rack", "long_band"}
    assert {item.id for item in catalog.equipment if item.load} >= {"sandbag", "table"}
    bounds = {id_: (item.min, item.max) for id_, item in catalog.measured.items()}
    assert (bounds["chest"], bounds["quads"], bounds["shoulders"]) == ((5, 20), (8, None), (8, 30))


def test_bounds_reach_the_rules(overlaid, tmp_path):
    catalog, _ = overlaid("muscles: {change: {chest: {min: 5, max: 9}}}")
    path = tmp_path / "client.yaml"
    path.write_text("days: {mon: 60, thu: 60}\nequipment: [full_gym]\n")
    problem = load_problem(str(path), catalog)
    rule = next(rule for rule in problem.rules if rule.id == "volume.chest")
    assert (rule.min, rule.max) == (5, 9)


def test_overlays_apply_in_order(overlaid):
    first = f"exercises: {{add: [{SQUAT}]}}"
    second = "exercises: {change: {bag_squat: {level: 2}}}"
    catalog, _ = overlaid(first, second)
    assert catalog.by_id["bag_squat"].level == 2
    assert "bag_squat" in faults(overlaid, second, first)[0]


@pytest.mark.parametrize("suffix", [".json", ".toml"])
def test_other_formats(overlaid, suffix):
    text = {
        ".json": json.dumps({"exercises": {"change": {"goblet_squat": {"level": 2}}}}),
        ".toml": "[exercises.change.goblet_squat]\nlevel = 2\n",
    }[suffix]
    catalog, _ = overlaid(text, suffix=suffix)
    assert catalog.by_id["goblet_squat"].level == 2


def test_the_hash_covers_the_overlays_and_their_order(overlaid):
    one, two = "muscles: {change: {chest: {min: 5}}}", "muscles: {change: {chest: {min: 6}}}"
    hashes = [overlaid(*texts)[0].sha256 for texts in ((), (one,), (two,), (one, two), (two, one))]
    assert hashes[0] == load_catalog().sha256
    assert len(set(hashes)) == 5
    assert overlaid(one)[0].sha256 == hashes[1]


def test_the_built_in_catalog_stays_as_it_is(overlaid):
    before = load_catalog().model_dump_json()
    overlaid("muscles: {change: {chest: {min: 5}}}\nexercises: {remove: [goblet_squat]}")
    assert load_catalog().model_dump_json() == before


def test_the_example_loads(overlaid):
    path = catalog_folder() / "examples" / "garage_gym.yaml"
    catalog, told = overlaid(path.read_text())
    garage = catalog.owned(("garage",))
    assert not catalog.by_id["sandbag_bear_hug_squat"].needs(garage)
    assert "sumo_deadlift" not in catalog.by_id
    assert told == []


# -- what loses its exercises ---------------------------------------------------------------------

SPLIT_SQUATS = (
    "[split_squat, dumbbell_split_squat, band_split_squat, barbell_split_squat, "
    "front_foot_elevated_split_squat, bulgarian_split_squat, dumbbell_bulgarian_split_squat, "
    "barbell_bulgarian_split_squat]"
)


def rule_ids(catalog) -> set[str]:
    entries = (*catalog.intake.screens, *catalog.intake.flags)
    return {change.rule.id for entry in entries for change in entry.changes if change.rule}


def test_a_rule_goes_on_with_what_is_left(overlaid):
    catalog, told = overlaid("exercises: {remove: [split_squat]}")
    assert rule_ids(catalog) == rule_ids(load_catalog())
    assert told == []


def test_a_rule_that_names_only_removed_exercises_is_left_out_and_told(overlaid):
    catalog, told = overlaid(f"exercises: {{remove: {SPLIT_SQUATS}}}")
    assert rule_ids(load_catalog()) - rule_ids(catalog) == {"hips_knees.split_squat_days"}
    assert any("hips_knees.split_squat_days" in text for text in told)


def test_every_exercise_but_those_of_the_warm_up_may_go(overlaid):
    needed = load_catalog().preparation.exercises
    ids = ", ".join(e.id for e in load_catalog().exercises if e.id not in needed)
    catalog, told = overlaid(f"exercises: {{remove: [{ids}]}}")
    assert set(catalog.by_id) == needed
    assert all(set(a.exercises) <= needed for a in catalog.adjustments)
    assert not any(a.id == "nordic" for a in catalog.adjustments)
    assert any("is left out" in text for text in told)


def test_what_no_session_can_do_without_is_a_fault(overlaid):
    flows = [choice.exercise for choice in load_catalog().preparation.cooldown.flows]
    (text,) = faults(overlaid, f"exercises: {{remove: [{', '.join(flows)}]}}")
    assert "leaves nothing for the flow of the cool-down" in text
    assert ":1:" in text


def test_no_set_that_ships_names_an_exercise():
    """Shipped sets are checked against the built-in catalog, so an overlay can't hollow them."""
    for name in set_names():
        for rule in load_constraint_set(name).rules:
            assert "exercise" not in {kind for kind, _ in named(rule)}


# -- faults ---------------------------------------------------------------------------------------

FAULTS = {
    "empty": ("", "is empty"),
    "list": ("- goblet_squat", "must be a mapping"),
    "unknown key": ("exercise: {}", "Did you mean exercises?"),
    "key twice": ("muscles: {}\nmuscles: {}", "given twice"),
    "field missing": (
        "exercises: {add: [{id: x_y, name: Xy}]}",
        "exercises.add[0].pattern: is missing",
    ),
    "bad id": (
        f"exercises: {{add: [{SQUAT.replace('id: bag_squat', 'id: Bag')}]}}",
        "lower-case",
    ),
    "taken id": (
        f"exercises: {{add: [{SQUAT.replace('id: bag_squat', 'id: push_up')}]}}",
        "exists already",
    ),
    "id twice": (f"exercises: {{add: [{SQUAT}, {SQUAT}]}}", "add[1].id: is given twice"),
    "taken name": (
        f"exercises: {{add: [{SQUAT.replace('Bag squat', 'Goblet-Squat')}]}}",
        "is a name of goblet_squat already",
    ),
    "pattern": (f"exercises: {{add: [{SQUAT.replace('/squat', '/sqat')}]}}", "Did you mean knee"),
    "dose": (
        f"exercises: {{add: [{SQUAT.replace('compound', 'compund')}]}}",
        "Did you mean compound?",
    ),
    "muscle": (f"exercises: {{add: [{SQUAT.replace('quads', 'quad')}]}}", "Did you mean quads?"),
    "half sets": (f"exercises: {{add: [{SQUAT.replace('quads: 2', 'quads: 3')}]}}", "got 3"),
    "item": ("exercises: {change: {push_up: {equipment: [[rak]]}}}", "Did you mean rack?"),
    "stress": ("exercises: {change: {push_up: {stress: {knee: 1}}}}", "not a known stress tag"),
    "tag": ("exercises: {change: {push_up: {tags: [gripp]}}}", "Did you mean grip?"),
    "ladder": ("exercises: {change: {push_up: {easier: [pus_up]}}}", "Did you mean push_up?"),
    "ladder to the removed": (
        "exercises: {remove: [knee_push_up], change: {push_up: {easier: [knee_push_up]}}}",
        "is removed",
    ),
    "field of a change": ("exercises: {change: {push_up: {levl: 2}}}", "Did you mean level?"),
    "value of a change": (
        "exercises: {change: {push_up: {level: 9}}}",
        ":1:32: exercises.change.push_up.level: is not allowed here (got 9",
    ),
    "id of a change": ("exercises: {change: {push_up: {id: x}}}", "cannot be changed"),
    "rests": ("exercises: {change: {push_up: {rest_seconds: {balance: 9}}}}", "for each of"),
    "unknown change": ("exercises: {change: {pushup: {level: 1}}}", "Did you mean push_up?"),
    "unknown removal": ("exercises: {remove: [pushup]}", "Did you mean push_up?"),
    "taken item": ("equipment: {add: [{id: full_gym, name: x y}]}", "exists already"),
    "unknown item": ("equipment: {change: {rak: {load: true}}}", "Did you mean rack?"),
    "item of a preset": ("presets: {change: {bands: {items: [bands]}}}", "is not a known item"),
    "muscle of bounds": ("muscles: {change: {lat: {min: 1}}}", "Did you mean lats?"),
    "bounds crossed": ("muscles: {change: {lats: {min: 21}}}", "minimum above its maximum"),
    "negative bound": ("muscles: {change: {lats: {min: -1}}}", "at least 0"),
    "odd shapes": ("exercises: {add: {a: 1}, change: [1], remove: 3}", "must be a list"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_says_where_and_what(overlaid, name):
    text, expected = FAULTS[name]
    found = faults(overlaid, text)
    assert any(expected in line for line in found), found
    assert all("own0.yaml" in line for line in found)


def test_all_faults_of_a_file_come_at_once(overlaid):
    texts = ["equipment: {change: {rak: {}}}", "muscles: {change: {lat: {}}}", "foo: 1"]
    found = faults(overlaid, "\n".join(texts))
    assert [line.split(":")[1] for line in found] == ["1", "2", "3"]


def test_a_missing_file():
    with pytest.raises(InputError, match="cannot be read"):
        read_catalog(catalog_folder(), ["nowhere.yaml"])


KEYS = st.sampled_from(
    ["exercises", "equipment", "presets", "muscles", "add", "change", "remove", "id", "name", "items",
     "min", "max", "pattern", "contributions", "tags", "push_up", "rack", "chest", "x"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers(-3, 99) | KEYS | st.floats(allow_nan=False)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
)

OURS = load_catalog().model_dump(mode="json", by_alias=True)


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=3), max_size=4))
def test_whatever_an_overlay_holds_it_is_laid_or_refused(value):
    entries = [Entry(raw, Tree("catalog", None), ()) for raw in OURS["exercises"][:5]]
    with contextlib.suppress(InputError):
        lay(Written(dict(OURS), entries), Tree("overlay", value))
