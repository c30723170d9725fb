"""`--catalog FILE`: a user's own exercises and equipment under every command."""

import json

import pytest

from optimizer.files.catalog import catalog_folder, load_catalog

OVERLAY = """\
equipment: {add: [{id: sandbag, name: sandbag, load: true}]}
exercises:
  add:
    - {id: sandbag_floor_press, name: Sandbag floor press, pattern: horizontal_push, dose: compound,
       plane: transverse, laterality: bilateral, contributions: {chest: 2, triceps: 2},
       equipment: [[sandbag]], level: 1}
    - {id: sandbag_row, name: Sandbag row, pattern: horizontal_pull, dose: compound,
       plane: sagittal, laterality: bilateral, contributions: {upper_back: 2, lats: 2},
       equipment: [[sandbag]], level: 1}
"""


@pytest.fixture
def overlay(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(OVERLAY)
    return path


@pytest.fixture
def sandbag(small):
    """The small scenario of a client who owns a sandbag and nothing else."""
    small.write_text(small.read_text().replace("[dumbbell]", "[sandbag]"))
    return small


def test_list_show_export_and_check_know_it(optimizer, overlay):
    listed = optimizer("catalog", "list", "--catalog", overlay, "--equipment", "sandbag",
                       "--pattern", "horizontal_pull", "--format", "csv")  # fmt: skip
    assert "sandbag_row" in listed.out
    assert "Sandbag floor press" in optimizer(
        "catalog", "show", "sandbag floor press", "--catalog", overlay
    ).out  # fmt: skip
    export = json.loads(optimizer("catalog", "export", "--catalog", overlay).out)
    assert "sandbag" in export["equipment"]
    assert export["sha256"] != load_catalog().sha256
    count = len(load_catalog().exercises) + 2
    assert f"{count} exercises" in optimizer("catalog", "check", "--catalog", overlay).out


def test_check_of_a_folder_with_an_overlay(optimizer, overlay):
    done = optimizer("catalog", "check", catalog_folder(), "--catalog", overlay)
    assert f"{len(load_catalog().exercises) + 2} exercises" in done.out


def test_without_it_nothing_is_known(optimizer, sandbag):
    done = optimizer("solve", sandbag)
    assert done.code == 2
    assert "sandbag" in done.err


def test_init_solve_and_verify(optimizer, overlay, sandbag, tmp_path):
    written = optimizer("init", tmp_path / "new.yaml", "--equipment", "sandbag",
                        "--catalog", overlay)  # fmt: skip
    assert f"--catalog {overlay}" in written.out
    path = tmp_path / "program.json"
    sandbag.write_text(sandbag.read_text() + "include: [sandbag_floor_press, sandbag_row]\n")
    assert optimizer("solve", sandbag, "--catalog", overlay, "--output", path).code == 0
    program = json.loads(path.read_text())
    used = {
        item["exercise"]
        for session in program["weeks"][0]["sessions"]
        for block in session["blocks"]
        for item in block["items"]
    }
    assert {"sandbag_floor_press", "sandbag_row"} <= used
    done = optimizer("verify", path, "--catalog", overlay)
    assert (done.code, done.err) == (0, "")


def test_verify_with_the_wrong_catalog_says_so(optimizer, overlay, sandbag, small, tmp_path):
    path = tmp_path / "program.json"
    optimizer("solve", sandbag, "--catalog", overlay, "--output", path)
    done = optimizer("verify", path)
    assert done.code == 2
    assert "made with another catalog" in done.err
    assert "--catalog" in done.err


def test_a_program_that_holds_under_another_catalog_is_told(optimizer, overlay, small, tmp_path):
    path = tmp_path / "program.json"
    assert optimizer("solve", small, "--output", path).code == 0
    done = optimizer("verify", path, "--catalog", overlay)
    assert done.code == 0
    assert "HOLDS" in done.out
    assert "made with another catalog" in done.err


def test_a_program_with_exercises_the_catalog_lacks_is_broken(optimizer, small, tmp_path):
    path = tmp_path / "program.json"
    optimizer("solve", small, "--output", path)
    program = json.loads(path.read_text())
    program["weeks"][0]["sessions"][0]["blocks"][0]["items"][0]["exercise"] = "sandbag_row"
    program["provenance"]["catalog_sha256"] = "0" * 64
    path.write_text(json.dumps(program))
    done = optimizer("verify", path)
    assert done.code == 5
    assert "sandbag_row" in done.out
    assert "made with another catalog" in done.err


def test_two_overlays_in_their_order(optimizer, overlay, tmp_path):
    second = tmp_path / "second.yaml"
    second.write_text("exercises: {change: {sandbag_row: {level: 3}}}\n")
    shown = optimizer("catalog", "show", "sandbag_row", "--format", "json",
                      "--catalog", overlay, "--catalog", second)  # fmt: skip
    assert json.loads(shown.out)["level"] == 3
    done = optimizer("catalog", "check", "--catalog", second, "--catalog", overlay)
    assert done.code == 2
    assert "second.yaml:1:" in done.err


@pytest.mark.parametrize(
    "command",
    [("solve", "x.yaml"), ("verify", "x.json"), ("catalog", "list"), ("catalog", "check"),
     ("catalog", "export"), ("catalog", "show", "push_up"), ("init", "never.yaml")],
    ids=" ".join,
)  # fmt: skip
def test_a_bad_overlay_is_refused_by_every_command(optimizer, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "bad.yaml"
    bad.write_text("exercises: {remove: [pushup]}\nfoo: 1\n")
    done = optimizer(*command, "--catalog", bad)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 2
    assert "Did you mean push_up?" in done.err
    assert not (tmp_path / "never.yaml").exists()


def test_what_is_left_out_is_told_on_stderr(optimizer, tmp_path):
    overlay = tmp_path / "own.yaml"
    overlay.write_text("exercises: {remove: [barbell_overhead_press]}\n")
    assert optimizer("catalog", "check", "--catalog", overlay).err == ""
    splits = [e.id for e in load_catalog().exercises if e.id.endswith("split_squat")]
    overlay.write_text(f"exercises: {{remove: [{', '.join(splits)}]}}\n")
    done = optimizer("catalog", "check", "--catalog", overlay)
    assert done.code == 0
    assert done.err.startswith("note: ")
    assert "hips_knees.split_squat_days" in done.err
