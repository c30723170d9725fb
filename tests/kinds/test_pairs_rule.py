import pytest

PRESS, ROW, CURL, PLANK = "dumbbell_bench_press", "seated_cable_row", "dumbbell_curl", "dead_bug"
PUSH = {"pattern": "horizontal_push"}
PULL = {"pattern": "horizontal_pull"}


@pytest.fixture(scope="module")
def rule(make_rule):
    return make_rule(
        "pairs",
        allowed=[
            {"first": PUSH, "second": PULL, "antagonists": True},
            {"first": {"region": "upper"}, "second": {"region": "core"}},
        ],
        at_most_one=[{"id": [CURL, PLANK]}],
    )


@pytest.fixture(scope="module")
def scenario(make_scenario):
    return make_scenario(pairs="allow")


@pytest.mark.parametrize(
    ("sets", "turns", "accepted"),
    [
        pytest.param({PRESS: 3, ROW: 3}, [], True, id="nobody has to pair"),
        pytest.param({PRESS: 3, ROW: 3}, [(PRESS, ROW)], True, id="an allowed kind"),
        pytest.param({PRESS: 3, ROW: 3}, [(ROW, PRESS)], False, id="in the other order"),
        pytest.param({PRESS: 3, CURL: 3}, [(PRESS, CURL)], False, id="no kind of theirs"),
        pytest.param({PRESS: 3, PLANK: 3}, [(PRESS, PLANK)], True, id="the second kind"),
        pytest.param({CURL: 3, PLANK: 3}, [(CURL, PLANK)], False, id="of which a pair holds one"),
        pytest.param({PRESS: 3, ROW: 4}, [(PRESS, ROW)], False, id="one set more of the second"),
        pytest.param({PRESS: 4, ROW: 3}, [(PRESS, ROW)], False, id="one set more of the first"),
        pytest.param(
            {PRESS: 2, ROW: 2, "lat_pulldown": 3, PLANK: 3},
            [(PRESS, ROW), ("lat_pulldown", PLANK)],
            True,
            id="two pairs",
        ),
    ],
)
def test_pairs(judge_rule, rule, scenario, sets, turns, accepted):
    verdicts = judge_rule(rule, scenario, {"wed": sets}, {"wed": turns})
    assert verdicts == (accepted, accepted)


def test_not_where_the_client_forbids_them(judge_rule, rule, make_scenario):
    scenario = make_scenario(pairs="forbid")
    week, turns = {"mon": {PRESS: 3, ROW: 3}}, {"mon": [(PRESS, ROW)]}
    assert judge_rule(rule, scenario, week, turns) == (False, False)
    assert judge_rule(rule, scenario, week) == (True, True)


def test_a_pair_of_one_day_is_none_of_another(judge_rule, rule, scenario):
    week = {"mon": {PRESS: 3, ROW: 3}, "fri": {PRESS: 3, ROW: 2}}
    assert judge_rule(rule, scenario, week, {"mon": [(PRESS, ROW)]}) == (True, True)
    assert judge_rule(rule, scenario, week, {"fri": [(PRESS, ROW)]}) == (False, False)


def test_an_exercise_stands_in_one_pair(pinned_plan, solvable, rule, scenario):
    week = {"mon": {PRESS: 3, ROW: 3, PLANK: 3}}
    turns = {"mon": [(PRESS, ROW), (PRESS, PLANK)]}
    assert not solvable(pinned_plan((rule,), scenario, week, turns).rows)


@pytest.fixture(scope="module")
def minutes(make_rule, catalog):
    """A time rule that leaves so many seconds of an hour beside the warm-up."""

    def leaving(seconds):
        return make_rule(
            "session_time", "time", warmup_seconds=3600 - seconds, short_warmup_seconds=0,
            short_minutes=0, cooldown_seconds=0,
        )  # fmt: skip

    return leaving


def straight(catalog, sets):
    """Seconds without any pair."""
    done = [(catalog.by_id[name], n) for name, n in sets.items()]
    return sum(e.setup_seconds + n * (e.work_seconds + e.rest_seconds["balance"]) for e, n in done)


@pytest.mark.parametrize(
    ("spare", "turns", "accepted"),
    [
        pytest.param(0, [(PRESS, ROW)], True, id="on the second"),
        pytest.param(1, [(PRESS, ROW)], True, id="a second to spare"),
        pytest.param(-1, [(PRESS, ROW)], False, id="a second too long"),
        pytest.param(0, [], False, id="not as straight sets"),
    ],
)
def test_a_pair_saves_its_shorter_rests_less_the_walk(
    judge_rule, week_allows, rule, minutes, catalog, make_scenario, spare, turns, accepted
):
    sets = {PRESS: 3, ROW: 3}
    rests = [catalog.by_id[name].rest_seconds["balance"] for name in sets]
    needed = straight(catalog, sets) - 3 * (min(rests) - 15)
    scenario, also = make_scenario(("sat",), pairs="allow"), (rule,)
    time = minutes(needed + spare)
    verdicts = judge_rule(time, scenario, {"sat": sets}, {"sat": turns}, also)
    assert verdicts == (accepted, accepted)
    assert week_allows(time, scenario, {"sat": sets}, also) is (spare >= 0)
