"""Whatever a client asks, the answer is a program that keeps every rule, or none at all."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from optimizer.domain.program import Status
from optimizer.domain.week import Weekday
from optimizer.errors import InputError
from optimizer.features.solve.solve import solve
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.judge import judge_program

CATALOG = load_catalog()
PRESETS = [preset.id for preset in CATALOG.presets]
TRAINED = [e.id for e in CATALOG.exercises if e.kind.scheduled]
STAPLES = [e.id for e in CATALOG.exercises if e.kind.scheduled and e.standing == 3]
PLACES = [stress.id for stress in CATALOG.stress]
MUSCLES = [item.id for item in CATALOG.measured.values()]


def scenarios(constraints: list[str], least_minutes: int) -> st.SearchStrategy[dict]:
    days = st.dictionaries(
        st.sampled_from(list(Weekday)).map(str),
        st.integers(least_minutes, 120),
        min_size=2,
        max_size=7,
    )
    return st.fixed_dictionaries(
        {"days": days, "equipment": st.lists(st.sampled_from(PRESETS), min_size=1, max_size=2),
         "constraints": st.sampled_from(constraints)},
        optional={
            "level": st.sampled_from(["beginner", "intermediate", "advanced"]),
            "goal": st.sampled_from(["balance", "strength", "hypertrophy", "endurance"]),
            "weak": st.dictionaries(st.sampled_from(MUSCLES), st.sampled_from([1, 2]), max_size=2),
            "limits": st.dictionaries(st.sampled_from(PLACES), st.integers(0, 2), max_size=2),
            "exclude": st.lists(st.sampled_from(TRAINED), max_size=20, unique=True),
            "prefer": st.dictionaries(st.sampled_from(STAPLES), st.integers(-3, 3), max_size=3),
            "pairs": st.sampled_from(["auto", "allow", "forbid"]),
        },
    )  # fmt: skip


def solved_and_judged(values: dict, options: SearchSettings) -> None:
    """Solve; what comes back holds together, and the verifier finds nothing."""
    problem = problem_of(Tree("test", values), CATALOG)
    program = solve(problem, options)
    verdict = judge_program(program, problem.asked, problem.constraint_set, CATALOG)
    assert verdict.violations == ()
    assert bool(program.weeks) == (program.status in (Status.OPTIMAL, Status.FEASIBLE))
    assert (program.conflict is not None) == (program.status is Status.INFEASIBLE)
    if program.weeks:
        assert {s.day for s in program.weeks[0].sessions} == set(problem.scenario.days)
        assert program.gap is not None
        assert program.gap >= 0


MANY_SMALL = settings(max_examples=8, derandomize=True, suppress_health_check=list(HealthCheck))
FEW_LARGE = settings(MANY_SMALL, max_examples=5)


@pytest.mark.slow
@MANY_SMALL
@given(scenarios(["minimal"], least_minutes=30))
@example({"days": {"sat": 15}, "equipment": ["bodyweight"], "constraints": "minimal"})
def test_any_client_of_minimal(values):
    solved_and_judged(values, SearchSettings(time_limit=2))


@pytest.mark.slow
@FEW_LARGE
@given(scenarios(["time_crunched"], least_minutes=75))
def test_any_client_with_little_time(values):
    solved_and_judged(values, SearchSettings(time_limit=4, gap=0.05))


WRONG = {
    "days": st.sampled_from([{}, {"mon": 5}, {"mon": 999}, {"noday": 60}, None, "mon"]),
    "equipment": st.sampled_from([["no_such_thing"], None, 3]),
    "level": st.sampled_from(["expert", 2]),
    "limits": st.sampled_from([{"elbow": 1}, {"neck": 5}]),
    "exclude": st.sampled_from([["no_such_lift"], "push_up "]),
    "prefer": st.sampled_from([{"push_up": 4}, {"no_such_lift": 1}]),
}


@settings(max_examples=40, derandomize=True)
@given(st.data())
def test_a_wrong_value_is_an_input_error(data):
    values = {"days": {"mon": 60}, "equipment": ["bands"], "constraints": "minimal"}
    key = data.draw(st.sampled_from(sorted(WRONG)))
    values[key] = data.draw(WRONG[key])
    with pytest.raises(InputError) as raised:
        problem_of(Tree("test", values), CATALOG)
    assert any(fault.field.startswith(key) for fault in raised.value.faults)
