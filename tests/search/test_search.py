"""How a search ends: repeatably, with what it proved, and with the best it has when it is cut short."""

from pathlib import Path

import pytest
from support import problem_with

from optimizer.domain.program import Status
from optimizer.engines import cpsat
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, load_objective
from optimizer.files.scenario import load_problem
from optimizer.model.compile import available, compiled
from optimizer.problem.effective import effective_rules
from optimizer.problem.settings import SearchSettings
from optimizer.search.search import search
from optimizer.verifier.scoring import score

COACH = load_objective("coach")
A_DESK_WORKERS_WEEK = 30_000
"""An objective that weeks of `scenarios/desk_worker.yaml` surpass."""


@pytest.fixture
def run():
    def run_search(problem, **settings):
        scenario, catalog, rules = problem
        return search(
            problem_with(scenario, catalog, rules), SearchSettings(**settings), lambda *_: None
        )

    return run_search


@pytest.fixture
def value_of(written):
    def value(problem, placed):
        scenario, catalog, _ = problem
        (week,) = placed
        rows = score(
            written(scenario, week.sets, week.pairs, week.themes), COACH, scenario, catalog
        )
        return sum(row.weight * row.value for row in rows)

    return value


@pytest.fixture
def holds(keeps):
    def all_kept(problem, placed):
        scenario, _, rules = problem
        (week,) = placed
        return all(keeps(rule, scenario, week.sets, week.pairs, week.themes) for rule in rules)

    return all_kept


@pytest.fixture
def ordinary(make_scenario, catalog):
    """Two hours a week with bands, on the rules that no program may miss."""
    scenario = make_scenario({"mon": 60, "thu": 60}, equipment=("bands",), level="intermediate")
    rules = effective_rules(load_constraint_set("minimal"), scenario, catalog)
    return scenario, catalog, rules


@pytest.fixture
def not_as_first_thought(make_scenario, make_rule, small_catalog):
    """Totals hold four liked presses; the days hold two, as a pressing day bars the next."""
    presses = ("barbell_bench_press", "dumbbell_bench_press", "incline_dumbbell_press", "push_up")
    rules = (
        make_rule("recovery", "easy", muscle="chest", high_sets=1, next_day_sets=0),
        make_rule("session_size", "size", min=1, max=2),
        make_rule("exercise_limits", "limits", of={}, min_sets=3, max_sets=3, max_sessions=1),
    )
    catalog = small_catalog(*presses, "seated_cable_row")
    liked = dict.fromkeys(presses, 3)
    return make_scenario(("mon", "tue"), prefer=liked), catalog, rules


@pytest.fixture
def barred_by_days(make_scenario, make_rule, small_catalog):
    """Two heavy lifts on two days running: no totals tell, no day takes both."""
    heavy = ("barbell_back_squat", "trap_bar_deadlift")
    rules = (
        *(make_rule("include", f"include.{name}", exercise=name) for name in heavy),
        make_rule("spacing", "spacing", of={"tag": "heavy_axial"}),
        make_rule("coverage", "one", count="exercises", of={"tag": "heavy_axial"}, max=1,
                  per="session"),
        make_rule("exercise_limits", "limits", of={}, min_sets=2, max_sets=3, max_sessions=1),
    )  # fmt: skip
    return make_scenario(("sat", "sun")), small_catalog(*heavy, "leg_press"), rules


def test_the_same_twice(run, ordinary):
    first, second = run(ordinary), run(ordinary)
    assert first.status is Status.OPTIMAL
    assert first.placed == second.placed
    assert list(first.placed[0].sets) == list(second.placed[0].sets)
    assert first.bound == second.bound


def test_another_seed_proves_the_same(run, ordinary, value_of, holds):
    bounds = set()
    for seed in (0, 7):
        found = run(ordinary, seed=seed)
        assert found.status is Status.OPTIMAL
        assert holds(ordinary, found.placed)
        assert value_of(ordinary, found.placed) == found.bound
        bounds.add(found.bound)
    assert len(bounds) == 1


def test_totals_that_no_days_take(run, not_as_first_thought, value_of, holds):
    scenario, catalog, rules = not_as_first_thought
    week = compiled(problem_with(scenario, catalog, rules), catalog.exercises)
    totals = cpsat.solve(week.rows, SearchSettings())
    found = run(not_as_first_thought)
    assert found.status is Status.OPTIMAL
    assert holds(not_as_first_thought, found.placed)
    assert value_of(not_as_first_thought, found.placed) == found.bound
    assert totals.proven
    assert totals.objective > found.bound


