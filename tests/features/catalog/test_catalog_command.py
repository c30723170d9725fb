import csv
import io
import json

import jsonschema
import pytest

from optimizer.files.catalog import catalog_folder, load_catalog

EXERCISE_FIELDS = {
    "id", "name", "aliases", "kind", "pattern", "plane", "plane_strict", "laterality",
    "contributions", "equipment", "level", "stress", "tags", "work_seconds", "rest_seconds",
    "setup_seconds", "easier", "harder", "source",
}  # fmt: skip


@pytest.fixture(scope="module")
def export(program):
    done = program("catalog", "export", "--format", "json")
    assert done.code == 0
    return json.loads(done.out)


def test_the_export_has_every_required_field(export):
    assert export["format"] == "catalog/1"
    assert export["sha256"] == load_catalog().sha256
    assert {"id", "class", "chain", "antagonists"} <= set(export["muscles"][0])
    assert export["groups"]["calves"] == ["gastroc", "soleus"]
    assert "dumbbell" in export["equipment"]
    assert "flat_bench" in export["presets"]["home_dumbbell"]
    assert len(export["exercises"]) == len(load_catalog().exercises)
    for exercise in export["exercises"]:
        assert set(exercise) >= EXERCISE_FIELDS


def test_references_within_the_export_hold(export):
    muscles = {muscle["id"] for muscle in export["muscles"]}
    ids = {exercise["id"] for exercise in export["exercises"]}
    assert all(muscles.issuperset(members) for members in export["groups"].values())
    assert all(set(export["equipment"]).issuperset(p) for p in export["presets"].values())
    for exercise in export["exercises"]:
        assert muscles.issuperset(exercise["contributions"])
        assert set(exercise["contributions"].values()) <= {1, 2}
        assert ids.issuperset([*exercise["easier"], *exercise["harder"]])
        assert {"balance", "strength"} <= set(exercise["rest_seconds"])


def test_the_export_fits_its_schema(export, optimizer):
    jsonschema.validate(export, json.loads(optimizer("schema", "catalog").out))


