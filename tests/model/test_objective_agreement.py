"""The most that the model can score on a fixed week is what the verifier scores, term by term."""

from random import Random

import pytest

from optimizer.engines import cpsat
from optimizer.files.constraint_sets import load_objective
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.scoring import score

SCENARIOS = {
    "plain": {},
    "weak areas": {"weak": {"glute_max": 2, "side_delts": 1, "rotator_cuff": 1, "lats": 2}},
    "strength": {"goal": "strength", "level": "intermediate"},
    "endurance beginner": {"goal": "endurance", "level": "beginner", "days": ("tue",)},
    "hypertrophy": {"goal": "hypertrophy", "days": ("mon", "tue", "thu", "fri", "sat")},
    "likes and dislikes": {
        "prefer": {"push_up": 3, "goblet_squat": -3, "seated_cable_row": 1, "leg_curl": -1}
    },
}
WEEKS = 12


def drawn_week(random, scenario, catalog):
    """From nothing at all to far more than anybody trains."""
    pool = [e.id for e in catalog.exercises if e.kind.scheduled]
    liked = list(scenario.prefer)
    names = random.sample(pool, random.choice((0, 2, 6, 12))) + random.sample(
        liked, len(liked) // 2
    )
    most, often = random.choice((2, 5, 10)), random.choice((0.3, 0.8))
    return {
        day: {name: random.randint(1, most) for name in names if random.random() < often}
        for day in scenario.days
    }


def model_scores(plan):
    """Weight and value of every term at the best solution."""
    outcome = cpsat.solve(plan.rows, SearchSettings())
    assert outcome.proven
    assert outcome.values is not None
    terms = {t.name: (t.weight, t.value.value(outcome.values)) for t in plan.rows.terms}
    assert outcome.objective == sum(weight * value for weight, value in terms.values())
    return terms


def worth_something(terms):
    return {name: pair for name, pair in terms.items() if pair[1]}


@pytest.mark.parametrize("objective", ["coach", "posture"])
@pytest.mark.parametrize("values", SCENARIOS.values(), ids=SCENARIOS)
def test_terms_agree(objective, values, pinned_plan, written, make_scenario, catalog):
    random = Random(objective)
    scenario, terms = make_scenario(**values), load_objective(objective)
    seen = set()
    for number in range(WEEKS):
        week = drawn_week(random, scenario, catalog)
        plan = pinned_plan((), scenario, week, with_days=number < 3, objective=terms)
        rows = score(written(scenario, week), terms, scenario, catalog)
        expected = {row.term: (row.weight, row.value) for row in rows}
        assert len(expected) == len(rows)
        assert worth_something(model_scores(plan)) == worth_something(expected)
        seen |= worth_something(expected).keys()
    kinds = {name.partition(".")[0] for name in seen}
    assert kinds >= {"stimulus", "count", "distance", "time"}
    assert ("preference" in kinds) == bool(scenario.prefer)


@pytest.mark.parametrize(
    ("pull", "push", "distance"), [(5, 4, 0), (6, 4, 4), (5, 5, 5), (0, 8, 40)]
)
def test_distance_on_both_sides(pinned_plan, make_scenario, pull, push, distance):
    """|4 pull - 5 push|, centre 5/4."""
    week = {"mon": {"lat_pulldown": pull, "dumbbell_bench_press": push} if pull else
            {"dumbbell_bench_press": push}}  # fmt: skip
    plan = pinned_plan((), make_scenario(), week, objective=load_objective("coach"))
    assert model_scores(plan)["distance.pull_push"][1] == distance


@pytest.mark.parametrize(
    ("sets", "worth"),
    [(1, 50), (4, 200), (5, 220), (8, 280), (12, 344), (16, 400), (20, 448), (21, 448)],
)
def test_stimulus_at_every_breakpoint(pinned_plan, make_scenario, catalog, sets, worth):
    """Slopes 25, 10, 8, 7, 6 per half set up to 4, 8, 12, 16, 20 sets, and nothing beyond."""
    week = {"mon": {"leg_extension": 7}, "wed": {"leg_extension": 7}, "fri": {"leg_extension": 7}}
    left = sets
    for here in week.values():
        here["leg_extension"] = min(7, left)
        left -= here["leg_extension"]
    week = {day: here for day, here in week.items() if here["leg_extension"]}
    plan = pinned_plan((), make_scenario(), week, objective=load_objective("coach"))
    assert model_scores(plan)["stimulus.quads"][1] == worth
