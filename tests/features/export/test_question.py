"""Which model of a scenario is written, and that a small one is the model of `solve`."""

import re

import pytest

from optimizer.domain.program import Status
from optimizer.engines import cpsat
from optimizer.features.export.formats import FORMATS, exported
from optimizer.features.export.heading import GLOSSARY, facts
from optimizer.features.export.question import (
    Layer,
    Pairing,
    model_of,
    possible_frameworks,
    question,
)
from optimizer.features.solve import solve as pipeline
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.pairs import pairing
from optimizer.problem.settings import SearchSettings


@pytest.fixture
def written(catalog):
    """The model of a problem as text, and the model itself."""

    def write(problem, form: str, asked):
        model = model_of(asked)
        told = facts(asked, model, problem.constraint_set.name, {"scenario": "sha256 1"})
        return exported(model, FORMATS[form], "a title", told), model

    return write


def asked_of(problem, **choices):
    return question(problem, **choices)


@pytest.mark.parametrize("pairs", ["forbid", "allow"])
def test_another_solver_finds_the_program(
    tiny, problem_of, written, highs, catalog, tmp_path, pairs
):
    problem = problem_of(tiny(pairs=pairs))
    program = pipeline.solve(problem)
    assert program.status is Status.OPTIMAL
    paths = []
    for form in ("mps", "lp"):
        text, model = written(problem, form, asked_of(problem))
        paths.append(tmp_path / f"week.{form}")
        paths[-1].write_text(text)
    for form, answer in zip(("mps", "lp"), highs(*paths), strict=True):
        assert answer["status"] == "Optimal"
        worth = FORMATS[form].sign * answer["objective"]
        assert worth == pytest.approx(program.objective, abs=1e-6)
        names = (v.name.replace("=", "_") for v in model.rows.variables)
        if form == "lp":
            names = (name.replace("[", "(").replace("]", ")") for name in names)
        values = [round(answer["values"][name]) for name in names]
        assert model.rows.objective().value(values) == program.objective
        assert all(row.lower is None or _value(row, values) >= row.lower for row in model.rows.rows)
        assert all(row.upper is None or _value(row, values) <= row.upper for row in model.rows.rows)


def _value(row, values):
    return sum(c * values[v] for v, c in row.terms.items())


@pytest.mark.parametrize("form", ["mps", "lp"])
def test_an_impossible_scenario_stays_impossible(
    tiny, problem_of, written, highs, catalog, tmp_path, form
):
    days = "{mon: 40, tue: 40, wed: 40, thu: 40, fri: 40, sat: 40, sun: 40}"
    problem = problem_of(tiny(days=days))
    text, model = written(problem, form, asked_of(problem))
    assert any(row.impossible and row.rule == "week.rest_days" for row in model.rows.rows)
    path = tmp_path / f"week.{form}"
    path.write_text(text)
    (answer,) = highs(path)
    assert answer["status"] == "Infeasible"
    assert "week.rest_days" in answer["rows"]


def test_totals_bound_the_days(tiny, problem_of, catalog):
    problem = problem_of(tiny(days="{mon: 25, thu: 25}"))
    optima = {}
    for layer in Layer:
        asked = asked_of(problem, layer=layer)
        model = model_of(asked)
        outcome = cpsat.solve(model.rows, SearchSettings(30.0))
        assert outcome.proven
        optima[layer] = outcome.objective
        days = [v for v in model.rows.variables if "mon" in v.name]
        assert bool(days) is (layer is Layer.DAYS)
    assert optima[Layer.TOTALS] >= optima[Layer.DAYS]


def test_frameworks_are_those_that_the_search_tries(tiny, problem_of):
    problem = problem_of(tiny(days="{mon: 60, tue: 60, thu: 60, fri: 60}", framework="auto"))
    possible = possible_frameworks(problem.rules)
    assert possible[-1] == "none"
    assert len(possible) >= 3
    first = asked_of(problem)
    assert (first.framework, first.other_frameworks) == (possible[0], possible[1:])
    for name in possible[:-1]:
        rule = FrameworkRule.among(asked_of(problem, framework=name).problem.rules)
        assert [choice.id for choice in rule.choices] == [name]
    assert FrameworkRule.among(asked_of(problem, framework="none").problem.rules).choices == ()
    with pytest.raises(ValueError, match="bro_split is not one of full_body"):
        asked_of(problem, framework="bro_split")


