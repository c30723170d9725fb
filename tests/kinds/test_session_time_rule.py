import pytest

PRESS, CURL = "barbell_bench_press", "dumbbell_curl"


def seconds_of(catalog, goal, sets_of):
    """Set-up once, then work and rest for every set."""
    found = ((catalog.by_id[name], sets) for name, sets in sets_of.items())
    return sum(e.setup_seconds + n * (e.work_seconds + e.rest_seconds[goal]) for e, n in found)


@pytest.mark.parametrize("goal", ["balance", "strength", "endurance"])
@pytest.mark.parametrize(
    ("spare", "accepted"),
    [
        pytest.param(1, True, id="a second to spare"),
        pytest.param(0, True, id="on the second"),
        pytest.param(-1, False, id="a second too long"),
    ],
)
def test_on_the_second(judge_rule, make_rule, make_scenario, catalog, goal, spare, accepted):
    """The warm-up takes up what the work leaves of the hour, and the cool-down ten seconds."""
    day = {PRESS: 4, CURL: 3}
    warmup = 3600 - seconds_of(catalog, goal, day) - 10 - spare
    rule = make_rule(
        "session_time", warmup_seconds=warmup, short_warmup_seconds=0, short_minutes=59,
        cooldown_seconds=10,
    )  # fmt: skip
    scenario = make_scenario({"tue": 60, "fri": 120}, goal=goal)
    assert judge_rule(rule, scenario, {"tue": day, "fri": day}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("short_minutes", "accepted"),
    [
        pytest.param(31, True, id="shorter than short"),
        pytest.param(30, True, id="just as short"),
        pytest.param(29, False, id="too long for the short warm-up"),
    ],
)
def test_short_sessions_have_a_short_warm_up(
    judge_rule, make_rule, make_scenario, catalog, short_minutes, accepted
):
    day = {CURL: 3}
    short = 1800 - seconds_of(catalog, "balance", day)
    rule = make_rule(
        "session_time", warmup_seconds=short + 1, short_warmup_seconds=short,
        short_minutes=short_minutes, cooldown_seconds=0,
    )  # fmt: skip
    assert judge_rule(rule, make_scenario({"mon": 30}), {"mon": day}) == (accepted, accepted)


@pytest.mark.parametrize(
    ("warmup", "accepted"),
    [
        pytest.param(900, True, id="the warm-up just fits"),
        pytest.param(901, False, id="not even the warm-up fits"),
    ],
)
def test_an_empty_session_takes_its_warm_up(
    judge_rule, week_allows, make_rule, make_scenario, warmup, accepted
):
    rule = make_rule(
        "session_time", warmup_seconds=warmup, short_warmup_seconds=0, short_minutes=0,
        cooldown_seconds=0,
    )  # fmt: skip
    scenario = make_scenario({"mon": 15, "thu": 60})
    assert judge_rule(rule, scenario, {"thu": {CURL: 2}}) == (accepted, accepted)
    assert week_allows(rule, scenario, {"thu": {CURL: 2}}) is accepted


def test_one_day_does_not_lend_time_to_another(judge_rule, week_allows, make_rule, make_scenario):
    rule = make_rule(
        "session_time", warmup_seconds=0, short_warmup_seconds=0, short_minutes=0,
        cooldown_seconds=0,
    )  # fmt: skip
    scenario, week = make_scenario({"mon": 15, "thu": 60}), {"mon": {PRESS: 8}}
    assert judge_rule(rule, scenario, week) == (False, False)
    assert week_allows(rule, scenario, week) is True
