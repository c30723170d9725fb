import json

import pytest


@pytest.fixture
def solved(optimizer, small, tmp_path):
    path = tmp_path / "program.json"
    assert optimizer("solve", small, "--output", path).code == 0
    return path


def test_a_solved_program_holds(optimizer, solved):
    done = optimizer("verify", solved)
    assert done.code == 0
    assert done.out == "HOLDS: all 8 rules of client small hold\n"


def test_every_broken_rule_is_named(optimizer, solved):
    program = json.loads(solved.read_text())
    item = program["weeks"][0]["sessions"][0]["blocks"][0]["items"][0]
    item["sets"] = 9
    solved.write_text(json.dumps(program))
    done = optimizer("verify", solved)
    assert done.code == 5
    assert done.out.startswith("BROKEN: ")
    assert "sets.all" in done.out
    data = json.loads(optimizer("verify", solved, "--format", "json").out)
    assert not data["ok"]
    assert "sets.all" in {violation["rule"] for violation in data["violations"]}


def test_json_of_a_program_that_holds(optimizer, solved):
    done = optimizer("verify", solved, "--format", "json")
    assert done.code == 0
    data = json.loads(done.out)
    assert (data["format"], data["ok"], data["violations"]) == ("verdict/1", True, [])
    assert {row["rule"] for row in data["audit"]} >= {"volume.chest", "ratio.pull_push"}


def test_a_file_without_a_week_says_so(optimizer, small, tmp_path):
    small.write_text(small.read_text().replace("min: 2, max: 4", "min: 30, max: 40"))
    path = tmp_path / "program.json"
    assert optimizer("solve", small, "--output", path).code == 3
    done = optimizer("verify", path)
    assert done.code == 0
    assert done.out.startswith("NO WEEK")


def test_the_verifier_needs_no_solver(program, solved):
    import subprocess
    import sys

    code = (
        "import sys; from optimizer.cli import optimizer; from optimizer.cli.outcome import run; "
        f"code = run(optimizer, ['verify', {str(solved)!r}]); "
        "print(code, 'ortools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"
