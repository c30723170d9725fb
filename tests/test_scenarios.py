"""Every file in scenarios/ loads, ends in its expected status and verifies."""

from pathlib import Path

import pytest

from optimizer.domain.program import Status
from optimizer.features.solve.solve import solve
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.verifier.judge import judge_program

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"
LARGEST_GAP = 0.02
ROTATION_GAP = 0.03
PAIRED = ("short_sessions", "travel_bands")
"""Weeks that only pairs make possible: found and verified; their bound is far, it promises every pair."""


def test_there_are_at_least_ten():
    assert len(list(FOLDER.glob("*.yaml"))) >= 10


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_scenario_ends_as_its_name_says(path):
    catalog = load_catalog()
    problem = load_problem(str(path), catalog)
    program = solve(problem, repairs=0)
    if path.stem.startswith("infeasible_"):
        assert program.status is Status.INFEASIBLE
        assert program.conflict is not None
        assert len(program.conflict.proven) == 2
        assert program.conflict.members
        return
    assert program.gap is not None
    largest = ROTATION_GAP if problem.scenario.weeks > 1 else LARGEST_GAP
    assert program.gap <= largest or path.stem.startswith(PAIRED)
    verdict = judge_program(program, problem.asked, problem.constraint_set, catalog)
    assert verdict.violations == ()


def test_every_file_says_whom_it_is_for():
    for path in FOLDER.glob("*.yaml"):
        assert path.read_text().startswith("# "), path.name
