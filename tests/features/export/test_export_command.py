import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from optimizer.features.export.formats import FORMATS

STARTS = {"mps": "* optimizer ", "lp": "\\ optimizer ", "cpsat": "# optimizer "}
ENDS = {"mps": "ENDATA", "lp": "End", "cpsat": "}"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_model_goes_to_stdout_or_a_file(optimizer, small, tmp_path, form):
    printed = optimizer("export", small, "--to", form)
    assert printed.code == 0
    assert printed.out.startswith(STARTS[form])
    assert printed.out.rstrip().endswith(ENDS[form])
    path = tmp_path / "model"
    written = optimizer("export", small, "--to", form, "--output", path)
    assert (written.code, written.out) == (0, "")
    assert path.read_text() == printed.out
    assert optimizer("export", small, "--to", form, "--output", "-").out == printed.out


def test_the_file_has_the_optimum_of_solve(optimizer, small, tmp_path, highs):
    text = small.read_text().replace("mon: 40, thu: 40", "mon: 30").replace("max: 4,", "max: 3,")
    small.write_text(text + "framework: none\n")
    path = tmp_path / "small.mps"
    assert optimizer("export", small, "--to", "mps", "--output", path).code == 0
    program = json.loads(optimizer("solve", small, "--format", "json").out)
    (found,) = highs(path)
    assert (found["status"], program["status"]) == ("Optimal", "optimal")
    assert -found["objective"] == pytest.approx(program["objective"], abs=1e-6)


@pytest.mark.slow
def test_a_shipped_scenario_has_the_optimum_of_solve(optimizer, tmp_path, highs):
    scenario = Path(__file__).parents[3] / "scenarios" / "dumbbells_careful_shoulder.yaml"
    path = tmp_path / "whole.lp"
    done = optimizer("export", scenario, "--to", "lp", "--pairs", "slots", "--output", path)
    assert done.code == 0
    program = json.loads(optimizer("solve", scenario, "--format", "json").out)
    (found,) = highs(path)
    assert (found["status"], program["status"]) == ("Optimal", "optimal")
    assert found["objective"] == pytest.approx(program["objective"], abs=1e-3)


def test_the_other_models_are_told(optimizer, small, tmp_path):
    path = tmp_path / "four.yaml"
    path.write_text(
        "days: {mon: 60, tue: 60, thu: 60, fri: 60}\nequipment: [dumbbell]\nconstraints: balanced\n"
    )
    done = optimizer("export", path, "--to", "mps", "--layer", "totals")
    assert done.code == 0
    assert "this is framework full_body; there are also upper_lower" in done.err
    assert "--framework none" in done.err
    assert "--pairs slots" in done.err
    chosen = optimizer(
        "export", path, "--to", "mps", "--layer", "totals", "--framework", "upper_lower",
        "--pairs", "slots",
    )  # fmt: skip
    assert "this is framework upper_lower; there are also full_body" in chosen.err
    assert "worth more" not in chosen.err
    assert re.search(r"^\* framework +upper_lower$", chosen.out, re.M)
    assert re.search(r"^\* layer +totals", chosen.out, re.M)


def test_a_model_of_one_kind_is_told_nothing(optimizer, small, tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text(small.read_text() + "framework: full_body\npairs: forbid\n")
    assert optimizer("export", path, "--to", "lp").err == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ful_body", "Did you mean full_body?"),
        ("push_pull_legs", "allowed: full_body, none"),
        ("x" * 500, "got 'xxx"),
    ],
)
def test_a_framework_that_does_not_fit_is_refused(optimizer, small, tmp_path, name, expected):
    path = tmp_path / "model.mps"
    done = optimizer("export", small, "--to", "mps", "--framework", name, "--output", path)
    assert done.code == 2
    assert "--framework: is not a framework of this scenario" in done.err
    assert expected in done.err
    assert len(done.err) < 400
    assert not path.exists()


def test_without_frameworks_there_is_none_to_choose(optimizer, small, tmp_path):
    path = tmp_path / "none.yaml"
    path.write_text(small.read_text() + "framework: none\n")
    done = optimizer("export", path, "--to", "mps", "--framework", "full_body")
    assert done.code == 2
    assert "allowed: none to choose: leave it out" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "xml"],
        [],
        ["--to", "mps", "--layer", "months"],
        ["--to", "mps", "--pairs", "all"],
    ],
)
def test_wrong_options_are_refused(optimizer, small, arguments):
    done = optimizer("export", small, *arguments)
    assert (done.code, done.out) == (2, "")


def test_places_that_cannot_be_written_are_refused(optimizer, small, tmp_path):
    before = small.read_text()
    same = optimizer("export", small, "--to", "mps", "--output", small)
    assert same.code == 2
    assert "is the scenario itself" in same.err
    assert small.read_text() == before
    missing = optimizer("export", small, "--to", "mps", "--output", tmp_path / "no" / "m.mps")
    assert missing.code == 2
    assert "there is no folder" in missing.err


def test_a_faulty_scenario_is_told_as_everywhere(optimizer, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("days: {mon: 10}\nequipment: [dumbell]\n")
    done = optimizer("export", path, "--to", "lp")
    assert (done.code, done.out) == (2, "")
    assert "Did you mean dumbbell" in done.err
    assert "bad.yaml:1" in done.err


def test_an_impossible_scenario_is_exported_as_it_is(optimizer, small, tmp_path):
    path = tmp_path / "no_rest.yaml"
    days = ", ".join(f"{day}: 40" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    path.write_text(small.read_text().replace("mon: 40, thu: 40", days))
    done = optimizer("export", path, "--to", "lp")
    assert done.code == 0
    assert re.search(r"^ week\.rest_days: \+ nothing >= 1$", done.out, re.M)
    assert re.search(r"^ nothing = 0$", done.out, re.M)


def test_it_reads_stdin_and_tells_nobody_s_name(program, small):
    done = program("export", "-", "--to", "mps", stdin=small.read_bytes())
    assert done.code == 0
    assert "small" not in re.sub(r"constraints +small", "", done.out)


def test_a_reader_who_goes_is_no_fault(small):
    command = f"{sys.executable} -m optimizer export {small} --to mps | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False,
                          env=os.environ)  # fmt: skip
    assert done.stdout.startswith("* optimizer")
    assert "Traceback" not in done.stderr
    assert "error" not in done.stderr
