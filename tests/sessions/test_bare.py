"""The weeks of a template as they stand."""

import pytest

from optimizer.domain.policy import effective_rules
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.sessions.bare import bare_weeks
from optimizer.verifier.judge import judge

CATALOG = load_catalog()
TWO_WEEK = next(t for t in CATALOG.templates if t.id == "two_week")


def bare(sets=4, constraints="balanced", **more):
    values = {
        "level": "advanced", "template": "two_week", "weeks": 2, "equipment": ["full_gym"],
        "days": {"mon": 75, "tue": 75, "thu": 75, "fri": 75},
    }  # fmt: skip
    scenario = Scenario.model_validate(values | more)
    constraint_set = load_constraint_set(constraints)
    rules = effective_rules(constraint_set, scenario, CATALOG)
    weeks = bare_weeks(TWO_WEEK, sets, scenario, rules, CATALOG)
    return weeks, judge(weeks, scenario, rules, constraint_set.objective, CATALOG)


def held(weeks):
    return {
        (week.week, session.day): [
            tuple(item.exercise for item in block.items) for block in session.blocks
        ]
        for week in weeks
        for session in week.sessions
    }


@pytest.mark.parametrize("sets", [1, 3])
def test_every_exercise_stands_on_its_day_with_as_many_sets(sets):
    weeks, _ = bare(sets)
    for week in weeks:
        for session, planned in zip(week.sessions, TWO_WEEK.weeks[week.week], strict=True):
            assert {item.exercise for item in session.items} == set(planned.exercises)
            assert {item.sets for item in session.items} == {sets}


def test_its_pairs_are_done_in_turns():
    blocks = held(bare()[0])
    for week, days in TWO_WEEK.weeks.items():
        for day, planned in zip(("mon", "tue", "thu", "fri"), days, strict=True):
            pairs = {block for block in blocks[week, day] if len(block) == 2}
            assert pairs == set(planned.pairs)


@pytest.mark.parametrize("more", [{"pairs": "forbid"}, {"constraints": "minimal"}], ids=str)
def test_where_pairs_are_not_allowed_it_has_straight_sets(more):
    assert all(len(block) == 1 for blocks in held(bare(**more)[0]).values() for block in blocks)


def test_straight_sets_last_as_long_as_the_data_says():
    minutes = [
        [session.seconds // 60 for session in week.sessions] for week in bare(pairs="forbid")[0]
    ]
    assert minutes == [[58, 50, 57, 62], [62, 47, 57, 49]]


@pytest.mark.parametrize("more", [{}, {"pairs": "forbid"}, {"constraints": "minimal"}], ids=str)
def test_the_weeks_are_well_formed_and_only_rules_are_broken(more):
    _, verdict = bare(**more)
    broken = {(row.rule, row.week) for row in verdict.audit if not row.ok}
    assert broken
    assert {(v.rule, v.week) for v in verdict.violations} == broken
