"""Nothing leaves the pipeline that the verifier has not accepted."""

import dataclasses
import json
from functools import partial

import pytest

from optimizer.domain.program import Status
from optimizer.errors import DisagreementError
from optimizer.features.solve import solve as pipeline
from optimizer.features.solve.solve import solve
from optimizer.files.catalog import load_catalog
from optimizer.files.program import load_program, program_json
from optimizer.files.reading import parse
from optimizer.files.scenario import problem_of
from optimizer.files.whole import write_whole
from optimizer.problem.settings import SearchSettings
from optimizer.search.search import search
from optimizer.verifier.judge import judge_program

SCENARIO = """
client: two-bands
days: {mon: 60, thu: 60}
equipment: [bands]
constraints: minimal
prefer: {push_up: 2}
"""
TIMINGS = ("solve_seconds", "build_seconds")


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture(scope="module")
def problem_for(catalog):
    return lambda text=SCENARIO: problem_of(parse(text, "test.yaml"), catalog)


@pytest.fixture(scope="module")
def found(problem_for, catalog):
    problem = problem_for()
    settings = SearchSettings()
    return search(problem, settings, lambda *_: None)


@pytest.fixture
def solved(monkeypatch, problem_for, catalog):
    """Solve the scenario, the search having found what a test tells."""

    def solve_with(answer):
        monkeypatch.setattr(pipeline, "search", lambda *_: answer)
        return solve(problem_for())

    return solve_with


def with_sets(found, change):
    """The same answer with a changed week."""
    sets = {day: dict(here) for day, here in found.placed[0].sets.items()}
    change(sets)
    placed = dataclasses.replace(found.placed[0], sets=sets)
    return dataclasses.replace(found, placed=(placed,))


def add_sets(sets, n):
    day = next(iter(sets))
    sets[day][next(iter(sets[day]))] += n


def drop_exercise(sets):
    for here in sets.values():
        del here[next(iter(here))]


def empty_day(sets):
    sets["thu"].clear()


def add_what_is_not_owned(sets):
    sets["mon"]["leg_press"] = 2


def test_the_untampered_answer_passes(solved, found):
    program = solved(found)
    assert program.status is Status.OPTIMAL
    assert program.objective == program.bound == found.bound
    assert program.gap == 0


@pytest.mark.parametrize(
    "change",
    [partial(add_sets, n=12), empty_day, add_what_is_not_owned],
    ids=["too many sets", "an empty day", "equipment that is not there"],
)
def test_a_program_that_breaks_a_rule_is_never_returned(solved, found, change):
    with pytest.raises(DisagreementError, match="the verifier rejects"):
        solved(with_sets(found, change))


def test_a_lesser_week_is_not_called_optimal(solved, found):
    with pytest.raises(DisagreementError):
        solved(with_sets(found, drop_exercise))


def test_an_objective_above_its_bound_raises(solved, found):
    with pytest.raises(DisagreementError, match="above its bound"):
        solved(dataclasses.replace(found, bound=found.bound - 1, status=Status.FEASIBLE))


def test_an_optimum_below_its_bound_raises(solved, found):
    with pytest.raises(DisagreementError, match="the model proved"):
        solved(dataclasses.replace(found, bound=found.bound + 1))


@pytest.mark.parametrize(
    ("above", "status"),
    [
        pytest.param(1, Status.FEASIBLE, id="a gap is told"),
        pytest.param(0, Status.OPTIMAL, id="no gap is optimal, whatever the search said"),
    ],
)
def test_status_follows_the_bound(solved, found, above, status):
    answer = dataclasses.replace(found, bound=found.bound + above, status=Status.FEASIBLE)
    program = solved(answer)
    assert program.status is status
    assert (program.gap > 0) == (above > 0)


def test_an_unknown_answer_holds_no_week(solved, found):
    program = solved(dataclasses.replace(found, status=Status.UNKNOWN, placed=None))
    assert (program.weeks, program.objective, program.bound) == ((), None, found.bound)


def without_timings(program):
    data = json.loads(program_json(program))
    for field in TIMINGS:
        del data["provenance"][field]
    return json.dumps(data, indent=2, ensure_ascii=False)


def test_the_same_inputs_give_the_same_file(problem_for, catalog):
    first, second = (solve(problem_for()) for _ in range(2))
    assert first.weeks
    assert without_timings(first) == without_timings(second)


def test_a_written_program_reads_back_and_verifies(tmp_path, problem_for, catalog):
    program = solve(problem_for())
    path = tmp_path / "program.json"
    write_whole(program_json(program), path)
    read, problem = load_program(str(path), catalog)
    assert read == program
    assert problem.rules == problem_for().rules
    verdict = judge_program(read, problem.asked, problem.constraint_set, catalog)
    assert verdict.violations == ()
    assert verdict.audit == program.audit


def test_a_file_from_before_items_had_numbers_reads_and_verifies(tmp_path, problem_for, catalog):
    data = json.loads(program_json(solve(problem_for())))
    for week in data["weeks"]:
        for item in (i for s in week["sessions"] for b in s["blocks"] for i in b["items"]):
            del item["name"], item["load"], item["repetitions"]
    path = tmp_path / "program.json"
    path.write_text(json.dumps(data))
    read, problem = load_program(str(path), catalog)
    assert judge_program(read, problem.asked, problem.constraint_set, catalog).ok


INFEASIBLE = "days: {mon: 15}\nequipment: [bands]\nconstraints: minimal\n"


def test_an_infeasible_scenario_gets_a_conflict_and_no_week(problem_for, catalog):
    program = solve(problem_for(INFEASIBLE))
    assert program.status is Status.INFEASIBLE
    assert (program.weeks, program.objective, program.bound, program.gap) == ((), None, None, None)
    assert program.conflict is not None
    assert len(program.conflict.proven) == 2
    assert any(member.rule == "session.time" for member in program.conflict.members)


def test_progress_ends_on_the_answer(problem_for, catalog):
    told = []
    program = solve(problem_for(), SearchSettings(gap=0.5), told.append)
    assert told
    assert all(p.bound is None or p.bound >= program.objective for p in told)
    seconds = [p.seconds for p in told]
    assert seconds == sorted(seconds)
