import pytest
from support import problem_with

from optimizer.model.compile import compiled
from optimizer.verifier.kinds.rotation import check_weeks
from optimizer.verifier.tally import Tally

SQUAT, GOBLET, RDL, HINGE = (
    "barbell_back_squat", "goblet_squat", "barbell_romanian_deadlift", "trap_bar_deadlift",
)  # fmt: skip
BENCH, PRESS, CURL = "barbell_bench_press", "dumbbell_bench_press", "dumbbell_curl"
SQUATS, HINGES = {"pattern": "knee_dominant/squat"}, {"pattern": "hip_dominant/hinge"}
MAIN = {"pattern": ["knee_dominant/squat", "hip_dominant/hinge", "horizontal_push"]}
WEEK_A = {SQUAT: 4, RDL: 3, BENCH: 3}


@pytest.fixture(scope="module")
def rule(make_rule):
    return make_rule("rotation", main=MAIN, differ="1/2", leads={"A": SQUATS, "B": HINGES})


@pytest.fixture(scope="module")
def verdicts(catalog, rule, make_scenario, written, solvable):
    """Model and verifier on two weeks of one Monday each."""
    client = make_scenario(["mon"], weeks=2)

    def judge(first, second):
        names = {*first, *second}
        pool = tuple(e for e in catalog.exercises if e.id in names)
        model = compiled(problem_with(client, catalog, (rule,)), pool, with_objective=False)
        for plan, sets in zip(model.plans, (first, second), strict=True):
            for exercise in pool:
                n = sets.get(exercise.id, 0)
                plan.rows.add(plan.amount(exercise, "sets") == n)
                plan.rows.add(plan.amount(exercise, "sessions") == int(n > 0))
        tallies = tuple(
            Tally(written(client, {"mon": sets}).model_copy(update={"week": name}), client, catalog)
            for name, sets in (("A", first), ("B", second))
        )
        kept = all(finding.ok for _, finding in check_weeks(rule, tallies))
        return solvable(model.rows), kept

    return judge


@pytest.mark.parametrize(
    ("second", "accepted"),
    [
        pytest.param({HINGE: 4, GOBLET: 3, PRESS: 3}, True, id="all main lifts are new"),
        pytest.param({HINGE: 4, SQUAT: 3, PRESS: 3}, True, id="two of three are new"),
        pytest.param({RDL: 4, SQUAT: 3, PRESS: 3}, False, id="one of three is new"),
        pytest.param({HINGE: 3, SQUAT: 3}, True, id="half of two, and a tie leads"),
        pytest.param({HINGE: 2, GOBLET: 3, PRESS: 3}, False, id="the squat still leads"),
        pytest.param({GOBLET: 3, PRESS: 3, CURL: 3}, False, id="no hinge to lead"),
        pytest.param({HINGE: 4, GOBLET: 3, PRESS: 3, CURL: 3}, True, id="others do not count"),
        pytest.param({HINGE: 4, BENCH: 3}, True, id="one of two is new"),
        pytest.param({HINGE: 4, BENCH: 3, SQUAT: 2}, False, id="one of three, counted per week"),
    ],
)
def test_rotation(verdicts, second, accepted):
    assert verdicts(WEEK_A, second) == (accepted, accepted)


def test_the_first_week_needs_its_own_lead(verdicts):
    assert verdicts({RDL: 4, GOBLET: 3}, {HINGE: 4, SQUAT: 3}) == (False, False)


def test_a_single_week_may_be_anything(judge_rule, rule, make_scenario):
    assert judge_rule(rule, make_scenario(["mon"]), {"mon": {RDL: 4}}) == (True, True)
