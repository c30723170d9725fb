"""Kinds of days: what totals know of days that they do not tell apart."""

from random import Random

import pytest
from support import problem_with

from optimizer.domain.week import Weekday
from optimizer.engines import cpsat
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.kinds.framework import FrameworkRule, with_framework
from optimizer.model.compile import available, compiled
from optimizer.model.places import kinds_of, places_of, room
from optimizer.model.plan import DayKind
from optimizer.model.rows import ObjectiveTerm, total
from optimizer.model.themes import themes_of
from optimizer.problem.effective import effective_rules
from optimizer.problem.settings import SearchSettings

FOUR_DAYS = {"mon": 60, "tue": 45, "thu": 60, "fri": 75}
GYM_AND_HOME = {
    "mon": ("full_gym",), "tue": ("dumbbells",), "thu": ("full_gym",), "fri": ("dumbbells",)
}  # fmt: skip


@pytest.fixture
def planned(make_scenario, catalog):
    """A plan of `balanced` for four days, without an objective."""

    def make(framework="upper_lower", with_days=False, names=None, objective=None, **facts):
        scenario = make_scenario(FOUR_DAYS, framework=framework, **facts)
        rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
        rule = FrameworkRule.among(rules)
        rules = with_framework(rules, rule.choices[:1]) if rule else rules
        pool = available(problem_with(scenario, catalog, rules))
        pool = tuple(e for e in pool if names is None or e.id in names)
        problem = problem_with(scenario, catalog, rules, objective)
        (plan,) = compiled(problem, pool, with_days, objective is not None).plans
        return plan

    return make


def test_days_alike_are_no_places_of_their_own(planned):
    plan = planned(framework="none")
    assert kinds_of(plan) == ()
    assert places_of(plan) == (None,)
    assert room(plan, None, 5).constant == 20


def test_a_plan_with_days_has_its_days(planned):
    plan = planned(with_days=True, names={"push_up", "goblet_squat"})
    assert kinds_of(plan) == ()
    assert places_of(plan) == (None, "mon", "tue", "thu", "fri")


def test_every_theme_and_equipment_is_a_kind_of_day(planned):
    themes = {"upper_a", "lower_a", "upper_b", "lower_b"}
    assert {kind.theme for kind in places_of(planned())} == themes
    split = kinds_of(planned(equipment=GYM_AND_HOME))
    assert len(split) == 2 * len(themes)
    assert {kind.days for kind in split} == {("mon", "thu"), ("tue", "fri")}
    straight = kinds_of(planned(framework="none", equipment=GYM_AND_HOME))
    assert [kind.theme for kind in straight] == [None, None]


def test_the_room_of_a_kind_is_that_of_the_days_with_its_theme(planned):
    plan = planned()
    minutes = {Weekday(day): amount for day, amount in FOUR_DAYS.items()}
    kind = next(kind for kind in kinds_of(plan) if kind.theme == "lower_a")
    here = room(plan, kind, minutes)
    values = [0] * len(plan.rows.variables)
    themes = themes_of(plan)
    (friday,) = themes.on(Weekday.FRI, themes.framework.theme("lower_a")).terms
    values[friday] = 1
    assert here.value(values) == FOUR_DAYS["fri"]


def test_an_exercise_is_where_its_theme_and_equipment_are(planned, catalog):
    plan = planned(equipment=GYM_AND_HOME)
    press = next(e for e in plan.exercises if e.id == "barbell_bench_press")
    held = {kind for kind in kinds_of(plan) if plan.amount(press, "sessions", kind).terms}
    assert held == {DayKind(("mon", "thu"), "upper_a"), DayKind(("mon", "thu"), "upper_b")}


@pytest.mark.parametrize("facts", [{}, {"equipment": GYM_AND_HOME}], ids=["one gym", "two gyms"])
@pytest.mark.parametrize("with_days", [False, True])
def test_every_variable_has_a_name_of_its_own(planned, facts, with_days):
    names = [v.name for v in planned(with_days=with_days, **facts).rows.variables]
    assert len(names) == len(set(names))


