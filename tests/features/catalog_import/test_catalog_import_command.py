"""`optimizer catalog import`: from another catalog's file to a catalog that commands can use."""

import csv
import json

import pytest

from optimizer.features.catalog_import.command import SOURCES
from optimizer.features.catalog_import.registry import IMPORTERS
from optimizer.files.catalog import load_catalog

RECORDS = [
    {"name": "Olympic Squat", "equipment": "barbell", "primaryMuscles": ["quadriceps"]},
    {"name": "Preacher Curl", "equipment": "barbell", "primaryMuscles": ["biceps"]},
    {"name": "Goblet Squat", "equipment": "kettlebells", "primaryMuscles": ["quadriceps"]},
    {"name": "Log Lift", "equipment": "other", "primaryMuscles": ["shoulders"]},
    {"name": "Toe Touchers", "equipment": None, "primaryMuscles": ["hamstrings"],
     "category": "stretching"},
]  # fmt: skip


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "exercises.json"
    path.write_text(json.dumps(RECORDS))
    return path


def test_the_choices_are_the_importers():
    assert set(SOURCES) == set(IMPORTERS)


def test_overlay_review_and_summary(optimizer, source, tmp_path):
    overlay, review = tmp_path / "imported.yaml", tmp_path / "review.csv"
    done = optimizer("catalog", "import", "--from", "free-exercise-db", source,
                     "--output", overlay, "--review", review)  # fmt: skip
    assert (done.code, done.out) == (0, "")
    for line in ("5 records", "2 imported", "1 merged", "1 for review", "1 skipped"):
        assert line in done.err
    with review.open(newline="") as stream:
        statuses = {row["name"]: row["status"] for row in csv.DictReader(stream)}
    assert statuses == {
        "Log Lift": "review", "Olympic Squat": "imported", "Preacher Curl": "imported",
        "Goblet Squat": "merged", "Toe Touchers": "skipped",
    }  # fmt: skip
    checked = optimizer("catalog", "check", "--catalog", overlay)
    assert checked.code == 0
    assert f"{len(load_catalog().exercises) + 2} exercises" in checked.out
    shown = optimizer("catalog", "show", "olympic squat", "--catalog", overlay)
    assert "Olympic Squat" in shown.out


def test_without_output_the_overlay_goes_to_stdout(optimizer, source):
    done = optimizer("catalog", "import", "--from", "free-exercise-db", source)
    assert done.code == 0
    assert "olympic_squat" in done.out
    assert "records of free-exercise-db" not in done.out


def test_stdin(program):
    done = program("catalog", "import", "--from", "free-exercise-db", "-",
                   stdin=json.dumps(RECORDS).encode())  # fmt: skip
    assert done.code == 0
    assert "olympic_squat" in done.out


def test_the_same_file_gives_the_same_bytes(optimizer, source):
    command = ("catalog", "import", "--from", "free-exercise-db", source)
    assert optimizer(*command).out == optimizer(*command).out


def test_beside_an_own_catalog(optimizer, source, tmp_path):
    overlay = tmp_path / "imported.yaml"
    optimizer("catalog", "import", "--from", "free-exercise-db", source, "--output", overlay)
    again = optimizer("catalog", "import", "--from", "free-exercise-db", source,
                      "--catalog", overlay)  # fmt: skip
    assert "0 imported" in again.err
    assert "3 merged" in again.err


def test_an_imported_exercise_is_solved_and_verified(optimizer, source, small, tmp_path):
    overlay, program = tmp_path / "imported.yaml", tmp_path / "program.json"
    source.write_text(json.dumps([
        {"name": "Leg-Over Floor Press", "equipment": "dumbbell", "primaryMuscles": ["chest"]},
    ]))  # fmt: skip
    optimizer("catalog", "import", "--from", "free-exercise-db", source, "--output", overlay)
    small.write_text(small.read_text() + "include: [leg_over_floor_press]\n")
    assert optimizer("solve", small, "--catalog", overlay, "--output", program).code == 0
    assert "leg_over_floor_press" in program.read_text()
    assert optimizer("verify", program, "--catalog", overlay).code == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "not valid JSON"), ('[{"nam": "x"}]', "[0].name: is missing"), ("[]", "must be a list")],
)
def test_a_bad_file_writes_nothing(optimizer, source, tmp_path, text, expected):
    source.write_text(text)
    overlay, review = tmp_path / "imported.yaml", tmp_path / "review.csv"
    done = optimizer("catalog", "import", "--from", "free-exercise-db", source,
                     "--output", overlay, "--review", review)  # fmt: skip
    assert (done.code, done.out) == (2, "")
    assert f"error: {source}" in done.err
    assert expected in done.err
    assert not overlay.exists()
    assert not review.exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--output", "{source}"], "it is the file that is read"),
        (["--output", "same.yaml", "--review", "same.yaml"], "it is another output"),
        (["--output", "nowhere/x.yaml"], "there is no folder"),
        (["--review", "."], "it is a directory"),
    ],
)
def test_outputs_that_cannot_be_are_refused_first(
    optimizer, source, tmp_path, monkeypatch, options, expected
):
    monkeypatch.chdir(tmp_path)
    before = source.read_text()
    options = [option.format(source=source) for option in options]
    done = optimizer("catalog", "import", "--from", "free-exercise-db", source, *options)
    assert done.code == 2
    assert expected in done.err
    assert source.read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["exercises.json"]


def test_the_source_must_be_named_and_known(optimizer, source):
    assert optimizer("catalog", "import", source).code == 2
    done = optimizer("catalog", "import", "--from", "fedb", source)
    assert done.code == 2
    assert "free-exercise-db" in done.err


def test_a_missing_file(optimizer, tmp_path):
    done = optimizer("catalog", "import", "--from", "csv", tmp_path / "none.csv")
    assert done.code == 2
    assert "cannot be read" in done.err
