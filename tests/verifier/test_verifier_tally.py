from fractions import Fraction

import pytest

from optimizer.domain.measure import Measure
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday
from optimizer.verifier.tally import Tally

PLAN = {
    "mon": {"press": 3, "overhead": 2},
    "tue": {"raise": 4, "press": 2},
    "fri": {"band_turn": 2, "stretch": 5, "row": 3},
}


@pytest.fixture
def tally(make_week, scenario, catalog):
    return Tally(make_week(PLAN), scenario, catalog)


@pytest.mark.parametrize(
    ("target", "day", "expected"),
    [
        ("chest", None, 10),  # neither the drill nor the stretch counts
        ("chest", "mon", 6),
        ("chest", "fri", 0),
        ("cuff", None, 2 * 2 + 3),  # a stabiliser also counts the drill
        ("front_delts", None, 5 + 4),
        ("side_delts", None, 2 + 8),
        ("shoulders", None, 5 * 1 + 2 * 2 + 4 * 2),  # the largest member, never the sum
    ],
)
def test_half_sets(tally, target, day, expected):
    assert tally.half_sets(target, day and Weekday(day)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [("chest", 5), ("front_delts", 2), ("shoulders", 2 + 4), ("cuff", 2), ("lats", 3)],
)
def test_direct_sets(tally, target, expected):
    assert tally.direct_sets(target) == expected


def test_selected_amounts(tally):
    push = Selector(pattern="push")
    assert tally.sets(push) == 7
    assert tally.sets(push, Weekday.TUE) == 2
    assert tally.distinct(push) == 2
    assert tally.sessions(push) == 3
    assert tally.days_with(push) == (Weekday.MON, Weekday.TUE)


def test_drills_count_only_where_named(tally):
    assert tally.sets(Selector(pattern="cuff")) == 0
    assert tally.sets(Selector(pattern="cuff", kind="drill")) == 2


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"sets": {"pattern": "push"}}, Fraction(7)),
        ({"exercises": {"pattern": "push"}}, Fraction(2)),
        ({"volume": "chest"}, Fraction(5)),
        ({"volume": ["chest", "lats", "cuff"]}, Fraction(10 + 6 + 7, 6)),
    ],
)
def test_measures_are_exact_sets(tally, measure, expected):
    assert tally.measure(Measure.model_validate(measure)) == expected


def test_days_are_those_of_scenario_and_week(make_week, scenario, catalog):
    tally = Tally(make_week({"sun": {"row": 2}, "mon": {"press": 2}}), scenario, catalog)
    assert tally.days == (Weekday.MON, Weekday.TUE, Weekday.FRI, Weekday.SUN)


def test_an_exercise_given_twice_counts_once_with_the_sets_of_both(make_week, scenario, catalog):
    week = make_week({"mon": {"press": 3}})
    (session,) = week.sessions
    twice = session.model_copy(update={"blocks": session.blocks * 2})
    tally = Tally(week.model_copy(update={"sessions": (twice,)}), scenario, catalog)
    push = Selector(pattern="push")
    assert (tally.sets(push), tally.distinct(push), tally.sessions(push)) == (6, 1, 1)


def test_unknown_exercises_are_left_out(make_week, scenario, catalog):
    tally = Tally(make_week({"mon": {"nothing": 3, "press": 2}}), scenario, catalog)
    assert [e.id for e in tally.exercises()] == ["press"]


def test_agrees_with_the_catalogs_own_counting(make_week, scenario, catalog):
    """Two implementations of formats.md section 1; one of them feeds the model."""
    tally = Tally(make_week(PLAN), scenario, catalog)
    for exercise in catalog.exercises:
        for target in catalog.measured:
            expected = catalog.half_sets(exercise, target)
            assert tally.contribution(exercise, target) == expected, (exercise.id, target)
