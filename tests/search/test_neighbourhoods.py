"""What a large neighbourhood search holds of a week while it solves the rest again."""

from random import Random

import pytest
from support import problem_with

from optimizer.files.constraint_sets import load_constraint_set
from optimizer.model.compile import available, compiled
from optimizer.problem.effective import effective_rules
from optimizer.search.neighbourhoods import Neighbourhoods


@pytest.fixture
def drawn(make_scenario, catalog):
    """Neighbourhoods of an empty week, as the parts (week, exercise, day) that each leaves free."""

    def draw(weeks, times=60):
        scenario = make_scenario(("mon", "wed", "fri"), weeks=weeks)
        rules = effective_rules(load_constraint_set("minimal"), scenario, catalog)
        pool = available(problem_with(scenario, catalog, rules))[:12]
        model = compiled(
            problem_with(scenario, catalog, rules), pool, with_days=True, with_objective=False
        )
        near = Neighbourhoods(model, Random(0))
        values = [0] * len(model.rows.variables)
        for _ in range(times):
            held = near.around(values)
            assert set(held.values()) == {0}
            yield {
                (plan.week, exercise.id, day)
                for plan in model.plans
                for exercise in pool
                for day in plan.days
                if not held.keys() >= plan.amount(exercise, "sets", day).terms.keys()
            }

    return draw


def test_some_exercises_are_free_and_now_and_then_two_days(drawn):
    frees = list(drawn(weeks=1))
    assert all(0 < len(free) < 12 * 3 for free in frees)
    whole_days = [
        {day for _, _, day in free if sum(d == day for _, _, d in free) == 12} for free in frees
    ]
    assert {len(days) for days in whole_days} == {0, 2}


def test_of_a_rotation_often_one_week_is_free_and_more_of_it(drawn):
    by_weeks = {1: [], 2: []}
    for free in drawn(weeks=2):
        weeks = {week for week, _, _ in free}
        exercises = {exercise for _, exercise, _ in free}
        if len(exercises) < 12:  # no whole days
            by_weeks[len(weeks)].append(len(exercises))
    assert len(by_weeks[1]) > len(by_weeks[2]) > 0
    assert set(by_weeks[1]) == {8}
    assert set(by_weeks[2]) == {4}
