"""Models written, read by another solver, and solved: the optimum is the same."""

import random

import pytest

from optimizer.engines import cpsat
from optimizer.features.export.formats import FORMATS
from optimizer.features.export.stated import stated
from optimizer.model.rows import Between, Linear, ObjectiveTerm, Rows, total
from optimizer.problem.settings import SearchSettings

MODELS = 60
TEXT = ["mps", "lp"]


def drawn(seed: int) -> Rows:
    """A small model: negative bounds, ranges, equalities, open ends, empty rows, constants."""
    rng = random.Random(seed)
    rows = Rows()
    variables = []
    for index in range(rng.randint(1, 6)):
        low = rng.randint(-4, 2)
        high = low + rng.choice([0, 1, 1, 2, 6])
        variables.append(rows.variable(f"chosen[lift_{index},mon]", low, high))
    for index in range(rng.randint(0, 5)):
        expression = total(rng.randint(-3, 3) * v for v in variables if rng.random() < 0.7)
        expression.constant = rng.randint(-2, 2)
        low, high = sorted((rng.randint(-9, 9), rng.randint(-9, 9)))
        ends = [(low, high), (low, high), (low, low), (low, None), (None, high), (None, None)]
        rows.add(Between(expression, *rng.choice(ends)), f"rule.{index % 2}", "mon")
    for index in range(rng.randint(0, 2)):
        value = total(rng.randint(-3, 3) * v for v in variables)
        value.constant = rng.randint(-3, 3)
        rows.terms.append(ObjectiveTerm(f"term {index}", rng.randint(-3, 3), value))
    return rows


def known(rows: Rows) -> int | None:
    """The optimum by our own engine; None where there is none."""
    outcome = cpsat.solve(rows, SearchSettings(60.0))
    assert outcome.proven
    return outcome.objective if outcome.values is not None else None


def files(rows: Rows, folder, name: str) -> list:
    """The model in every text format."""
    paths = []
    for form in TEXT:
        path = folder / f"{name}.{form}"
        path.write_text(FORMATS[form].text(stated(rows)))
        paths.append(path)
    return paths


def test_drawn_models_are_of_every_kind():
    models = [drawn(seed) for seed in range(MODELS)]
    optima = [known(model) for model in models]
    assert sum(best is None for best in optima) >= 15
    assert sum(best is not None for best in optima) >= 20
    rows = [row for model in models for row in model.rows]
    assert any(not row.terms and row.impossible for row in rows)
    assert any(not row.terms and not row.impossible for row in rows)
    assert any(row.lower is None and row.upper is None for row in rows)
    assert any(row.lower == row.upper for row in rows)
    assert any(None not in (row.lower, row.upper) and row.lower < row.upper for row in rows)
    assert any(model.objective().constant for model in models)
    assert any(not model.objective().terms for model in models)


def test_another_solver_finds_the_same_optimum(tmp_path, highs):
    models = [drawn(seed) for seed in range(MODELS)]
    paths = [path for i, model in enumerate(models) for path in files(model, tmp_path, f"m{i}")]
    answers = iter(highs(*paths))
    for index, model in enumerate(models):
        best = known(model)
        for form in TEXT:
            answer = next(answers)
            assert answer["whole"], (index, form)
            assert answer["maximised"] is (FORMATS[form].sign == 1), (index, form)
            if best is None:
                assert answer["status"] == "Infeasible", (index, form)
            else:
                assert answer["status"] == "Optimal", (index, form)
                worth = FORMATS[form].sign * answer["objective"]
                assert worth == pytest.approx(best, abs=1e-6), (index, form)


@pytest.mark.parametrize("seed", range(MODELS))
def test_cpsat_reads_its_own_text(seed):
    from ortools.sat.python import cp_model

    rows = drawn(seed)
    text = FORMATS["cpsat"].text(stated(rows, comments=("said of it", "")))
    model = cp_model.CpModel()
    assert model.proto.parse_text_format(text)
    solver = cp_model.CpSolver()
    status = solver.solve(model)
    best = known(rows)
    if best is None:
        assert status == cp_model.INFEASIBLE
    else:
        assert status == cp_model.OPTIMAL
        if rows.objective().terms:
            assert solver.objective_value == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("form", TEXT)
def test_crossing_ends_of_a_row_stay_impossible(tmp_path, highs, form):
    rows = Rows()
    rows.add(Between(rows.variable("chosen[lift]", 0, 9), 5, 3), "volume.chest", "chest")
    assert rows.rows[0].impossible
    path = tmp_path / f"crossing.{form}"
    path.write_text(FORMATS[form].text(stated(rows)))
    (answer,) = highs(path)
    assert answer["status"] == "Infeasible"
    assert answer["rows"] == ["volume.chest", "volume.chest#max"]


@pytest.mark.parametrize("ends", [(1, None), (None, -1), (-3, -1), (1, 1)])
def test_a_row_without_variables_that_cannot_hold_stays_impossible(tmp_path, highs, ends):
    rows = Rows()
    rows.variable("chosen[lift]", 0, 1)
    rows.add(Between(Linear(), *ends), "week.rest_days", "week")
    for answer in highs(*files(rows, tmp_path, "empty")):
        assert answer["status"] == "Infeasible"
        assert "week.rest_days" in answer["rows"]


@pytest.mark.parametrize("weight", [1, -1])
def test_every_bound_of_a_variable_is_reached_and_kept(tmp_path, highs, weight):
    rows = Rows()
    bounds = [(0, 1), (0, 2), (-1, 1), (1, 2), (-5, -2), (3, 3), (0, 0), (0, 40)]
    variables = [rows.variable(f"v[{i}]", *ends) for i, ends in enumerate(bounds)]
    value = total(weight * 10**i * v for i, v in enumerate(variables))
    rows.terms.append(ObjectiveTerm("all", 1, value))
    best = sum(max(weight * low, weight * high) * 10**i for i, (low, high) in enumerate(bounds))
    answers = highs(*files(rows, tmp_path, "bounds"))
    assert [answer["objective"] for answer in answers] == pytest.approx(
        [-best, best], rel=0, abs=0.5
    )


def test_one_unit_more_would_break_a_bound(tmp_path, highs):
    """Ends of rows and of variables are closed: each optimum lies on one of them."""
    rows = Rows()
    x = rows.variable("extra[row]", -3, 4)
    y = rows.variable("extra[press]", 0, 7)
    rows.add(Between(x + y, -9, 9), "session.time", "mon")
    rows.add(2 * x - y <= 1, "ratio.pull_push")
    rows.terms.append(ObjectiveTerm("sets", 1, 3 * x + y))
    assert known(rows) == 3 * 3 + 6
    answers = highs(*files(rows, tmp_path, "ends"))
    assert [answer["objective"] for answer in answers] == [-15, 15]
