"""Further programs: apart from each other, nearly as good, and no more than there are."""

import pytest

from optimizer.features.alternatives.alternatives import NONE_SO_FAR, TOO_POOR, alternatives
from optimizer.problem.settings import SearchSettings


def exercises(program):
    return {i.exercise for w in program.weeks for s in w.sessions for i in s.items}


FEW = {"weekly_sets": {"chest": "2-3", "quads": "2-3"}}
"""One press and one squat a week, so that others are left to choose."""


@pytest.fixture(scope="module")
def found(tiny):
    return alternatives(tiny.problem(**FEW), 4, 0.5, 1, SearchSettings())


def test_any_two_are_apart(found):
    programs = [found.first, *(other.program for other in found.others)]
    assert len(programs) > 2
    for one in programs:
        for other in programs:
            if one is not other:
                assert len(exercises(one) - exercises(other)) >= found.apart


def test_each_is_good_enough_and_the_best_that_is_left(tiny, found):
    known = [found.first]
    for other in found.others:
        assert other.program.objective >= found.floor
        best = max(
            objective
            for week, objective in tiny.every_week(tiny.problem(**FEW))
            if all(_apart(week, program) for program in known)
        )
        assert other.program.objective == best
        known.append(other.program)


def _apart(week, program):
    names = {item.exercise for session in week.sessions for item in session.items}
    held = exercises(program)
    return len(names - held) >= 1 and len(held - names) >= 1


def test_it_ends_where_no_other_is_worth_as_much(tiny):
    found = alternatives(tiny.problem(**FEW), 5, 0.0, 2, SearchSettings())
    assert found.ended in (TOO_POOR, NONE_SO_FAR)
    assert len(found.others) < 4


def test_it_ends_where_none_is_so_far_apart(tiny):
    found = alternatives(tiny.problem(), 3, 1.0, 6, SearchSettings())
    assert (found.others, found.ended) == ((), NONE_SO_FAR)


def test_a_week_of_all_exercises_has_no_other(tiny):
    found = alternatives(tiny.problem(), 2, 1.0, 1, SearchSettings())
    assert len(exercises(found.first)) == 6
    assert (found.others, found.ended) == ((), NONE_SO_FAR)


def test_programs_of_the_request_alone(tiny, found):
    """The rules that keep programs apart are not part of what their files say."""
    rules = {row.rule for row in found.others[0].program.audit}
    assert rules == {row.rule for row in found.first.audit}
    assert found.others[0].difference.objective_before == found.first.objective
