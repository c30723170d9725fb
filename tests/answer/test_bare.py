"""The weeks of a template as they stand."""

import pytest
from support import policy_of, problem_with

from optimizer.answer.bare import bare_weeks, rewritten_week
from optimizer.domain.program import Week
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.problem.effective import effective_rules
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
    weeks = bare_weeks(TWO_WEEK, sets, problem_with(scenario, CATALOG, rules))
    return weeks, judge(weeks, scenario, policy_of(rules, constraint_set.objective), CATALOG)


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


def loose(*blocks, day="mon"):
    """A week of one session that says nothing but sets."""
    items = [
        {"seconds": 0, "items": [
            {"exercise": id_, "sets": sets, "rest_seconds": 0} for id_, sets in block]}
        for block in blocks
    ]  # fmt: skip
    session = {
        "day": day, "title": "", "budget_minutes": 60, "seconds": 0, "warmup_seconds": 0,
        "cooldown_seconds": 0, "blocks": items,
    }  # fmt: skip
    return Week.model_validate({"week": "A", "sessions": [session]})


def rewritten(week, constraints="balanced"):
    scenario = Scenario(days={"mon": 60}, equipment=["full_gym"], level="advanced")
    constraint_set = load_constraint_set(constraints)
    rules = effective_rules(constraint_set, scenario, CATALOG)
    done = rewritten_week(week, problem_with(scenario, CATALOG, rules))
    verdict = judge((done,), scenario, policy_of(rules, constraint_set.objective), CATALOG)
    return done, {v.rule for v in verdict.violations if v.rule.startswith("structure.")}


def blocks(week):
    return [
        [(item.exercise, item.sets) for item in block.items]
        for session in week.sessions
        for block in session.blocks
    ]


def test_a_week_of_any_origin_gets_what_the_verifier_expects():
    week, structure = rewritten(loose([("goblet_squat", 3)], [("hammer_curl", 2)]))
    assert blocks(week) == [[("goblet_squat", 3)], [("hammer_curl", 2)]]
    assert week.sessions[0].seconds > 600
    assert structure == set()


def test_a_pair_is_turned_to_the_order_that_is_allowed():
    pair = [("seated_cable_row", 3), ("barbell_bench_press", 3)]
    (one,) = blocks(rewritten(loose(pair))[0])
    (other,) = blocks(rewritten(loose(pair[::-1]))[0])
    assert one == other
    assert len(one) == 2


def test_a_pair_that_no_kind_allows_stays():
    pair = [("barbell_back_squat", 3), ("leg_press", 3)]
    assert blocks(rewritten(loose(pair))[0]) == [pair]


def test_where_no_rule_speaks_of_pairs_they_are_straight_sets():
    pair = [("barbell_bench_press", 3), ("seated_cable_row", 3)]
    week, structure = rewritten(loose(pair), "minimal")
    assert sorted(map(len, blocks(week))) == [1, 1]
    assert structure == set()


def test_what_stands_twice_is_done_once():
    week, structure = rewritten(
        loose([("goblet_squat", 3)], [("goblet_squat", 2), ("hammer_curl", 2)])
    )
    assert blocks(week) == [[("goblet_squat", 5)], [("hammer_curl", 2)]]
    assert structure == set()


def test_a_day_that_the_scenario_lacks_is_written_and_told():
    week, structure = rewritten(loose([("goblet_squat", 3)], day="tue"))
    assert [session.day for session in week.sessions] == ["tue"]
    assert structure == {"structure.days"}
