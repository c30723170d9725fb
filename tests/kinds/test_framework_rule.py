from random import Random

import pytest
from support import problem_with

from optimizer.answer.week import written_week
from optimizer.domain.framework import Framework
from optimizer.domain.placed import Placed
from optimizer.engines import cpsat
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.model.compile import available, compiled
from optimizer.problem.effective import effective_rules
from optimizer.problem.settings import SearchSettings
from optimizer.search.placing import placed
from optimizer.verifier.kinds.framework import check
from optimizer.verifier.tally import Tally

BENCH, DIP, ROW, PULLDOWN = "barbell_bench_press", "dip", "seated_cable_row", "lat_pulldown"
SQUAT, GOBLET, RDL, LEG_CURL, CURL = (
    "barbell_back_squat", "goblet_squat", "barbell_romanian_deadlift", "leg_curl",
    "dumbbell_curl",
)  # fmt: skip
LATERAL, REAR = "lateral_raise", "rear_delt_raise"


def of(*patterns):
    return {"pattern": list(patterns)}


def framework(**more):
    values = {
        "id": "upper_lower", "name": "Test", "days": (1, 2, 3), "suits": (2,), "source": "test",
        "why": "For the test.",
    }  # fmt: skip
    return Framework.model_validate({**values, **more})


def one_theme(*slots, **more):
    return framework(themes=[{"id": "t", "title": "T", "slots": list(slots), **more}])


UPPER_LOWER = framework(
    themes=[
        {
            "id": "upper", "title": "Upper", "holds": [{"region": ["upper"]}],
            "slots": [{"id": "U", "name": "push", "of": of("horizontal_push")}],
        },
        {
            "id": "lower", "title": "Lower", "holds": [{"region": ["lower"]}],
            "slots": [{"id": "L", "name": "squat", "of": of("knee_dominant/squat")}],
        },
    ]
)  # fmt: skip
PUSH = {"id": "P", "name": "push", "of": of("horizontal_push")}
ANY_PUSH = {"id": "Q", "name": "any push", "of": of("horizontal_push", "vertical_push")}
PULL = {"id": "R", "name": "pull", "of": of("horizontal_pull"), "after": "P"}
MAIN = {
    "id": "M",
    "name": "main",
    "of": of("knee_dominant/squat", "hip_dominant/hinge"),
    "only": True,
}
LEAD = {"id": "E", "name": "lead", "of": of("knee_dominant/squat"), "emphasis": True}
TRIAD = {"id": "D", "name": "triad", "heads": ["front_delts", "side_delts", "rear_delts"]}
LAST = {"id": "F", "name": "finisher", "of": of("elbow_flexion"), "last": True}


@pytest.fixture(scope="module")
def asks(judge_rule, make_rule, make_scenario):
    """The verdicts of model and verifier on one Monday of a framework with one theme."""

    def ask(slots, sets, turns=(), also=(), **scenario):
        rule = make_rule("framework", choices=[one_theme(*slots)])
        client = make_scenario(["mon"], **scenario)
        return judge_rule(
            rule, client, {"mon": sets}, {"mon": list(turns)}, also=also, themes={"mon": "t"}
        )

    return ask


@pytest.mark.parametrize(
    ("slots", "sets", "accepted"),
    [
        pytest.param([PUSH], {BENCH: 3}, True, id="a filled slot"),
        pytest.param([PUSH], {ROW: 3}, False, id="an empty slot"),
        pytest.param([PUSH, ANY_PUSH], {BENCH: 3}, False, id="no exercise fills two slots"),
        pytest.param([PUSH, ANY_PUSH], {BENCH: 3, DIP: 3}, True, id="one exercise each"),
        pytest.param([MAIN], {SQUAT: 3}, True, id="one main lift"),
        pytest.param([MAIN], {SQUAT: 3, RDL: 3}, False, id="squat and hinge are one too many"),
        pytest.param([LEAD], {SQUAT: 4, BENCH: 4}, True, id="as many sets as any other"),
        pytest.param([LEAD], {SQUAT: 3, BENCH: 4}, False, id="another has more sets"),
        pytest.param([LEAD], {SQUAT: 4, GOBLET: 3}, False, id="an emphasis stands alone"),
        pytest.param([TRIAD], {BENCH: 2, LATERAL: 2, REAR: 2}, True, id="every head"),
        pytest.param([TRIAD], {BENCH: 2, LATERAL: 2}, False, id="no rear head"),
    ],
)
def test_slots(asks, slots, sets, accepted):
    assert asks(slots, sets) == (accepted, accepted)


@pytest.mark.parametrize(
    ("sets", "turns", "accepted"),
    [
        pytest.param({BENCH: 3, ROW: 3}, [(BENCH, ROW)], True, id="in turns"),
        pytest.param({BENCH: 3, ROW: 3}, [], False, id="both, but not in turns"),
    ],
)
def test_turns(asks, make_rule, sets, turns, accepted):
    pairs = make_rule(
        "pairs", "pairs",
        allowed=[{"first": of("horizontal_push"), "second": of("horizontal_pull")}],
    )  # fmt: skip
    assert asks([PUSH, PULL], sets, turns, (pairs,), pairs="allow") == (accepted, accepted)


