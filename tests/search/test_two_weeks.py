"""Rotations of two weeks: what spans them, and what stays with each."""

import pytest
from support import policy_of, problem_with

from optimizer.answer.week import written_week
from optimizer.domain.placed import Placed
from optimizer.domain.program import Status
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.model.compile import compiled
from optimizer.problem.effective import effective_rules
from optimizer.problem.settings import SearchSettings
from optimizer.search.search import search
from optimizer.verifier.judge import judge

CARRY, BENCH, ROW = "farmer_carry", "barbell_bench_press", "seated_cable_row"


@pytest.fixture(scope="module")
def verdicts(catalog, make_scenario, make_rule, solvable):
    """Model and verifier on one rule and two weeks of a Monday, with a window of so many weeks."""

    def judge_weeks(rule, first, second, window=1):
        client = make_scenario(["mon"], weeks=2, coverage_window=window, framework="none")
        pool = tuple(e for e in catalog.exercises if e.id in {*first, *second})
        model = compiled(
            problem_with(client, catalog, (rule,)), pool, with_days=True, with_objective=False
        )
        weeks = []
        for plan, sets in zip(model.plans, (first, second), strict=True):
            for exercise in pool:
                n = sets.get(exercise.id, 0)
                plan.rows.add(plan.amount(exercise, "sets", "mon") == n)
            weeks.append(
                written_week(
                    plan.week,
                    Placed({"mon": sets}, {"mon": []}),
                    problem_with(client, catalog, (rule,)),
                )
            )
        objective = load_constraint_set("balanced").objective
        verdict = judge(tuple(weeks), client, policy_of((rule,), objective), catalog)
        broken = [v for v in verdict.violations if v.rule == rule.id]
        return solvable(model.rows), not broken

    return judge_weeks


@pytest.mark.parametrize(
    ("window", "first", "second", "accepted"),
    [
        (1, {CARRY: 2, ROW: 3}, {ROW: 3}, False),
        (2, {CARRY: 2, ROW: 3}, {ROW: 3}, True),
        (2, {ROW: 3}, {ROW: 3}, False),
        (1, {CARRY: 2}, {CARRY: 3}, True),
    ],
)
def test_the_window_of_coverage(verdicts, make_rule, window, first, second, accepted):
    rule = make_rule("coverage", count="exercises", of={"pattern": "loaded_carry"}, min=1)
    assert verdicts(rule, first, second, window) == (accepted, accepted)


@pytest.mark.parametrize(("second", "accepted"), [({BENCH: 3}, False), ({"dip": 3}, True)])
def test_an_exercise_counts_once_in_a_window(verdicts, make_rule, second, accepted):
    rule = make_rule("coverage", count="exercises", of={"muscle": "chest"}, min=2)
    assert verdicts(rule, {BENCH: 3}, second, 2) == (accepted, accepted)


@pytest.mark.parametrize(("window", "accepted"), [(1, False), (2, True)])
def test_days_of_both_weeks(verdicts, make_rule, window, accepted):
    rule = make_rule("coverage", count="days", of={"pattern": "loaded_carry"}, min=1)
    assert verdicts(rule, {CARRY: 2}, {ROW: 3}, window) == (accepted, accepted)


def test_a_session_stays_a_session(verdicts, make_rule):
    rule = make_rule("coverage", count="sets", of={"pattern": "loaded_carry"}, max=3, per="session")
    assert verdicts(rule, {CARRY: 3}, {CARRY: 3}, 2) == (True, True)
    assert verdicts(rule, {CARRY: 4}, {ROW: 3}, 2) == (False, False)


def test_volume_is_weekly_whatever_the_window(verdicts, make_rule):
    rule = make_rule("volume", muscle="chest", min=3)
    assert verdicts(rule, {BENCH: 3}, {BENCH: 3}, 2) == (True, True)
    assert verdicts(rule, {BENCH: 6}, {ROW: 3}, 2) == (False, False)


@pytest.mark.parametrize(
    ("week", "first", "second", "accepted"),
    [
        ("B", {ROW: 2}, {BENCH: 3, ROW: 2}, True),
        ("B", {BENCH: 3, ROW: 2}, {ROW: 2}, False),
        (None, {BENCH: 3}, {ROW: 2}, False),
        (None, {BENCH: 3}, {BENCH: 3}, True),
    ],
)
def test_locks_of_a_week(verdicts, make_rule, week, first, second, accepted):
    rule = make_rule("lock", day="mon", week=week, exercise=BENCH, sets=None)
    assert verdicts(rule, first, second) == (accepted, accepted)


def test_two_weeks_are_solved_together(catalog, make_scenario):
    """Under a small policy both weeks are proven; half of the main lifts change, the leads too."""
    client = make_scenario(weeks=2, framework="none")
    rules = tuple(
        rule
        for rule in effective_rules(load_constraint_set("balanced"), client, catalog)
        if rule.kind in ("volume", "session_time", "session_size", "exercise_limits", "rotation")
    )
    objective = load_constraint_set("balanced").objective
    some = tuple(e for e in catalog.exercises if e.standing == 3)
    small = catalog.model_copy(update={"exercises": some})
    found = search(problem_with(client, small, rules, objective), SearchSettings(), lambda *_: None)
    assert found.status in (Status.OPTIMAL, Status.FEASIBLE)
    weeks = tuple(
        written_week(name, w, problem_with(client, small, rules))
        for name, w in zip("AB", found.placed, strict=True)
    )
    verdict = judge(weeks, client, policy_of(rules, objective), small)
    assert [v for v in verdict.violations if not v.rule.startswith("structure")] == []
    assert verdict.objective <= found.bound
    assert found.bound - verdict.objective <= 0.02 * found.bound
