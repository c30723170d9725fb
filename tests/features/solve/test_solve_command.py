import json

import jsonschema
import pytest

from optimizer.errors import DisagreementError
from optimizer.features.solve import solve as pipeline
from optimizer.files.catalog import load_catalog
from optimizer.files.program import load_program
from optimizer.problem.settings import SearchSettings


def test_a_solved_week_is_shown_with_its_proof(optimizer, small):
    done = optimizer("solve", small)
    assert done.code == 0
    assert done.err == ""
    assert "client small" in done.out
    assert "OPTIMAL: proven, no better week exists" in done.out
    assert "pull : push" in done.out
    assert "not medical advice" in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_the_program_goes_to_the_file_and_the_table_to_stdout(optimizer, small, tmp_path):
    path = tmp_path / "program.json"
    done = optimizer("solve", small, "--output", path)
    assert done.code == 0
    assert "OPTIMAL" in done.out
    program, problem = load_program(str(path), load_catalog())
    assert program.status == "optimal"
    assert program.objective == program.bound
    assert problem.scenario.client == "small"
    jsonschema.validate(
        json.loads(path.read_text()), json.loads(optimizer("schema", "program").out)
    )


def test_json_is_all_that_stdout_gets(optimizer, small):
    by_format = optimizer("solve", small, "--format", "json")
    assert json.loads(by_format.out)["format"] == "program/1"
    assert json.loads(optimizer("solve", small, "--output", "-").out)["status"] == "optimal"


def test_the_same_scenario_gives_the_same_program(optimizer, small):
    first, second = (json.loads(optimizer("solve", small, "--format", "json").out) for _ in "ab")
    for program in (first, second):
        for timing in ("solve_seconds", "build_seconds"):
            del program["provenance"][timing]
    assert first == second


def test_stdin_is_a_scenario_too(program, small):
    done = program("solve", "-", stdin=small.read_bytes(), PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "client small" in done.out
    assert done.out.isascii()


def test_ascii_on_demand(optimizer, small):
    done = optimizer("solve", small, "--ascii")
    assert done.out.isascii()
    assert "|" in done.out


def test_details_and_words_only(optimizer, small):
    usual, details, plain = (
        optimizer("solve", small, *options).out for options in ((), ("--details",), ("--plain",))
    )
    assert "what the week is worth" in details
    assert "what the week is worth" not in usual
    assert "pull to push: " in plain
    assert not set(plain) & set("├┤│█·")
    assert set(usual) & set("├┤│█·")


CHEST = "muscle: chest, min: 30, max: 40"
"""More than two sessions of four exercises of three sets can give."""


@pytest.fixture
def impossible(small):
    text = small.read_text().replace("muscle: chest, min: 2, max: 4", CHEST)
    assert CHEST in text
    small.write_text(text)
    return small


def test_an_impossible_scenario_shows_its_conflict_and_no_week(optimizer, impossible, tmp_path):
    path = tmp_path / "program.json"
    done = optimizer("solve", impossible, "--output", path)
    assert done.code == 3
    assert "IMPOSSIBLE" in done.out
    assert "volume.chest" in done.out
    assert "sets x reps" not in done.out
    program = json.loads(path.read_text())
    assert (program["status"], program["weeks"], program["objective"]) == ("infeasible", [], None)
    assert program["conflict"]["members"]


def test_an_impossible_scenario_as_json(optimizer, impossible):
    done = optimizer("solve", impossible, "--format", "json")
    assert done.code == 3
    assert json.loads(done.out)["conflict"]["members"]


@pytest.mark.usefixtures("starved")
def test_no_time_leaves_it_undecided(optimizer, tmp_path):
    path = tmp_path / "full.yaml"
    path.write_text("days: {mon: 60, wed: 60, fri: 60}\nequipment: [full_gym]\n")
    done = optimizer("solve", path, "--time-limit", "0.01")
    assert done.code == 4
    assert "UNDECIDED" in done.out


def test_options_reach_the_pipeline(optimizer, small, monkeypatch):
    seen = []

    def solve(problem, settings, progress, repairs):
        seen.append(settings)
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "solve", solve)
    done = optimizer(
        "solve", small, "--time-limit", "2.5", "--workers", "3", "--gap", "1", "--seed", "7"
    )
    assert done.code == 130
    assert done.err.strip().endswith("interrupted")
    assert seen == [SearchSettings(time_limit=2.5, workers=3, gap=0.01, seed=7)]


def test_a_disagreement_writes_nothing(optimizer, small, tmp_path, monkeypatch):
    def solve(*_):
        raise DisagreementError("chest: 7 sets, allowed 8-20")

    monkeypatch.setattr(pipeline, "solve", solve)
    path = tmp_path / "program.json"
    done = optimizer("solve", small, "--output", path)
    assert done.code == 1
    assert "chest: 7 sets" in done.err
    assert "report" in done.err
    assert done.out == ""
    assert not path.exists()


@pytest.mark.slow
def test_the_scenario_that_init_writes_solves(optimizer, tmp_path):
    path = tmp_path / "new.yaml"
    optimizer("init", path)
    done = optimizer("solve", path)
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 100