def test_who_forbids_pairs_has_both_without_turns(asks):
    assert asks([PUSH, PULL], {BENCH: 3, ROW: 3}, pairs="forbid") == (True, True)


@pytest.mark.parametrize(
    ("week", "themes", "accepted"),
    [
        pytest.param({"mon": {BENCH: 3}, "thu": {SQUAT: 3}}, ("upper", "lower"), True, id="as held"),
        pytest.param({"mon": {SQUAT: 3}, "thu": {BENCH: 3}}, ("lower", "upper"), True, id="turned"),
        pytest.param({"mon": {BENCH: 3}, "thu": {SQUAT: 3}}, ("lower", "upper"), False, id="wrong"),
        pytest.param(
            {"mon": {BENCH: 3, LEG_CURL: 2}, "thu": {SQUAT: 3}}, ("upper", "lower"), False,
            id="a leg curl has no place in an upper day",
        ),
        pytest.param({"mon": {BENCH: 3}, "thu": {BENCH: 3}}, ("upper", "upper"), False, id="twice"),
    ],
)  # fmt: skip
def test_themes(judge_rule, make_rule, make_scenario, week, themes, accepted):
    rule = make_rule("framework", choices=[UPPER_LOWER])
    named = dict(zip(week, themes, strict=True))
    verdicts = judge_rule(rule, make_scenario(["mon", "thu"]), week, themes=named)
    assert verdicts == (accepted, accepted)


def test_a_lift_that_the_week_must_hold(judge_rule, make_rule, make_scenario):
    needs = one_theme(PUSH).model_copy(
        update={"in_week": framework(themes=UPPER_LOWER.themes).in_week}
    )
    hinge = Framework.model_validate(
        {**needs.model_dump(mode="json", exclude_none=True), "in_week": [of("hip_dominant/hinge")]}
    )
    rule, client = make_rule("framework", choices=[hinge]), make_scenario(["mon"])
    for sets, accepted in (({BENCH: 3, RDL: 3}, True), ({BENCH: 3}, False)):
        verdicts = judge_rule(rule, client, {"mon": sets}, themes={"mon": "t"})
        assert verdicts == (accepted, accepted)


def test_a_finisher_is_last(catalog, make_rule, make_scenario, written):
    """The order inside a session is not the model's; the verifier and who writes sessions agree."""
    rule, client = make_rule("framework", choices=[one_theme(LAST)]), make_scenario(["mon"])
    for order, accepted in (([BENCH, CURL], True), ([CURL, BENCH], False)):
        week = written(client, {"mon": dict.fromkeys(order, 3)}, themes={"mon": "t"})
        (finding,) = check(rule, Tally(week, client, catalog, (rule,)))
        assert finding.ok is accepted
    sets, themes = {"mon": {CURL: 3, "front_plank": 2, BENCH: 3}}, {"mon": "t"}
    week = written_week(
        "A", Placed(sets, {"mon": []}, themes), problem_with(client, catalog, (rule,))
    )
    assert week.sessions[0].blocks[-1].items[0].exercise == CURL


def test_a_week_without_framework_only_where_it_is_free(judge_rule, make_rule, make_scenario):
    client, week = make_scenario(["mon"]), {"mon": {BENCH: 3}}
    free = make_rule("framework", choices=[], free=True)
    assert judge_rule(free, client, week) == (True, True)
    bound = make_rule("framework", choices=[one_theme(PUSH)])
    assert judge_rule(bound, client, week)[1] is False


@pytest.mark.parametrize(
    ("framework_id", "days"),
    [
        ("full_body", ("mon", "thu")),
        ("full_body", ("mon", "wed", "fri")),
        ("upper_lower", ("mon", "tue", "thu", "fri")),
        ("push_pull_legs", ("mon", "tue", "wed", "fri", "sat")),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_model_places_the_verifier_accepts(
    catalog, make_scenario, framework_id, days, seed
):
    """Weeks drawn by random objectives from all exercises, under the framework's rule alone."""
    client = make_scenario(days, framework=framework_id)
    rules = tuple(
        rule
        for rule in effective_rules(load_constraint_set("balanced"), client, catalog)
        if rule.kind in ("framework", "pairs", "exercise_limits", "session_size")
    )
    rng = Random(f"{framework_id} {seed}")
    some = tuple(e for e in available(problem_with(client, catalog, rules)) if rng.random() < 0.45)
    model = compiled(
        problem_with(client, catalog, rules), some, with_days=True, with_objective=False
    )
    (plan,) = model.plans
    for exercise in some:
        chosen = plan.amount(exercise, "exercises")
        plan.rows.terms.append(drawn(rng, chosen))
    outcome = cpsat.solve(model.rows, SearchSettings(deterministic=3.0))
    assert outcome.values is not None
    week = placed(plan, outcome.values)
    written = written_week("A", week, problem_with(client, catalog, rules))
    rule = next(rule for rule in rules if rule.kind == "framework")
    (finding,) = check(rule, Tally(written, client, catalog, rules))
    assert finding.ok, finding.message


def drawn(rng, chosen):
    from optimizer.model.rows import ObjectiveTerm

    return ObjectiveTerm("drawn", rng.randrange(-6, 4), chosen)