def test_two_slots_of_one_day_need_two_exercises(planned):
    """Lower B asks for a hinge and for eccentric hamstring work; one exercise may be both."""
    both = "dumbbell_slow_romanian_deadlift"
    plan = planned()
    lower_b = next(kind for kind in kinds_of(plan) if kind.theme == "lower_b")
    exercise = plan.catalog.by_id[both]
    for other in plan.exercises:
        hinge_or_eccentric = other.pattern.startswith(("hip_dominant", "knee_flexion"))
        if other.id != both and hinge_or_eccentric:
            plan.rows.add(plan.amount(other, "exercises") == 0)
    rows = [row for row in plan.rows.rows if row.rule in ("framework", "structure")]
    plan.rows.rows[:] = rows
    plan.rows.add(plan.amount(exercise, "sessions", lower_b) >= 1)
    outcome = cpsat.solve(plan.rows, SearchSettings(60.0))
    assert outcome.proven
    assert outcome.values is None


@pytest.mark.parametrize(
    ("themes", "fits"),
    [
        (("lower_a", "lower_b"), True),
        (("upper_a", "lower_a"), True),
        (("upper_a", "lower_a", "lower_b"), False),
        (("upper_a", "lower_a", "upper_b", "lower_b"), False),
    ],
)
def test_days_with_heavy_lifts_keep_their_distance_in_totals(planned, themes, fits):
    """Of Monday, Tuesday, Thursday and Friday two have no neighbour, whatever their themes are."""
    lifts = {"upper": "barbell_bent_over_row", "lower": "barbell_back_squat"}
    plan = planned(names=set(lifts.values()))
    kept = ("framework", "spacing.heavy_axial", "structure")
    plan.rows.rows[:] = [
        row for row in plan.rows.rows if row.rule in kept and not row.fact.startswith(("U", "L"))
    ]
    for kind in kinds_of(plan):
        lift = plan.catalog.by_id[lifts[kind.theme.partition("_")[0]]]
        used = kind.theme in themes
        plan.rows.add(plan.amount(lift, "sessions", kind) == int(used))
    assert (cpsat.solve(plan.rows, SearchSettings(60.0)).values is not None) is fits


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("facts", [{}, {"equipment": GYM_AND_HOME}], ids=["one gym", "two gyms"])
def test_what_fits_the_days_fits_their_kinds(make_scenario, catalog, seed, facts):
    """Totals with kinds of days are a relaxation: they never reject what days accept."""
    random = Random(seed)
    scenario = make_scenario(FOUR_DAYS, framework="upper_lower", pairs="forbid", **facts)
    kept = ("framework", "session", "availability", "session_volume", "exercise_limits", "spacing")
    rules = tuple(
        rule
        for rule in effective_rules(load_constraint_set("balanced"), scenario, catalog)
        if rule.id.split(".")[0] in kept or rule.kind in kept
    )
    pool = random.sample(available(problem_with(scenario, catalog, rules)), 150)
    days = compiled(
        problem_with(scenario, catalog, rules), tuple(pool), with_days=True, with_objective=False
    )
    (plan,) = days.plans
    worth = total(random.randint(1, 9) * plan.amount(e, "sets") for e in pool)
    plan.rows.terms.append(ObjectiveTerm("random", 1, worth))
    found = cpsat.solve(plan.rows, SearchSettings(deterministic=1.5))
    assert found.values is not None, "these seeds have a week"
    model = compiled(problem_with(scenario, catalog, rules), tuple(pool), with_objective=False)
    (loose,) = model.plans
    for exercise in pool:
        for quantity in ("sessions", "sets"):
            amount = plan.amount(exercise, quantity).value(found.values)
            loose.rows.add(loose.amount(exercise, quantity) == amount)
    again = cpsat.solve(loose.rows, SearchSettings(60.0))
    assert again.values is not None
