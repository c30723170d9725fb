"""The nearest weeks, against every week that a tiny client could have."""

import pytest

from optimizer.domain.nearness import Distance, ThemesFate
from optimizer.domain.program import Status
from optimizer.engines import cpsat
from optimizer.features.diff.difference import DiffSide, difference
from optimizer.features.nearest.nearest import nearest
from optimizer.features.nearest.nearness import apart, distances, in_one, least_distance
from optimizer.features.nearest.reference import reference_of
from optimizer.features.swap.swap import swap
from optimizer.features.swap.wishes import Wishes
from optimizer.files.block import PlanDocument
from optimizer.model.compile import available, compiled
from optimizer.problem.settings import SearchSettings
from optimizer.search.placing import fixed_to

WISHES = [
    pytest.param({"out": ("push_up",)}, id="out"),
    pytest.param({"out": ("dumbbell_bent_over_row",)}, id="row out"),
    pytest.param({"ban": ("goblet_squat", "one_arm_floor_press")}, id="ban two"),
    pytest.param({"lock": ("thu:push_up",)}, id="move by a lock"),
    pytest.param({"lock": ("goblet_squat", "mon:goblet_squat=2")}, id="locked on two days"),
    pytest.param({"minutes": ("mon=20",)}, id="fewer minutes"),
    pytest.param({"minutes": ("mon=15", "thu=20")}, id="far fewer minutes"),
    pytest.param({"equipment": ("-chair",)}, id="without the chair"),
    pytest.param({"equipment": ("thu:-dumbbell",)}, id="a day without dumbbells"),
    pytest.param({"out": ("push_up",), "lock": ("mon:goblet_squat=3",)}, id="out and lock"),
]


@pytest.fixture(scope="module")
def solved(tiny):
    return tiny.solved()


@pytest.mark.parametrize("wishes", WISHES)
def test_no_week_is_nearer(tiny, solved, wishes):
    program, problem = solved
    changed = tiny.wished(problem, program.weeks, **wishes)
    expected = tiny.nearest(program.weeks[0], changed)
    answer = swap(PlanDocument(program, problem), Wishes(**wishes), SearchSettings())
    if expected is None:
        assert answer.status == "infeasible"
        assert answer.program.status is Status.INFEASIBLE
        return
    assert answer.status == "nearest"
    found = answer.nearness
    assert (found.distance.key, answer.program.objective) == (expected[:2], expected[2])
    assert found.least == found.distance


def test_a_week_that_keeps_the_rules_is_its_own_nearest(tiny, solved):
    program, problem = solved
    reference = reference_of(program.weeks, 1, "tiny")
    found = nearest(reference, problem, SearchSettings())
    assert found.placed == reference
    assert found.nearness.distance == Distance(exercises=0, sets=0)
    assert found.nearness.themes is ThemesFate.NONE


@pytest.mark.parametrize("number", range(0, 2000, 400))
def test_the_model_measures_what_the_difference_tells(tiny, solved, number):
    program, problem = solved
    other = tiny.base[number]
    reference = reference_of(program.weeks, 1, "tiny")
    exercises = available(problem)
    model = compiled(problem, exercises, True, with_objective=False)
    measure = distances(model, reference)
    model.rows.terms = measure.terms
    fixed = fixed_to(model, reference_of((other,), 1, "tiny"))
    outcome = cpsat.solve(model.rows, SearchSettings(20), fixed=fixed)
    told = difference(DiffSide(program.weeks, ()), DiffSide((other,), ()), tiny.catalog).distance
    assert outcome.proven
    assert measure.of(outcome.values) == told
    assert apart(reference_of((other,), 1, "tiny"), reference) == told
    assert outcome.objective == -in_one(told)


@pytest.mark.parametrize("key", [(0, 0), (2, 0), (3, 17)])
def test_a_bound_is_read_back_as_a_distance(key):
    distance = Distance(exercises=key[0], sets=key[1])
    assert least_distance(-in_one(distance)) == distance
    assert least_distance(5) == Distance(exercises=0, sets=0)


def test_a_limit_that_ends_it_says_what_is_known(tiny, solved):
    """Whatever the limit leaves undone is not claimed."""
    program, problem = solved
    changed = tiny.wished(problem, program.weeks, out=("push_up",))
    reference = reference_of(program.weeks, 1, "tiny")
    found = nearest(reference, changed, SearchSettings(time_limit=0.05))
    if found.nearness is not None:
        assert found.nearness.least.key <= found.nearness.distance.key
    else:
        assert found.program is not None
