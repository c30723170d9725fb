"""Every way to hand over a bad file ends with exit 2 and says where the fault is."""

import pytest

GOOD = "days: {mon: 60}\nequipment: [full_gym]\n"
LAYERS = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
BOMB = f"a0: &a0 [x, x, x, x, x, x, x, x, x]\n{LAYERS}\n"

FILES = {
    "empty.yaml": ("", ["is empty"]),
    "list.yaml": ("- mon\n- wed\n", ["mapping"]),
    "bomb.yaml": (BOMB, ["too many values", ":6:"]),
    "deep.yaml": ("a: " + "[" * 5000, ["nested too deeply"]),
    "duplicate_key.yaml": (GOOD + "days: {tue: 60}\n", [":3:1", "given twice", "line 1"]),
    "day_twice.yaml": (
        "days: {mon: 60, mon: 45}\nequipment: [dumbbell]\n",
        [":1:17", "days.mon", "given twice"],
    ),
    "unknown_key.yaml": (GOOD + "equipmnt: [x]\n", [":3:1", "Did you mean equipment?"]),
    "exercise_typo.yaml": (
        GOOD + "include: [goblet_sqat]\n",
        [":3:11", "'goblet_sqat'", "Did you mean goblet_squat?"],
    ),
    "equipment_typo.yaml": (
        "days: {mon: 60}\nequipment: [dumbell]\n",
        [":2:13", "Did you mean dumbbell?"],
    ),
    "no_minutes.yaml": ("days: {mon: 0}\nequipment: [dumbbell]\n", [":1:", "days.mon", "15"]),
    "no_days.yaml": ("days: {}\nequipment: [dumbbell]\n", [":1:1", "days"]),
    "ratio_zero.yaml": (GOOD + "balance: {pull_push: 0}\n", [":3:", "above 0"]),
    "locks_contradict.yaml": (
        GOOD + "lock:\n  - {day: mon, exercise: goblet_squat, sets: 3}\n"
        "  - {day: mon, exercise: goblet_squat, sets: 4}\n",
        [":5:", "repeats lock[0]"],
    ),
    "locked_and_excluded.yaml": (
        GOOD + "exclude: [goblet_squat]\nlock: [{day: mon, exercise: goblet_squat}]\n",
        [":4:", "locked and excluded"],
    ),
    "set_typo.yaml": (GOOD + "constraints: balancd\n", [":3:", "Did you mean balanced?"]),
    "bad.json": ('{"days": {"mon": 60},\n "equipment": [}', [":2:16", "not valid JSON"]),
    "bad.toml": ("days = {mon = 60\n", ["not valid TOML", ":1:"]),
    "tab.yaml": ("days:\n\tmon: 60\n", [":2:1", "not valid YAML"]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_scenario_is_refused_with_its_place(optimizer, tmp_path, name):
    text, expected = FILES[name]
    path = tmp_path / name
    path.write_text(text)
    done = optimizer("solve", path)
    assert_refused(done, str(path))
    for part in expected:
        assert part in done.err


def test_every_fault_of_a_file_gets_a_line(optimizer, tmp_path):
    path = tmp_path / "three.yaml"
    path.write_text("days: {mon: 5, tud: 60}\nequipment: [dumbell]\n")
    done = optimizer("solve", path)
    assert done.code == 2
    lines = done.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"error: {path}:") for line in lines)


def test_a_missing_file(optimizer, tmp_path):
    assert_refused(optimizer("solve", tmp_path / "none.yaml"), "none.yaml: cannot be read")


def test_a_directory(optimizer, tmp_path):
    assert_refused(optimizer("solve", tmp_path), "is a directory")


def test_a_binary_file(optimizer, tmp_path):
    path = tmp_path / "binary.yaml"
    path.write_bytes(bytes(range(256)))
    assert_refused(optimizer("solve", path), "binary.yaml:2: is not UTF-8 text")


def test_a_huge_file(optimizer, tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"# " + b"x" * 50_000_000)
    assert_refused(optimizer("solve", path), "is larger than 4 MB")


def test_stdin_is_read_for_a_dash(program):
    done = program("solve", "-", stdin=b"days: {mon: 60}\nequipmnt: [x]\n")
    assert_refused(done, "stdin:2:1")
    assert_refused(program("solve", "-"), "stdin: is empty")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "not valid JSON"), ("{", "not valid JSON"), ('{"format": "program/1"}', "client")],
)
def test_a_bad_program_is_refused(optimizer, tmp_path, text, expected):
    path = tmp_path / "program.json"
    path.write_text(text)
    assert_refused(optimizer("verify", path), expected)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--time-limit", "-1"], "--time-limit"),
        (["--time-limit", "nan"], "not a number"),
        (["--workers", "0"], "--workers"),
        (["--gap", "101"], "--gap"),
        (["--gap", "inf"], "--gap"),
        (["--seed", "-1"], "--seed"),
        (["--format", "xml"], "--format"),
    ],
    ids=" ".join,
)
def test_options_out_of_range_are_refused(optimizer, small, options, expected):
    assert_refused(optimizer("solve", small, *options), expected)


def test_an_output_without_its_folder_is_refused_before_anything_is_read(optimizer, tmp_path):
    done = optimizer("solve", "missing.yaml", "--output", tmp_path / "nowhere" / "x.json")
    assert_refused(done, "there is no folder")
    assert "missing.yaml" not in done.err


def test_an_output_that_is_a_directory_is_refused(optimizer, small, tmp_path):
    assert_refused(optimizer("solve", small, "--output", tmp_path), "it is a directory")


def test_an_output_on_top_of_the_scenario_is_refused(optimizer, small):
    before = small.read_text()
    assert_refused(optimizer("solve", small, "--output", small), "is the scenario itself")
    assert small.read_text() == before


def assert_refused(done, expected):
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("error: ")
    assert expected in done.err
    assert "Traceback" not in done.err
