"""Cuts: no whole week breaks one, and the relaxation comes nearer to the best week by them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.engines import cpsat, lp
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.model.compile import available, compiled
from optimizer.model.cuts import cuts
from optimizer.model.rows import STRUCTURE, Between, Linear, Row, Rows
from optimizer.problem.readings import stages
from optimizer.problem.settings import SearchSettings

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
EVERY = 7
"""Of the hundreds of cuts of a week every seventh is tried."""


def totals(name):
    problem = load_problem(str(SCENARIOS / f"{name}.yaml"), load_catalog())
    reading = stages(problem)[0][-1]
    return compiled(reading, available(reading))


@pytest.mark.parametrize("name", ["hotel_two_days", "home_barbell_strength", "gym_and_home"])
def test_no_whole_week_breaks_a_cut(name):
    """The rows of a cut's own rule and the structure have no whole solution outside of it."""
    week = totals(name)
    found = cuts(week)
    assert len(found) > 100
    for cut in found[::EVERY]:
        own = [row for row in week.rows.rows if row.rule in (STRUCTURE, cut.rule)]
        outside = Row(cut.terms, None, cut.lower - 1, "outside", "")
        outcome = cpsat.solve(Rows(week.rows.variables, [*own, outside]), SearchSettings(10.0))
        assert outcome.refuted, cut


@pytest.mark.parametrize("name", ["hotel_two_days", "desk_worker"])
def test_cuts_lower_the_bound_of_the_relaxation(name):
    week = totals(name)
    before, rows = lp.highest(week.rows), len(week.rows.rows)
    after = lp.promising(week, 10, cuts(week)).bound
    assert len(week.rows.rows) > rows
    assert after < 0.98 * before
    best = cpsat.solve(week.rows, SearchSettings(deterministic=0.3))
    assert best.objective <= after


def test_a_row_with_more_than_sets_of_exercises_gives_no_cut():
    week = totals("hotel_two_days")
    stimulus = [row for row in week.rows.rows if row.rule == STRUCTURE]
    assert stimulus
    assert not [cut for cut in cuts(week) if cut.rule == STRUCTURE]


@st.composite
def small_rows(draw):
    rows = Rows()
    count = draw(st.integers(1, 3))
    for index in range(count):
        rows.variable(f"x{index}", 0, draw(st.integers(0, 3)))
    ends = st.none() | st.integers(-4, 6)
    for _ in range(draw(st.integers(1, 4))):
        terms = {v: draw(st.integers(-3, 3)) for v in range(count)}
        rows.add(Between(Linear(terms), draw(ends), draw(ends)), "rule")
    return rows


def has_solution(rows):
    points = [[]]
    for variable in rows.variables:
        points = [[*p, v] for p in points for v in range(variable.lower, variable.upper + 1)]
    return any(all(kept(row, point) for row in rows.rows) for point in points)


def kept(row, point):
    value = sum(c * point[v] for v, c in row.terms.items())
    return (row.lower is None or value >= row.lower) and (row.upper is None or value <= row.upper)


@given(small_rows())
@settings(max_examples=300)
def test_what_has_a_solution_is_never_refuted(rows):
    if has_solution(rows):
        assert not lp.refuted(rows)
    elif lp.Relaxation(rows).infeasible():
        assert lp.refuted(rows)


def test_multipliers_refute_a_week_that_has_no_time():
    problem = load_problem(str(SCENARIOS / "infeasible_short_week.yaml"), load_catalog())
    pool = available(problem)
    week = compiled(stages(problem)[-1][0], pool, with_objective=False)
    assert lp.refuted(week.rows)
    minutes = [row for row in week.rows.rows if row.rule != "session.time"]
    assert not lp.refuted(Rows(week.rows.variables, minutes))
