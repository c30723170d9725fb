"""Faults of the file itself: each test breaks one thing of a faultless week."""

import pytest

from optimizer.domain.exercise import Goal
from optimizer.domain.program import Block, Item
from optimizer.domain.scenario import Scenario
from optimizer.verifier.structure import structure

PLAN = {"mon": {"press": 3, "row": 2}, "tue": {"raise": 2}, "fri": {"band_turn": 2}}


@pytest.fixture
def faults(make_week, scenario, time_rule, catalog):
    """Rule names of the violations of a plan, after a change to a session of it."""

    def run(plan=None, change=None, day=0, who=None, rules=(time_rule,)):
        week = make_week(plan or PLAN)
        if change is not None:
            sessions = list(week.sessions)
            sessions[day] = sessions[day].model_copy(update=change(sessions[day]))
            week = week.model_copy(update={"sessions": tuple(sessions)})
        return [v.rule for v in structure((week,), who or scenario, rules, catalog)]

    return run


def test_a_faultless_week_has_no_faults(faults):
    assert faults() == []


@pytest.mark.parametrize("weeks", [("B",), ("A", "A"), ("A", "B")])
def test_weeks(make_week, scenario, time_rule, catalog, weeks):
    week = make_week(PLAN)
    given = tuple(week.model_copy(update={"week": name}) for name in weeks)
    found = [v.rule for v in structure(given, scenario, (time_rule,), catalog)]
    assert found == ["structure.weeks"]


@pytest.mark.parametrize(
    "days", [("mon", "tue"), ("tue", "mon", "fri"), ("mon", "tue", "fri", "sat"), ("mon",) * 2]
)
def test_days(make_week, scenario, time_rule, catalog, days):
    one = {day: make_week({day: {"press": 2}}).sessions[0] for day in days}
    week = make_week(PLAN).model_copy(update={"sessions": tuple(one[day] for day in days)})
    found = [v.rule for v in structure((week,), scenario, (time_rule,), catalog)]
    assert found == ["structure.days"]


@pytest.mark.parametrize(
    "field", ["budget_minutes", "warmup_seconds", "cooldown_seconds", "seconds"]
)
@pytest.mark.parametrize("by", [-1, 1])
def test_numbers_of_a_session_one_off(faults, field, by):
    named = {"budget_minutes": "budget", "seconds": "seconds"}
    expected = "structure." + named.get(field, field.removesuffix("_seconds"))
    found = faults(change=lambda s: {field: getattr(s, field) + by})
    assert expected in found
    # a wrong warm-up or cool-down also breaks the sum of the session
    assert set(found) <= {expected, "structure.seconds"}


def test_short_sessions_have_the_short_warmup(faults):
    found = faults(day=2, change=lambda s: {"warmup_seconds": 600, "seconds": s.seconds + 200})
    assert found == ["structure.warmup"]


def test_without_a_time_rule_no_warmup_is_expected(faults):
    assert set(faults(rules=())) == {"structure.warmup", "structure.cooldown"}


def test_the_budget_is_that_of_the_scenario(faults, scenario):
    days = {**scenario.days, "mon": 90}
    assert faults(who=Scenario(days=days, equipment=())) == ["structure.budget"]


@pytest.mark.parametrize("exercise", ["nothing", "stretch"])
def test_exercises_are_known_and_scheduled(faults, exercise):
    assert faults({**PLAN, "mon": {exercise: 2}}) == ["structure.exercise"]


def test_an_exercise_stands_once_in_a_session(faults):
    def twice(session):
        more = session.blocks[0].seconds
        return {
            "blocks": (*session.blocks, session.blocks[0]),
            "seconds": session.seconds + more,
        }

    assert faults(change=twice) == ["structure.repeated"]


@pytest.mark.parametrize("by", [-1, 1])
def test_block_seconds(faults, by):
    def wrong(session):
        first = session.blocks[0].model_copy(update={"seconds": session.blocks[0].seconds + by})
        return {"blocks": (first, *session.blocks[1:]), "seconds": session.seconds + by}

    assert faults(change=wrong) == ["structure.block"]


def test_rest_is_that_of_the_goal(faults, scenario):
    strength = scenario.model_copy(update={"goal": Goal.STRENGTH})
    plan = {"mon": {"press": 2}, "tue": {"band_turn": 2}, "fri": {"band_turn": 2}}
    # the press rests 180 instead of 80 seconds, the drill always 30
    assert faults(plan, who=strength) == ["structure.rest", "structure.block"]


def _paired(first, second, sets=(3, 3), seconds=0):
    """A change that turns a session into one pair, its other numbers kept true."""

    def change(session):
        items = tuple(
            Item(exercise=e, sets=n, rest_seconds=30 if e == "band_turn" else 80)
            for e, n in zip((first, second), sets, strict=True)
        )
        block = Block(seconds=seconds, items=items)
        return {"blocks": (block,), "seconds": 600 + 30 + seconds}

    return change


PAIR_SECONDS = 60 + 60 + 3 * (40 + 40 + 15 + 80)


def test_pairs_are_refused_but_timed(faults):
    right = _paired("press", "band_turn", seconds=PAIR_SECONDS)
    assert faults(change=right) == ["structure.pair"]
    wrong = _paired("press", "band_turn", seconds=PAIR_SECONDS - 15)
    assert faults(change=wrong) == ["structure.pair", "structure.block"]


def test_pairs_have_equal_sets(faults):
    uneven = _paired("press", "band_turn", sets=(3, 2), seconds=PAIR_SECONDS)
    assert faults(change=uneven) == ["structure.pair"] * 2


def test_pairs_never_join_two_heavy_lifts(faults, make_week, scenario, time_rule, catalog):
    assert faults(change=_paired("squat", "press", seconds=PAIR_SECONDS)) == ["structure.pair"]
    heavy = _paired("squat", "deadlift", seconds=PAIR_SECONDS)
    assert faults(change=heavy) == ["structure.pair"] * 2


def test_messages_name_day_and_numbers(make_week, scenario, time_rule, catalog):
    week = make_week(PLAN)
    monday = week.sessions[0].model_copy(update={"budget_minutes": 75})
    week = week.model_copy(update={"sessions": (monday, *week.sessions[1:])})
    (violation,) = structure((week,), scenario, (time_rule,), catalog)
    assert violation.week == "A"
    assert violation.message == "mon: budget_minutes is 75, expected 60"
