import os
import pty
import re
import sys

import pytest

from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem


def test_the_defaults_make_a_scenario(optimizer, tmp_path):
    path = tmp_path / "ana-01.yaml"
    done = optimizer("init", path)
    assert done.code == 0
    assert f"optimizer solve {path}" in done.out
    scenario = load_problem(str(path), load_catalog()).scenario
    assert scenario.client == "ana-01"
    assert dict(scenario.days) == {"mon": 60, "wed": 60, "fri": 60}
    assert (scenario.equipment, scenario.level) == (("full_gym",), "intermediate")


def test_options_are_taken_over(optimizer, tmp_path):
    path = tmp_path / "x.yaml"
    optimizer(
        "init", path, "--days", "wed=45, mon", "--equipment", "dumbbell,bands", "--level",
        "advanced", "--goal", "strength", "--weak", "glute_max=2,calves", "--client", "007",
    )  # fmt: skip
    scenario = load_problem(str(path), load_catalog()).scenario
    assert scenario.client == "007"
    assert list(scenario.days.items()) == [("mon", 60), ("wed", 45)]
    assert scenario.equipment == ("dumbbell", "bands")
    assert (scenario.level, scenario.goal) == ("advanced", "strength")
    assert scenario.weak == {"glute_max": 2, "calves": 1}


def test_every_commented_key_may_be_used(optimizer, tmp_path):
    path = tmp_path / "x.yaml"
    optimizer("init", path)
    text, keys = re.subn(r"^# ([a-z_]+: .)", r"\1", path.read_text(), flags=re.MULTILINE)
    assert keys == 11
    path.write_text(text)
    scenario = load_problem(str(path), load_catalog()).scenario
    assert scenario.client == "ana-01"
    assert scenario.lock[0].day in scenario.days


def test_a_file_that_is_there_stays(optimizer, tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("mine")
    done = optimizer("init", path)
    assert done.code == 2
    assert "--force" in done.err
    assert path.read_text() == "mine"
    assert optimizer("init", path, "--force").code == 0
    assert path.read_text() != "mine"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--days", "tud=60"], "Did you mean tue?"),
        (["--days", "mon=600"], "days.mon"),
        (["--days", "mon=an hour"], "days.mon"),
        (["--days", "mon=60,mon=45"], "--days: is given twice"),
        (["--days", ""], "days"),
        (["--equipment", "dumbell"], "Did you mean dumbbell?"),
        (["--level", "beginer"], "Did you mean beginner?"),
        (["--goal", "strenght"], "Did you mean strength?"),
        (["--weak", "glute_maxx=2"], "Did you mean glute_max?"),
        (["--weak", "glute_max=3"], "weak.glute_max"),
        (["--client", "Ana Lopez"], "client"),
    ],
    ids=" ".join,
)
def test_bad_options_are_refused_and_nothing_is_written(optimizer, tmp_path, options, expected):
    path = tmp_path / "x.yaml"
    done = optimizer("init", path, *options)
    assert done.code == 2
    assert expected in done.err
    assert not path.exists()


def test_a_dash_is_stdout(optimizer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = optimizer("init", "-")
    assert done.code == 0
    assert "\ndays: {mon: 60, wed: 60, fri: 60}\n" in done.out
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(optimizer, tmp_path):
    assert optimizer("init", tmp_path / "no" / "x.yaml").code == 2


def test_on_a_terminal_it_asks_for_what_is_open(tmp_path):
    answers = [b"mon,fri=75\n", b"\n", b"beginner\n", b"calves=2\n"]
    pid, terminal = pty.fork()
    if pid == 0:
        command = [sys.executable, "-m", "optimizer", "init", str(tmp_path / "x.yaml")]
        os.execv(sys.executable, [*command, "--goal", "strength"])
    shown = converse(terminal, answers)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert "Goal" not in shown
    scenario = load_problem(str(tmp_path / "x.yaml"), load_catalog()).scenario
    assert dict(scenario.days) == {"mon": 60, "fri": 75}
    assert (scenario.level, scenario.goal) == ("beginner", "strength")
    assert scenario.equipment == ("full_gym",)
    assert scenario.weak == {"calves": 2}


def converse(terminal, answers):
    """Answer each question as it ends, then read on to the end."""
    shown, left = "", list(answers)
    while True:
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:
            return shown
        if left and shown.endswith(": "):
            os.write(terminal, left.pop(0))