def test_infeasible_totals_are_proven_twice(run, make_scenario, catalog):
    scenario = make_scenario(equipment=())
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    found = run((scenario, catalog, rules))
    assert (found.status, found.placed, len(set(found.proofs))) == (Status.INFEASIBLE, None, 2)


def test_infeasible_days_are_proven_twice(run, barred_by_days, solvable):
    scenario, catalog, rules = barred_by_days
    plans = [
        compiled(
            problem_with(scenario, catalog, rules),
            catalog.exercises,
            with_days,
            with_objective=False,
        )
        for with_days in (False, True)
    ]
    assert [solvable(plan.rows) for plan in plans] == [True, False]
    found = run(barred_by_days)
    assert (found.status, found.placed) == (Status.INFEASIBLE, None)
    assert len(set(found.proofs)) == 2


def test_a_lock_between_the_set_limits_and_nothing(run, make_scenario, make_rule, small_catalog):
    """An exercise done in twos is locked with three sets."""
    rules = (
        make_rule("lock", "lock", day="mon", exercise="wall_slide", sets=3),
        make_rule(
            "exercise_limits", "limits", of={"kind": "drill"}, min_sets=2, max_sets=2,
            max_sessions=2,
        ),
    )  # fmt: skip
    found = run((make_scenario(), small_catalog("wall_slide", "push_up"), rules))
    assert (found.status, found.placed) == (Status.INFEASIBLE, None)


@pytest.mark.parametrize("seconds", [0.001, 0.01, 0.03, 0.1])
@pytest.mark.parametrize("presolve", [True, False])
def test_a_bound_is_one_however_early_the_search_stops(seconds, presolve):
    """CP-SAT reports 0 when it stops before its search; that would make any week "optimal"."""
    folder = Path(__file__).resolve().parents[2] / "scenarios"
    problem = load_problem(str(folder / "desk_worker.yaml"), load_catalog())
    exercises = available(problem)
    plan = compiled(problem, exercises)
    outcome = cpsat.solve(plan.rows, SearchSettings(seconds), presolve=presolve)
    assert outcome.bound >= A_DESK_WORKERS_WEEK


@pytest.mark.parametrize("after", [1, 2, 3])
def test_an_interrupt_keeps_the_best(
    monkeypatch, run, not_as_first_thought, value_of, holds, after
):
    """The user stops the search at its first, second or third solve."""
    solve, calls = cpsat.Stop.run, []

    def stopped(stop, model, parameters, callback):
        calls.append(model)
        response = solve(stop, model, parameters, callback)
        stop.requested = len(calls) >= after
        return response

    monkeypatch.setattr(cpsat.Stop, "run", stopped)
    found = run(not_as_first_thought)
    assert found.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert holds(not_as_first_thought, found.placed)
    assert value_of(not_as_first_thought, found.placed) <= found.bound


def test_an_interrupt_before_any_week_is_raised(monkeypatch, run, ordinary):
    solve = cpsat.Stop.run

    def stopped(stop, model, parameters, callback):
        parameters.max_deterministic_time = 1e-9
        response = solve(stop, model, parameters, callback)
        stop.requested = True
        return response

    monkeypatch.setattr(cpsat.Stop, "run", stopped)
    with pytest.raises(KeyboardInterrupt):
        run(ordinary)


@pytest.mark.parametrize("seconds", [0.05, 0.3, 1.0])
def test_a_time_limit_leaves_a_sound_answer(run, make_scenario, catalog, value_of, holds, seconds):
    scenario = make_scenario(("mon", "tue", "thu", "sat"), goal="strength")
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    problem = scenario, catalog, rules
    found = run(problem, time_limit=seconds)
    assert found.status is not Status.INFEASIBLE
    assert (found.placed is None) == (found.status is Status.UNKNOWN)
    if found.placed is not None:
        assert holds(problem, found.placed)
        assert value_of(problem, found.placed) <= found.bound


@pytest.mark.parametrize("gap", [0.02, 0.2])
def test_a_gap_is_honoured(run, ordinary, value_of, holds, gap):
    proven = run(ordinary)
    found = run(ordinary, gap=gap)
    value = value_of(ordinary, found.placed)
    assert holds(ordinary, found.placed)
    assert value <= proven.bound <= found.bound
    assert found.bound - value <= gap * abs(value)


def test_reports_tell_a_falling_bound(ordinary):
    scenario, catalog, rules = ordinary
    told = []
    found = search(
        problem_with(scenario, catalog, rules), SearchSettings(), lambda *told_: told.append(told_)
    )
    bounds = [bound for _, _, bound in told if bound is not None]
    assert bounds
    assert all(bound >= found.bound for bound in bounds)
