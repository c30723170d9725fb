"""Shoulds: rules that a week may miss at a price, from the file to the proven week."""

from fractions import Fraction

import pytest

from optimizer.domain.program import Status
from optimizer.errors import InputError
from optimizer.features.solve.solve import solve
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.effective import by_grade, stated_rules
from optimizer.verifier.client import client_of
from optimizer.verifier.judge import judge, judge_program

SMALL = (
    {"id": "availability.equipment", "kind": "availability", "by": "equipment"},
    {"id": "session.time", "kind": "session_time", "warmup_seconds": 660,
     "short_warmup_seconds": 480, "short_minutes": 45, "cooldown_seconds": 0},
    {"id": "session.size", "kind": "session_size", "min": 1, "max": 4},
    {"id": "sets.all", "kind": "exercise_limits", "of": {"kind": ["hard", "drill"]}, "min_sets": 2,
     "max_sets": 3, "max_sessions": 1},
    {"id": "volume.chest", "kind": "volume", "muscle": "chest", "min": 2, "max": 4},
)  # fmt: skip
CARRY = {
    "id": "pattern.carry", "kind": "coverage", "count": "sets", "of": {"pattern": "loaded_carry"},
    "min": 2,
}  # fmt: skip
SHOULD = {**CARRY, "grade": "should"}
"""Farmer's marches need dumbbells only, so the small client can do them."""
PRESS = {**SHOULD, "id": "pattern.press", "of": {"pattern": "horizontal_push"}}
"""The chest asks for it anyway."""
SLED = {**SHOULD, "id": "pattern.sled", "of": {"id": "sled_push"}, "min": 3}
"""No client without a sled can keep it."""


def told(rule):
    return {"why": "It is there for the test.", "source": "test", **rule}


@pytest.fixture
def problem(catalog):
    def make(*rules, **more):
        value = {
            "client": "small", "days": {"mon": 40}, "equipment": ["dumbbell"],
            "constraints": {"name": "small", "extends": None,
                            "rules": [told(rule) for rule in (*SMALL, *rules)]},
            **more,
        }  # fmt: skip
        return problem_of(Tree("small.yaml", value), catalog)

    return make


def carries(program):
    return [row for row in program.shoulds if row.rule == "pattern.carry"]


def test_a_should_is_no_rule_that_must_hold(problem):
    asked = problem(SHOULD)
    assert "pattern.carry" not in {rule.id for rule in asked.rules}
    assert [rule.id for rule in asked.shoulds] == ["pattern.carry"]


@pytest.mark.parametrize("weight", ["light", "medium", "heavy"])
def test_it_costs_what_its_weight_says_for_each_one_missed(problem, weight):
    asked = problem({**SLED, "weight": weight})
    program = solve(asked)
    points = asked.constraint_set.objective.should_points[weight]
    assert program.status is Status.OPTIMAL
    (row,) = program.shoulds
    assert (row.value, row.missed, row.cost, row.ok) == ("0", "3", 3 * points, False)
    (term,) = [t for t in program.objective_terms if t.term == "should.pattern.sled"]
    assert (term.weight, term.value) == (-points, 3)


def test_a_should_that_nothing_can_meet_costs_alike_and_changes_nothing_else(problem):
    without, with_it = solve(problem()), solve(problem(SLED))
    assert with_it.status is without.status is Status.OPTIMAL
    assert without.objective - with_it.objective == with_it.shoulds[0].cost > 0
    assert with_it.weeks == without.weeks


def test_a_kept_one_earns_nothing(problem):
    without, program = solve(problem()), solve(problem(PRESS))
    assert [row.ok for row in program.shoulds] == [True]
    assert program.objective == without.objective
    assert not any(term.term.startswith("should.") for term in program.objective_terms)


