"""A substitute for every exercise: alike, on that day, and within every rule."""

import pytest

from optimizer.answer.week import written_week
from optimizer.domain.placed import Placed
from optimizer.domain.program import Program
from optimizer.features.nearest.reference import reference_of
from optimizer.features.substitutes.substitutes import with_substitutes
from optimizer.verifier.judge import judge

FEW = {"weekly_sets": {"chest": "2-3", "quads": "2-3"}}
"""One press and one squat a week, so that others are left to take their places."""


@pytest.fixture(scope="module")
def solved(tiny):
    program, problem = tiny.solved(**FEW)
    return with_substitutes(program, problem), problem


def slots(program: Program):
    for week in program.weeks:
        for session in week.sessions:
            for item in session.items:
                yield session, item


def with_other(tiny, program, problem, day, old, new):
    (week,) = reference_of(program.weeks, 1, "tiny")
    sets = {d: dict(here) for d, here in week.sets.items()}
    sets[day][new] = sets[day].pop(old)
    return written_week("A", Placed(sets, week.pairs, week.themes), problem)


def test_every_substitute_keeps_every_rule(tiny, solved):
    program, problem = solved
    found = [(s.day, i.exercise, i.substitute) for s, i in slots(program) if i.substitute]
    assert found
    for day, old, new in found:
        week = with_other(tiny, program, problem, day, old, new)
        assert judge((week,), problem.asked, problem.constraint_set, tiny.catalog).ok


def test_none_is_told_only_where_none_keeps_the_rules(tiny, solved):
    program, problem = solved
    for session, item in slots(program):
        if item.substitute is not None:
            continue
        exercise = tiny.catalog.by_id[item.exercise]
        here = {other.exercise for other in session.items}
        for other in tiny.catalog.exercises:
            if other.kind.scheduled and other.family == exercise.family and other.id not in here:
                week = with_other(tiny, program, problem, session.day, item.exercise, other.id)
                verdict = judge((week,), problem.asked, problem.constraint_set, tiny.catalog)
                assert not verdict.ok, (item.exercise, other.id)


def test_nothing_else_changes(tiny, solved):
    program, _ = solved
    plain, _ = tiny.solved(**FEW)
    bare = [item.model_copy(update={"substitute": None}) for _, item in slots(program)]
    assert bare == [item for _, item in slots(plain)]


def test_a_machine_that_is_taken_is_not_needed_by_its_substitute(catalog):
    from optimizer.features.substitutes.substitutes import _taken, _unlike

    curl = catalog.by_id["leg_curl"]
    owned = catalog.owned(("full_gym",))
    left = owned - _taken(curl, owned)
    others = [e for e in catalog.exercises if e.pattern == curl.pattern and e.id != curl.id]
    first = min(others, key=lambda other: _unlike(other, curl, left))
    assert "leg_curl" not in first.equipment[0]
    assert first.loadable
