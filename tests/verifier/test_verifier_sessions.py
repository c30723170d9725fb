"""Boundary tables of the kinds that look at exercises, sessions and days."""

import pytest

from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.tally import Tally

THREE = ("mon", "tue", "fri")


@pytest.mark.parametrize(
    ("equipment", "exercise", "ok"),
    [
        (["cable"], "row", True),
        (["club"], "row", True),  # the preset holds bar and rack
        (["bar"], "row", False),
        (["rack", "bar"], "row", True),
        ([], "deadlift", True),
        ([], "press", False),
    ],
)
def test_equipment(check, equipment, exercise, ok):
    plan = {"mon": {exercise: 2}}
    (finding,) = check("availability", plan, by="equipment", equipment=equipment)
    assert (finding.ok, finding.value, finding.max) == (ok, "0" if ok else "1", "0")
    assert (exercise in finding.message) is not ok


def test_equipment_names_every_alternative(check):
    plan = {"mon": {"row": 2, "press": 2}}
    (finding,) = check("availability", plan, by="equipment", equipment=[])
    assert finding.value == "2"
    assert "row needs bar and rack or cable" in finding.message
    assert "press needs bench" in finding.message


@pytest.mark.parametrize(
    ("level", "ok"), [("beginner", False), ("intermediate", True), ("advanced", True)]
)
def test_level(check, level, ok):
    (finding,) = check("availability", {"mon": {"overhead": 2}}, by="level", level=level)
    assert finding.ok is ok


@pytest.mark.parametrize(
    ("limits", "value"),
    [
        ({}, "0"),
        ({"spine": 2}, "0"),
        ({"spine": 1}, "1"),
        ({"spine": 0}, "2"),
        ({"knee": 2}, "0"),
        ({"knee": 1}, "1"),
    ],
)
def test_stress(check, limits, value):
    plan = {"mon": {"deadlift": 2, "squat": 2}}
    (finding,) = check("availability", plan, by="stress", limits=limits)
    assert (finding.value, finding.ok) == (value, value == "0")


def test_stress_says_what_is_loaded(check):
    plan = {"mon": {"deadlift": 2}}
    (finding,) = check("availability", plan, by="stress", limits={"spine": 1})
    assert "deadlift loads spine 2 (allowed 1)" in finding.message


@pytest.mark.parametrize(("exclude", "ok"), [((), True), (("row",), True), (("press",), False)])
def test_exclude(check, exclude, ok):
    (finding,) = check("availability", {"mon": {"press": 2}}, by="exclude", exclude=exclude)
    assert finding.ok is ok


@pytest.mark.parametrize(
    ("wish", "ok"),
    [
        ({}, False),
        ({"include": ["press"]}, False),
        ({"include": ["kneel"]}, True),
        ({"lock": [{"day": "mon", "exercise": "kneel"}]}, True),
    ],
)
def test_default_off(check, wish, ok):
    (finding,) = check("availability", {"mon": {"kneel": 2}}, by="default_off", **wish)
    assert finding.ok is ok


def test_session_time_exactly_full_and_one_set_more(make_week, make_rule, catalog):
    # setup 60 + n * 120; warm-up 240 leaves 660 of 15 minutes: five sets fit exactly
    scenario = Scenario(days={"mon": 15}, equipment=())
    rule = make_rule("session_time", warmup_seconds=999, short_warmup_seconds=240,
                     short_minutes=15, cooldown_seconds=0)  # fmt: skip
    for sets, seconds, ok in ((5, "900", True), (6, "1020", False)):
        tally = Tally(make_week({"mon": {"press": sets}}), scenario, catalog)
        (finding,) = CHECKS["session_time"](rule, tally)
        assert (finding.value, finding.ok) == (seconds, ok)
    assert finding.message == "mon: 17:00 minutes, allowed 15"