def test_the_best_week_is_that_of_keeping_or_of_missing(problem):
    """Whichever is worth more; a week that misses half of it is worth no more than both."""
    kept, none = solve(problem(CARRY)), solve(problem())
    points = problem(SHOULD).constraint_set.objective.should_points["light"]
    light = solve(problem({**SHOULD, "weight": "light"}))
    assert light.status is Status.OPTIMAL
    assert light.objective == max(kept.objective, none.objective - 2 * points)


def test_more_than_allowed_is_missed_too(problem):
    few = {
        "id": "volume.biceps",
        "kind": "volume",
        "muscle": "biceps",
        "max": "1/2",
        "grade": "should",
    }
    row = next(r for r in solve(problem(few)).shoulds if r.rule == "volume.biceps")
    assert Fraction(row.missed) == max(0, Fraction(row.value) - Fraction(1, 2))
    assert row.cost == Fraction(row.missed) * 128


def test_the_verifier_works_them_out_by_itself(problem, catalog):
    asked = problem(SLED, SHOULD)
    program = solve(asked)
    known = client_of(asked.asked, asked.constraint_set, catalog)
    assert [r for r in known.rules if r.grade == "should"] == list(asked.shoulds)
    assert judge_program(program, asked.asked, asked.constraint_set, catalog).ok
    verdict = judge(program.weeks, asked.asked, asked.constraint_set, catalog)
    assert (verdict.shoulds, verdict.objective) == (program.shoulds, program.objective)
    hidden = judge_program(
        program.model_copy(update={"shoulds": ()}), asked.asked, asked.constraint_set, catalog
    )
    assert [violation.rule for violation in hidden.violations] == ["program.shoulds"]
    cheaper = program.model_copy(update={"shoulds": (), "objective_terms": ()})
    assert not judge_program(cheaper, asked.asked, asked.constraint_set, catalog).ok


def test_a_client_may_hold_to_one_or_leave_it_out(problem):
    held = problem(SHOULD, grades={"pattern.carry": "must"})
    assert "pattern.carry" in {rule.id for rule in held.rules}
    assert solve(held).shoulds == ()
    off = problem(SHOULD, grades={"pattern.carry": "off"})
    assert not off.shoulds
    assert "pattern.carry" not in {rule.id for rule in off.rules}
    impossible = solve(problem(SLED, grades={"pattern.sled": "must"}))
    assert impossible.status is Status.INFEASIBLE


def test_a_must_is_not_turned_off(problem):
    with pytest.raises(InputError, match=r"grades.*volume\.chest.*is not a should"):
        problem(SHOULD, grades={"volume.chest": "off"})


def test_an_override_keeps_the_grade_unless_it_says_another(catalog, problem):
    base = load_constraint_set("balanced")
    soft = {**told(SHOULD), "weight": "heavy"}
    graded = {"extends": "balanced", "name": "soft", "rules": [soft]}
    asked = problem_of(
        Tree("a.yaml", {"days": {"mon": 60}, "equipment": ["full_gym"], "constraints": graded}),
        catalog,
    )
    (rule,) = [r for r in asked.shoulds if r.id == "pattern.carry"]
    again = type(rule).model_validate(told({**CARRY, "min": 4}))
    assert (again.in_place_of(rule).grade, again.in_place_of(rule).weight) == ("should", "heavy")
    must = type(rule).model_validate(told({**CARRY, "grade": "must"}))
    assert must.in_place_of(rule).grade == "must"
    _, shoulds = by_grade(stated_rules(base, asked.asked, catalog), asked.asked)
    assert shoulds == ()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"id": "week.rest_days", "kind": "rest_days", "min": 1, "grade": "should"}, "cannot be a should"),
        ({**CARRY, "count": "days", "grade": "should"}, "cannot be a should"),
        ({**CARRY, "per": "session", "grade": "should"}, "cannot be a should"),
        ({**CARRY, "weight": "light"}, "has a weight"),
        ({**CARRY, "grade": "wish"}, "grade"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_should_is_told(problem, rule, words):
    with pytest.raises(InputError, match=words):
        problem(rule)
