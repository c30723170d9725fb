"""Every repair that is told works when it is written into the file, and costs what the table says."""

import itertools

import pytest
import yaml

from optimizer.domain.program import Status
from optimizer.domain.week import Weekday
from optimizer.features.solve import solve as pipeline
from optimizer.files.catalog import load_catalog
from optimizer.files.reading import parse
from optimizer.files.repair_costs import load_costs
from optimizer.files.scenario import problem_of
from optimizer.kinds.calendar import spacing
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.judge import judge_program

TIME = "days: {mon: 45, thu: 45}\nequipment: [full_gym]\nconstraints: minimal\n"
BAND = "days: {mon: 90, thu: 90}\nequipment: [mini_band]\nconstraints: minimal\n"
BANDS_OF_DAYS = (
    "days: {mon: 90, thu: 90}\nequipment: {mon: [mini_band], thu: [mini_band]}\n"
    "constraints: minimal\nweeks: 2\n"
)
LOCK = (
    "days: {mon: 90, thu: 90}\nequipment: [full_gym]\nconstraints: minimal\n"
    "lock: [{day: mon, exercise: leg_press, sets: 9}]\n"
)
NO_REST = """
days: {mon: 45, tue: 45, wed: 45, thu: 45, fri: 45, sat: 45, sun: 45}
equipment: [full_gym]
constraints:
  extends: minimal
  rules: [{id: week.rest_days, kind: rest_days, min: 1, why: One day is free., source: test}]
"""

CROSSED = """
days: {mon: 60, thu: 60}
equipment: [full_gym]
balance: {pull_push: 2-2.5}
weekly_sets: {default: 2-20}
constraints:
  extends: minimal
  rules:
    - {id: ratio.pull_push, kind: ratio, over: {sets: {pattern: vertical_pull}},
       under: {sets: {pattern: horizontal_push}}, min: 1.25, max: 1.5,
       why: Pulling never falls behind pressing., source: test}
    - {id: pull, kind: coverage, count: sets, of: {pattern: vertical_pull}, min: 2,
       why: The back is pulled., source: test}
"""
FEW_SLOTS = """
days: {mon: 120, thu: 120}
equipment: [full_gym]
weekly_sets: {default: 2-20}
constraints:
  extends: minimal
  rules:
    - {id: session.size, kind: session_size, min: 1, max: 1, why: One exercise a session., source: test}
"""
SQUAT_DAYS = """
days: {mon: 60, tue: 60}
equipment: [full_gym]
framework: none
constraints:
  extends: minimal
  rules:
    - {id: squats, kind: coverage, count: days, of: {pattern: knee_dominant}, min: 2,
       why: Squats on several days., source: test}
    - {id: knees, kind: spacing, of: {pattern: knee_dominant}, why: Knees rest., source: test}
"""
SQUAT_THRICE = SQUAT_DAYS.replace("tue: 60", "tue: 60, thu: 60").replace("min: 2", "min: 3")

CASES = {
    "too little time": (TIME, {"minutes", "day"}),
    "one band": (BAND, {"equipment", "bound"}),
    "one band for two weeks": pytest.param(
        BANDS_OF_DAYS, {"equipment", "bound"}, marks=pytest.mark.slow
    ),
    "a lock with too many sets": (LOCK, {"wish"}),
    "a balance outside the rule's": (CROSSED, {"wish", "bound"}),
    "too few exercises a session": pytest.param(FEW_SLOTS, {"day"}, marks=pytest.mark.slow),
    "days in a row": pytest.param(SQUAT_DAYS, {"day", "bound"}, marks=pytest.mark.slow),
    "two of three days in a row": pytest.param(
        SQUAT_THRICE, {"day", "bound"}, marks=pytest.mark.slow
    ),
    "no day of rest": pytest.param(NO_REST, {"day"}, marks=pytest.mark.slow),
}


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture(scope="module")
def problem_for(catalog):
    return lambda text: problem_of(parse(text, "test.yaml"), catalog)