def test_the_export_goes_to_a_file(optimizer, tmp_path, export):
    path = tmp_path / "catalog.json"
    done = optimizer("catalog", "export", "--output", path)
    assert (done.code, done.out) == (0, "")
    assert json.loads(path.read_text()) == export
    assert optimizer("catalog", "export", "--output", tmp_path / "no" / "x.json").code == 2


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        (["--pattern", "knee_dominant"], lambda e: e["pattern"].startswith("knee_dominant/")),
        (["--pattern", "vertical_pull"], lambda e: e["pattern"] == "vertical_pull"),
        (["--muscle", "chest"], lambda e: "chest" in e["contributions"]),
        (["--muscle", "Glutes"], lambda e: "glute_max" in e["contributions"]),
        (["--muscle", "calves"], lambda e: {"gastroc", "soleus"} & set(e["contributions"])),
        (["--level", "beginner"], lambda e: e["level"] == 1),
        (["--level", "intermediate"], lambda e: e["level"] <= 2),
        (["--kind", "drill"], lambda e: e["kind"] == "drill"),
        (["--tag", "eccentric"], lambda e: "eccentric" in e["tags"]),
        (["--plane", "frontal"], lambda e: e["plane"] == "frontal"),
        (
            ["--equipment", "dumbbell", "--equipment", "flat_bench"],
            lambda e: any({"dumbbell", "flat_bench"}.issuperset(way) for way in e["equipment"]),
        ),
        (
            ["--search", "Goblet SQUAT"],
            lambda e: all(
                word in " ".join((e["id"], e["name"], *e["aliases"])).lower()
                for word in ("goblet", "squat")
            ),
        ),
        (
            ["--pattern", "horizontal_pull", "--plane", "transverse"],
            lambda e: e["pattern"] == "horizontal_pull" and e["plane"] == "transverse",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_filters_leave_exactly_what_passes(optimizer, export, filters, passes):
    done = optimizer("catalog", "list", *filters, "--format", "json")
    assert done.code == 0
    listed = [exercise["id"] for exercise in json.loads(done.out)]
    assert listed == [exercise["id"] for exercise in export["exercises"] if passes(exercise)]
    assert listed


def test_a_preset_is_all_of_its_items(optimizer, export):
    by_preset = optimizer("catalog", "list", "--equipment", "bands", "--format", "json").out
    items = [part for item in export["presets"]["bands"] for part in ("--equipment", item)]
    assert optimizer("catalog", "list", *items, "--format", "json").out == by_preset


@pytest.mark.parametrize(
    ("option", "value", "nearest"),
    [
        ("--pattern", "horizontal_pul", "horizontal_pull"),
        ("--muscle", "hamstring", "hamstrings"),
        ("--equipment", "dumbell", "dumbbell"),
        ("--level", "beginer", "beginner"),
        ("--kind", "dril", "drill"),
        ("--tag", "excentric", "eccentric"),
        ("--plane", "fronta", "frontal"),
    ],
)
def test_an_unknown_filter_value_is_told_its_nearest(optimizer, option, value, nearest):
    done = optimizer("catalog", "list", option, value)
    assert done.code == 2
    assert done.out == ""
    assert f"{option}: " in done.err
    assert f"Did you mean {nearest}?" in done.err


def test_all_unknown_filter_values_are_told_at_once(optimizer):
    done = optimizer("catalog", "list", "--muscle", "chst", "--equipment", "dumbell")
    assert len(done.err.splitlines()) == 2


def test_the_table_counts_its_rows(optimizer):
    done = optimizer("catalog", "list", "--search", "goblet squat")
    number = len(done.out.splitlines()) - 3
    assert done.out.splitlines()[-1] == f"{number} exercises"
    assert optimizer("catalog", "list", "--search", "xyzzy").out == "0 exercises\n"


def test_csv_has_a_row_an_exercise(optimizer, export):
    rows = list(csv.DictReader(io.StringIO(optimizer("catalog", "list", "--format", "csv").out)))
    assert [row["id"] for row in rows] == [exercise["id"] for exercise in export["exercises"]]
    press = next(row for row in rows if row["id"] == "goblet_squat")
    assert press["prime_movers"] == "quads|glute_max"


@pytest.mark.parametrize(
    ("what", "member"),
    [("muscles", "calves"), ("equipment", "dumbbell"), ("presets", "full_gym"),
     ("stress", "axial_load"), ("tags", "eccentric"), ("patterns", "vertical_pull")],
)  # fmt: skip
def test_other_vocabularies(optimizer, what, member):
    table = optimizer("catalog", "list", what)
    assert table.code == 0
    assert any(line.startswith(member + " ") for line in table.out.splitlines())
    entries = json.loads(optimizer("catalog", "list", what, "--format", "json").out)
    assert member in {entry["id"] for entry in entries}
    rows = list(
        csv.DictReader(io.StringIO(optimizer("catalog", "list", what, "--format", "csv").out))
    )
    assert [row["id"] for row in rows] == [entry["id"] for entry in entries]


def test_filters_go_with_exercises_only(optimizer):
    done = optimizer("catalog", "list", "muscles", "--level", "beginner")
    assert done.code == 2
    assert "filters choose exercises" in done.err


def test_an_unknown_vocabulary_is_refused(optimizer):
    assert optimizer("catalog", "list", "muscels").code == 2


@pytest.mark.parametrize(
    "name", [["goblet_squat"], ["Goblet squat"], ["goblet", "squat"], ["kb goblet squat"]]
)
def test_show_finds_an_exercise_by_id_name_or_alias(optimizer, name):
    done = optimizer("catalog", "show", *name)
    assert done.code == 0
    assert done.out.startswith("Goblet squat (goblet_squat)\n")
    assert "Quads, Glutes" in done.out


def test_show_tells_the_nearest_of_a_typo(optimizer):
    done = optimizer("catalog", "show", "goblet_sqat")
    assert done.code == 2
    assert "Did you mean goblet_squat?" in done.err


def test_show_as_json(optimizer):
    shown = json.loads(optimizer("catalog", "show", "goblet_squat", "--format", "json").out)
    assert set(shown) >= EXERCISE_FIELDS


def test_check_counts_kinds_and_presets(optimizer):
    done = optimizer("catalog", "check")
    assert done.code == 0
    assert f"{len(load_catalog().exercises)} exercises" in done.out
    assert "full_gym" in done.out


def test_check_names_the_faults_of_a_folder(optimizer, tmp_path):
    import shutil

    folder = tmp_path / "catalog"
    shutil.copytree(catalog_folder(), folder)
    assert optimizer("catalog", "check", folder).code == 0
    arms = folder / "exercises" / "arms.yaml"
    arms.write_text(arms.read_text().replace("{biceps: 2, forearms: 1}", "{bicep: 2}", 1))
    done = optimizer("catalog", "check", folder)
    assert done.code == 2
    assert "bicep does not exist" in done.err
    assert "arms.yaml" in done.err or str(folder) in done.err


def test_check_of_no_folder(optimizer, tmp_path):
    assert optimizer("catalog", "check", tmp_path / "none").code == 2