def test_session_time_has_a_finding_per_day_and_both_warmups(
    make_week, time_rule, scenario, catalog
):
    tally = Tally(make_week({day: {"press": 2} for day in THREE}), scenario, catalog)
    findings = list(CHECKS["session_time"](time_rule, tally))
    assert [f.value for f in findings] == ["930", "930", "730"]
    assert [f.max for f in findings] == ["3600", "3600", "2700"]


def test_session_time_does_not_trust_the_file(make_week, time_rule, scenario, catalog):
    week = make_week({"mon": {"press": 20, "row": 20}})
    session = week.sessions[0].model_copy(update={"seconds": 1, "blocks": tuple(
        block.model_copy(update={"seconds": 0}) for block in week.sessions[0].blocks)})  # fmt: skip
    tally = Tally(week.model_copy(update={"sessions": (session,)}), scenario, catalog)
    assert next(CHECKS["session_time"](time_rule, tally)).value == str(630 + 2 * (60 + 20 * 120))


def test_session_time_of_a_pair(time_rule, scenario, catalog):
    items = tuple(Item(exercise=e, sets=3, rest_seconds=0) for e in ("press", "band_turn"))
    session = Session(day="mon", title="x", budget_minutes=60, seconds=0, warmup_seconds=0,
                      cooldown_seconds=0, blocks=(Block(seconds=0, items=items),))  # fmt: skip
    tally = Tally(Week(week="A", sessions=(session,)), scenario, catalog)
    pair = 60 + 60 + 3 * (40 + 40 + 15 + 80)
    assert next(CHECKS["session_time"](time_rule, tally)).value == str(630 + pair)


def test_session_time_allows_nothing_on_other_days(make_week, time_rule, scenario, catalog):
    tally = Tally(make_week({"sun": {"press": 2}}), scenario, catalog)
    sunday = list(CHECKS["session_time"](time_rule, tally))[-1]
    assert (sunday.max, sunday.ok) == ("0", False)


@pytest.mark.parametrize(
    ("low", "high", "value", "ok"),
    [(1, 3, "3", True), (2, 4, "1", False), (1, 2, "3", False), (1, 9, "1", True)],
)  # of equals, monday with three comes before friday with one
def test_session_size(check, low, high, value, ok):
    plan = {
        "mon": {"press": 2, "row": 2, "raise": 2},
        "tue": {"press": 2, "row": 2},
        "fri": {"row": 2},
    }
    (finding,) = check("session_size", plan, min=low, max=high)
    assert (finding.value, finding.ok) == (value, ok)


def test_session_size_sees_a_missing_session(check):
    (finding,) = check("session_size", {"mon": {"press": 2}, "fri": {"press": 2}}, min=1, max=9)
    assert (finding.value, finding.ok) == ("0", False)
    assert finding.message == "tue: 0 exercises, allowed 1-9"


LIMITS = {"of": {"compound": True}, "min_sets": 2, "max_sets": 4, "max_sessions": 2}


@pytest.mark.parametrize(
    ("plan", "value"),
    [
        ({"mon": {"press": 2}, "tue": {"press": 4}}, "0"),
        ({"mon": {"press": 1}}, "1"),
        ({"mon": {"press": 5}}, "1"),
        ({"mon": {"press": 2}, "tue": {"press": 2}, "fri": {"press": 2}}, "1"),
        ({"mon": {"press": 1, "row": 5}}, "2"),
        ({"mon": {"press": 1}, "tue": {"press": 5}}, "1"),
        ({"mon": {"raise": 9}}, "0"),  # not selected
    ],
)
def test_exercise_limits(check, plan, value):
    (finding,) = check("exercise_limits", plan, **LIMITS)
    assert (finding.value, finding.max, finding.ok) == (value, "0", value == "0")


def test_exercise_limits_names_the_offence(check):
    (finding,) = check("exercise_limits", {"mon": {"press": 5}}, **LIMITS)
    assert "press has 5 sets on mon, allowed 2-4" in finding.message


HEAVY = {"of": {"tag": "heavy_axial"}}