@pytest.mark.parametrize(("text", "kinds"), CASES.values(), ids=CASES)
def test_every_repair_works_when_it_is_written_into_the_file(text, kinds, problem_for, catalog):
    """Solved again from the changed file alone, judged by the verifier."""
    problem = problem_for(text)
    program = pipeline.solve(problem)
    assert program.status is Status.INFEASIBLE
    repairs = program.conflict.repairs
    assert {repair.kind for repair in repairs} == kinds
    assert [repair.cost for repair in repairs] == sorted(repair.cost for repair in repairs)
    for repair in repairs:
        written = {
            key: value for line in repair.lines for key, value in yaml.safe_load(line).items()
        }
        assert written == repair.patch
        changed = problem_for(yaml.safe_dump({**yaml.safe_load(text), **written}))
        again = pipeline.solve(changed, SearchSettings(gap=1), repairs=0)
        assert again.status in (Status.OPTIMAL, Status.FEASIBLE), repair.sentence
        assert judge_program(again, changed.asked, changed.constraint_set, catalog).ok


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            SQUAT_DAYS,
            {"Train on wed instead of tue.", "squats to at least 1 day a week instead of 2"},
        ),
        pytest.param(
            SQUAT_THRICE,
            {"Train on sat instead of tue.", "to at least 2 days a week instead of 3"},
            marks=pytest.mark.slow,
        ),
    ],
)
def test_days_are_moved_or_asked_for_less_often(text, told, problem_for):
    repairs = pipeline.solve(problem_for(text)).conflict.repairs
    sentences = [repair.sentence for repair in repairs]
    assert all(any(words in sentence for sentence in sentences) for words in told), sentences
    assert len(set(sentences)) == len(sentences)


def test_the_minutes_that_work_are_at_least_those_that_are_needed(problem_for, catalog):
    (least,) = pipeline.solve(problem_for(TIME)).conflict.least
    assert 45 < least.at_least <= least.works
    for minutes, status in ((least.at_least - 1, {Status.INFEASIBLE}),
                            (least.works, {Status.OPTIMAL, Status.FEASIBLE})):  # fmt: skip
        changed = problem_for(TIME.replace("45", str(minutes)))
        settings = SearchSettings(gap=1)
        assert pipeline.solve(changed, settings, repairs=0).status in status


def test_repairs_can_be_left_out(problem_for, catalog):
    program = pipeline.solve(problem_for(BAND), repairs=0)
    assert program.conflict.members
    assert program.conflict.repairs == ()


def test_no_more_repairs_than_asked_for_and_the_cheapest(problem_for, catalog):
    problem = problem_for(BAND)
    one, many = (pipeline.solve(problem, repairs=most).conflict.repairs for most in (1, 5))
    assert len(one) == 1
    assert one[0].cost == min(repair.cost for repair in many)


def test_what_the_time_did_not_allow_is_said(problem_for, monkeypatch):
    monkeypatch.setattr(pipeline, "REPAIRING_DETERMINISTIC", 1e-9)
    program = pipeline.solve(problem_for(BAND))
    assert program.status is Status.INFEASIBLE
    assert program.conflict.members
    assert "limit" in program.conflict.note


def test_the_same_repairs_twice(problem_for, catalog):
    first, second = (pipeline.solve(problem_for(LOCK)).conflict for _ in "ab")
    assert first == second


def test_what_costs_speak_of_exists(catalog):
    costs = load_costs()
    assert costs.equipment.keys() - {"other"} <= {item.id for item in catalog.equipment}
    assert costs.of_item("no_such_piece") == costs.equipment["other"]


def test_days_far_apart_are_spaced_best():
    days = list(Weekday)
    best = max(itertools.combinations(days, 3), key=spacing)
    gaps = spacing(best)
    assert gaps == (1, 1, 2)
    assert spacing((Weekday.MON, Weekday.TUE)) == (0, 5)
