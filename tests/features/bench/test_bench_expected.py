import json

import pytest

from optimizer.features.bench.expected import (
    Fact,
    contradictions,
    facts_text,
    load_facts,
    proven_facts,
)

KEY = ("a", "balanced")
NONE = {"objective": None, "bound": None, "gap": None}


def test_facts_are_written_and_read(tmp_path, make_run):
    runs = [
        make_run("b", outcome="infeasible", **NONE),
        make_run("a", objective=7, bound=7),
        make_run("c", outcome="feasible", bound=120, gap=0.2),
        make_run("d", solves="totals"),
    ]
    path = tmp_path / "expected.json"
    path.write_text(facts_text(proven_facts(runs)))
    assert list(json.loads(path.read_text())["instances"]) == ["a", "b"]
    assert load_facts(path) == {
        ("a", "balanced"): Fact(outcome="optimal", objective=7),
        ("b", "balanced"): Fact(outcome="infeasible"),
    }
    assert load_facts(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, False),
        ({"outcome": "feasible", "objective": 90, "bound": 110}, False),
        ({"outcome": "unknown", **NONE}, False),
        ({"outcome": "failed", **NONE}, False),
        ({"objective": 101, "bound": 101}, True),
        ({"objective": 99, "bound": 99}, True),
        ({"outcome": "feasible", "objective": 101, "bound": 110}, True),
        ({"outcome": "feasible", "objective": 90, "bound": 99}, True),
        ({"outcome": "infeasible", **NONE}, True),
        ({"solves": "totals", "objective": 120, "bound": 120}, False),
    ],
)
def test_an_answer_against_a_proof_is_told(make_run, change, wrong):
    facts = {KEY: Fact(outcome="optimal", objective=100)}
    assert bool(contradictions([make_run(**change)], facts)) == wrong


def test_a_week_where_none_was_proven_is_told(make_run):
    facts = {KEY: Fact(outcome="infeasible")}
    (text,) = contradictions([make_run(outcome="feasible", bound=None, gap=None)], facts)
    assert "search with seed 0 has a week, expected.json a proof that there is none" in text


def test_solvers_that_contradict_each_other_are_told_without_facts(make_run):
    runs = [make_run(objective=100, bound=100), make_run(solver="direct", objective=103, bound=103)]
    (text,) = contradictions(runs, {})
    assert text == (
        "a (balanced): direct with seed 0 has a week worth 103, "
        "search with seed 0 a proof that none is above 100"
    )
    other = make_run("b", solver="direct", objective=103, bound=103)
    assert contradictions([runs[0], other], {}) == []