@pytest.mark.parametrize(
    ("days", "heavy", "value"),
    [
        (THREE, ("mon", "fri"), "0"),
        (THREE, ("mon", "tue"), "1"),
        (("mon", "wed", "sun"), ("sun", "mon"), "1"),  # the week is a circle
        (("mon", "tue", "wed"), ("mon", "tue", "wed"), "2"),
        (("mon",), ("mon",), "0"),
    ],
)
def test_spacing(check, days, heavy, value):
    lifts = ("deadlift", "squat", "squat")  # different lifts clash all the same
    plan = {day: {"press": 2} for day in days}
    for day, lift in zip(heavy, lifts, strict=False):
        plan[day][lift] = 2
    (finding,) = check("spacing", plan, days=dict.fromkeys(days, 60), **HEAVY)
    assert (finding.value, finding.max, finding.ok) == (value, "0", value == "0")


@pytest.mark.parametrize(
    ("mon", "tue", "value", "ok"),
    [
        (6, 3, "3", True),
        (6, 4, "4", False),
        (5, 4, "0", True),  # not a hard day
        (4, 6, "0", True),  # wednesday is free
    ],
)
def test_recovery(check, mon, tue, value, ok):
    plan = {"mon": {"press": mon}, "tue": {"press": tue}}
    (finding,) = check("recovery", plan, muscle="chest", high_sets=6, next_day_sets=3)
    assert (finding.value, finding.max, finding.ok) == (value, "3", ok)


def test_recovery_goes_around_the_week_and_names_the_days(check):
    plan = {"mon": {"press": 4}, "sun": {"press": 7}}
    (finding,) = check("recovery", plan, muscle="chest", high_sets=6, next_day_sets=3,
                       days={"mon": 60, "sun": 60})  # fmt: skip
    assert finding.message == "chest: 4 direct sets on mon after 7 on sun, allowed <=3"
    assert not finding.ok


def test_recovery_reports_the_worst_day_after(check):
    days = dict.fromkeys(("mon", "tue", "thu", "fri"), 60)
    plan = {"mon": {"press": 6}, "tue": {"press": 1}, "thu": {"press": 6}, "fri": {"press": 4}}
    asked = {"muscle": "chest", "high_sets": 6, "next_day_sets": 3, "days": days}
    (finding,) = check("recovery", plan, **asked)
    assert (finding.value, finding.ok) == ("4", False)


def test_recovery_counts_direct_sets_only(check):
    plan = {"mon": {"overhead": 6}, "tue": {"press": 9}}
    (finding,) = check("recovery", plan, muscle="front_delts", high_sets=6, next_day_sets=0)
    assert (finding.value, finding.ok) == ("0", True)


@pytest.mark.parametrize(("low", "ok"), [(4, True), (5, False)])
def test_rest_days(check, low, ok):
    (finding,) = check("rest_days", {day: {"press": 2} for day in THREE}, min=low)
    assert (finding.value, finding.min, finding.ok) == ("4", str(low), ok)


@pytest.mark.parametrize(
    ("exercise", "value", "ok"), [("press", "2", True), ("row", "1", True), ("raise", "0", False)]
)
def test_include(check, exercise, value, ok):
    plan = {"mon": {"press": 2}, "tue": {"press": 2, "row": 3}}
    (finding,) = check("include", plan, exercise=exercise)
    assert (finding.value, finding.min, finding.ok) == (value, "1", ok)


@pytest.mark.parametrize(
    ("day", "sets", "value", "ok"),
    [
        ("mon", 3, "3", True),
        ("mon", 2, "3", False),
        ("mon", 4, "3", False),
        ("mon", None, "3", True),
        ("tue", None, "0", False),
        ("sun", 3, "0", False),
    ],
)
def test_lock(check, day, sets, value, ok):
    plan = {"mon": {"press": 3}, "fri": {"press": 3}}
    (finding,) = check("lock", plan, day=day, exercise="press", sets=sets)
    assert (finding.value, finding.ok) == (value, ok)
    assert finding.max == (None if sets is None else str(sets))
