import json

import pytest


@pytest.fixture
def solved(optimizer, small, tmp_path):
    path = tmp_path / "program.json"
    assert optimizer("solve", small, "--output", path).code == 0
    return path


def test_a_program_does_not_differ_from_itself(optimizer, solved):
    done = optimizer("diff", solved, solved)
    assert done.code == 0
    assert done.out.splitlines()[0].endswith("0 exercises and 0 sets change")
    assert "no exercise, set, pair or theme differs" in done.out


def test_more_sets_and_what_they_break(optimizer, solved, tmp_path):
    program = json.loads(solved.read_text())
    item = program["weeks"][0]["sessions"][0]["blocks"][0]["items"][0]
    was, item["sets"] = item["sets"], 9
    other = tmp_path / "other.json"
    other.write_text(json.dumps(program))
    data = json.loads(optimizer("diff", solved, other, "--format", "json").out)
    assert data["format"] == "difference/1"
    assert data["distance"] == {"exercises": 0, "sets": 9 - was}
    (row,) = data["sets"]
    assert (row["exercise"], row["before"], row["after"]) == (item["exercise"], was, 9)
    broken = {row["rule"] for row in data["rules"] if not row["after"]["ok"]}
    assert "sets.all" in broken
    assert "broken now: " in optimizer("diff", solved, other).out


def test_a_week_in_short_form_can_be_compared(optimizer, tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("mon: [Bench press 4, Barbell row 4]\n")
    two.write_text("mon: [Bench press 4]\ntue: [Barbell row 4]\n")
    done = optimizer("diff", one, two, "--ascii")
    assert done.code == 0
    assert done.out.isascii()
    assert done.out.splitlines()[0].endswith("0 exercises and 8 sets change")


def test_a_file_that_is_not_there(optimizer, solved, tmp_path):
    done = optimizer("diff", solved, tmp_path / "none.json")
    assert (done.code, done.out) == (2, "")
    assert "none.json" in done.err


def test_the_difference_needs_no_solver(solved):
    import subprocess
    import sys

    code = (
        "import sys; from optimizer.cli import optimizer; from optimizer.cli.outcome import run; "
        f"code = run(optimizer, ['diff', {str(solved)!r}, {str(solved)!r}]); "
        "print(code, 'ortools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"