def test_a_scenario_without_frameworks_has_none_to_choose(tiny, problem_of):
    problem = problem_of(tiny(framework="none"))
    assert possible_frameworks(problem.rules) == ()
    assert asked_of(problem).framework == ""
    with pytest.raises(ValueError, match="no frameworks"):
        asked_of(problem, framework="full_body")


@pytest.mark.parametrize(
    ("pairs", "wanted", "found", "other"),
    [
        ("forbid", Pairing.FULL, None, False),
        ("allow", Pairing.FULL, Pairing.FULL, False),
        ("auto", Pairing.FULL, Pairing.FULL, True),
        ("auto", Pairing.SLOTS, Pairing.SLOTS, True),
    ],
)
def test_pairs_are_read_as_told(tiny, problem_of, catalog, pairs, wanted, found, other):
    problem = problem_of(tiny(pairs=pairs))
    asked = asked_of(problem, pairs=wanted)
    assert (asked.pairing, asked.other_pairing) == (found, other)
    rule = pairing(asked.problem.rules, problem.scenario)
    assert (rule is not None and not rule.slots_only) is (found is Pairing.FULL)
    model = model_of(asked, with_objective=False)
    named = any(v.name.startswith("pairs[") for v in model.rows.variables)
    assert named is (found is Pairing.FULL)


@pytest.mark.parametrize("form", FORMATS)
def test_the_heading_tells_what_it_is_and_of_nobody(tiny, problem_of, written, form):
    problem = problem_of(tiny(days="{mon: 40, thu: 25}", pairs="allow"))
    text, model = written(problem, form, asked_of(problem))
    mark = {"mps": "*", "lp": "\\", "cpsat": "#"}[form]
    heading = [line for line in text.splitlines() if line.startswith(mark)]
    assert heading == text.splitlines()[: len(heading)] or form == "lp"
    flat = " ".join(" ".join(line[1:].split()) for line in heading)
    assert "layer days: the whole model" in flat
    assert "constraints tiny" in flat
    assert "framework none" in flat
    assert "pairs wherever the rules allow them" in flat
    assert f"{len(model.rows.variables)} variables, {len(model.rows.rows)} rows" in flat
    assert FORMATS[form].sense in flat
    assert "week.rest_days" in flat
    assert "Pair class 0: " in flat
    assert "maria" not in text
    assert text.isascii()
    assert max(map(len, heading)) <= 100
    assert max(map(len, text.splitlines())) <= 255 or form == "cpsat"


def test_every_kind_of_variable_is_explained(catalog, problem_of):
    """Kinds of variables that the shipped rules make, in a rotation of two weeks, have a sentence."""
    from pathlib import Path

    scenarios = Path(__file__).parents[3] / "scenarios"
    kinds = set()
    for name in ("two_weeks_at_home", "push_pull_legs_six_days"):
        problem = problem_of(scenarios / f"{name}.yaml")
        asked = asked_of(problem)
        model = model_of(asked)
        names = [v.name for v in model.rows.variables]
        kinds |= {re.match(r"(?:[AB]:)?([a-z_]+)\[", name)[1] for name in names}
    assert len(kinds) >= 10
    assert kinds <= GLOSSARY.keys()


def test_names_of_a_real_model_are_unique_short_and_legal(catalog, problem_of, written):
    from pathlib import Path

    problem = problem_of(Path(__file__).parents[3] / "scenarios" / "two_weeks_at_home.yaml")
    text, model = written(problem, "mps", asked_of(problem))
    lines = text.splitlines()
    rows = [line.split()[1] for line in lines[lines.index("ROWS") + 2 : lines.index("COLUMNS")]]
    legal = re.compile(r"[A-Za-z_][A-Za-z0-9_.,@&\[\]#]{0,99}")
    assert all(legal.fullmatch(name) for name in rows)
    assert len(set(rows)) == len(rows)
    assert {"A.volume.chest", "B.volume.chest", "A.session.time@mon"} <= set(rows)
    bounded = {line.split()[2] for line in lines[lines.index("BOUNDS") + 1 : -1]}
    assert len(bounded) == len(model.rows.variables)
    assert "A.chosen[goblet_squat,mon]" in bounded
