import json
import re

import pytest


def impossible(path):
    """A chest that gets more sets than its sessions hold."""
    path.write_text(
        path.read_text().replace("muscle: chest, min: 2, max: 4", "muscle: chest, min: 18, max: 20")
    )
    return path


def test_a_conflict_is_told_with_repairs(optimizer, small):
    done = optimizer("explain", impossible(small))
    assert done.code == 3
    assert "IMPOSSIBLE" in done.out
    assert "volume.chest" in done.out
    assert "Repairs, cheapest first; each was solved and verified:" in done.out
    assert max(map(len, done.out.splitlines())) <= 170


@pytest.mark.slow
def test_solve_gives_the_same_answer(optimizer, small):
    file = impossible(small)
    assert optimizer("solve", file).out == optimizer("explain", file).out


def test_data_holds_the_conflict_and_patches(optimizer, small):
    found = json.loads(optimizer("explain", impossible(small), "--format", "json").out)
    assert found["format"] == "explanation/1"
    assert found["status"] == "infeasible"
    assert found["conflict"]["minimal"]
    for repair in found["conflict"]["repairs"]:
        assert repair["patch"]
        assert repair["week"]["sets"] > 0


def test_repairs_can_be_left_out(optimizer, small):
    for command in ("explain", "solve"):
        done = optimizer(command, impossible(small), "--no-repairs")
        assert done.code == 3
        assert "Repairs" not in done.out


def test_what_limits_a_week_that_exists(optimizer, small):
    done = optimizer("explain", small, "--ascii")
    assert done.code == 0
    assert done.out.isascii()
    assert re.search(r"POSSIBLE: a week keeps all \d+ rules; the best one is proven", done.out)
    assert "Minutes to spare: mon" in done.out
    data = json.loads(optimizer("explain", small, "--format", "json").out)
    assert data["conflict"] is None
    assert {row["rule"] for row in data["tight"]} <= {
        "volume.chest",
        "ratio.pull_push",
        "session.size",
    }


@pytest.mark.usefixtures("starved")
def test_an_undecided_search_says_what_is_known(optimizer, tmp_path):
    file = tmp_path / "hard.yaml"
    file.write_text("days: {mon: 45, wed: 45, fri: 45}\nequipment: [full_gym]\n")
    done = optimizer("explain", file, "--time-limit", "0.01")
    assert done.code == 4
    assert "UNDECIDED" in done.out
    assert "minutes a session with pairs" in done.out
    assert "--time-limit" in done.out


def test_bad_input_is_told_like_everywhere(optimizer, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text("days: {mon: 45}\nequipment: [dumbell]\n")
    done = optimizer("explain", file)
    assert done.code == 2
    assert "Did you mean dumbbell" in done.err
    assert done.out == ""
