"""Correctives and cool-down: seconds known before solving, order, spread, and what fills them."""

import pytest
from support import problem_with

from optimizer.answer.cooldown import cooldown
from optimizer.problem.consequences import applied
from optimizer.problem.overhead import correctives_by_day, session_overhead, signs

FULL = ("goblet_squat", "dumbbell_bench_press", "one_arm_dumbbell_row")
STAGES = ["stretch", "strengthen", "functional", "unwind"]
OFFICE = {"flags": ["office_worker"]}


@pytest.fixture
def steps(client, catalog, rule):
    """The cool-down of every day of a client."""

    def make(lifts=FULL, seconds=None, **more):
        who = client(**more)
        exercises = [catalog.by_id[name] for name in lifts]
        return {
            day: cooldown(
                exercises,
                day,
                session_overhead(rule, who, catalog, day).cooldown if seconds is None else seconds,
                problem_with(who, catalog),
            )
            for day in who.days
        }

    return make


@pytest.fixture
def overheads(client, catalog, rule):
    def make(changes=None, **more):
        who, changed = client(**more), rule.model_copy(update=changes or {})
        return [tuple(session_overhead(changed, who, catalog, day)) for day in who.days]

    return make


@pytest.mark.parametrize(
    ("extras", "days", "expected"),
    [
        ({}, {"mon": 60, "wed": 45}, [(660, 0), (480, 0)]),
        ({"warmup": "auto"}, {"mon": 46, "wed": 45}, [(660, 0), (480, 0)]),
        ({"warmup": "normal"}, {"mon": 60, "wed": 30}, [(660, 0), (660, 0)]),
        ({"warmup": "short"}, {"mon": 120, "wed": 30}, [(480, 0), (480, 0)]),
        ({"cooldown": "short"}, {"mon": 60}, [(660, 180)]),
        ({"cooldown": "full"}, {"mon": 60}, [(660, 420)]),
        ({"cooldown": "none"}, {"mon": 60}, [(660, 0)]),
    ],
)
def test_overhead_by_length(overheads, extras, days, expected):
    assert overheads(days=days, session_extras=extras) == expected


def test_the_longer_of_rule_and_scenario_holds(overheads):
    one_day = {"days": {"mon": 60}}
    short = {"cooldown": "short"}
    assert overheads({"cooldown_seconds": 200}, **one_day, session_extras=short) == [(660, 200)]
    assert overheads({"cooldown_seconds": 30}, **one_day) == [(660, 30)]


def test_without_a_rule_there_is_neither(client, catalog):
    assert session_overhead(None, client(**OFFICE), catalog, "mon") == (0, 0)


def test_signs_are_flags_failed_screens_and_what_flags_stand_for(client, catalog):
    who = client(flags=["slouch", "knees_cave"], screens={"core": "fail", "shoulders": "pass"})
    assert signs(who, catalog) == {"slouch", "knees_cave", "hips_knees", "core"}


@pytest.mark.parametrize(
    ("flag", "per_session"),
    [
        ("desk_worker", ["hip_flexor_stretch", "bodyweight_squat"]),
        ("anterior_tilt", ["hip_flexor_stretch", "bodyweight_squat"]),
        ("tender_low_back", ["hamstring_stretch", "bodyweight_squat"]),
        ("tight_hips", ["hip_flexor_stretch", "bodyweight_squat"]),
        ("tight_hamstrings", ["hamstring_stretch", "bodyweight_squat"]),
        ("calf_tight_after_runs", ["calf_stretch", "bodyweight_squat"]),
        ("neck_tight", ["upper_trap_stretch", "bodyweight_squat"]),
        ("slouch", ["chest_stretch", "bodyweight_squat"]),
    ],
)
def test_correctives_by_flag_stand_on_two_days(steps, flag, per_session):
    found = steps(days={"mon": 60, "thu": 60}, flags=[flag])
    stretched = [[s.exercise for s in d if s.phase != "strengthen"] for d in found.values()]
    assert stretched == [per_session] * 2


@pytest.mark.parametrize(
    "sign", [{"flags": ["slouch"]}, {"flags": ["neck_tight"]}, {"screens": {"shoulders": "fail"}}]
)
def test_strengthening_stands_on_one_day_after_the_stretch(steps, sign):
    days = [[s.exercise for s in day] for day in steps(days={"mon": 60}, **sign).values()]
    assert [day[-2:] for day in days] == [["scapular_squeeze", "bodyweight_squat"]]
    week = [s.exercise for day in steps(**sign).values() for s in day]
    assert week.count("scapular_squeeze") == 1


@pytest.mark.parametrize(
    ("exercise", "flag", "sessions", "seconds", "text"),
    [
        ("hip_flexor_stretch", "desk_worker", 2, 210, "3 x 30 s per side"),
        ("hamstring_stretch", "tender_low_back", 2, 210, "3 x 30 s per leg"),
        ("scapular_squeeze", "slouch", 1, 315, "3 x 12, hold 5 s"),
    ],
)
def test_doses_are_those_of_the_source(steps, exercise, flag, sessions, seconds, text):
    days = steps(flags=[flag]).values()
    found = [step for day in days for step in day if step.exercise == exercise]
    assert [(step.seconds, step.text) for step in found] == [(seconds, text)] * sessions


def test_seconds_are_exact_and_stages_in_order(steps, client, catalog, rule):
    for extras in ("auto", "short", "full"):
        more = {**OFFICE, "session_extras": {"cooldown": extras}}
        for day, found in steps(**more).items():
            asked = session_overhead(rule, client(**more), catalog, day).cooldown
            assert sum(step.seconds for step in found) == asked
            places = [STAGES.index(step.phase) for step in found]
            assert places == sorted(places)


def test_correctives_are_spread_over_the_days(overheads):
    cooldowns = [cooldown for _, cooldown in overheads(**OFFICE)]
    # what is asked for, and 60 seconds for the movement that closes each block
    assert sum(cooldowns) == 2 * (210 + 130) + 315 + 3 * 60
    assert max(cooldowns) <= 315 + 130 + 60


def test_days_with_correctives_have_the_short_warm_up(overheads):
    assert overheads(flags=["desk_worker"]) == [(480, 270), (480, 270), (660, 0)]
    asked = {"warmup": "normal"}
    normal = overheads(flags=["desk_worker"], session_extras=asked)
    assert normal == [(660, 270), (660, 270), (660, 0)]


def test_longer_days_take_more(overheads):
    short, *long = overheads(days={"mon": 30, "wed": 90, "fri": 90}, **OFFICE)
    assert short == (480, 0)
    assert all(cooldown > 0 for _, cooldown in long)


def test_none_leaves_the_correctives_out(steps):
    found = steps(**OFFICE, session_extras={"cooldown": "none"})
    assert list(found.values()) == [(), (), ()]


def test_what_the_client_cannot_do_takes_no_time(client, catalog):
    who = client(flags=["slouch"], exclude=["scapular_squeeze"])
    entries = [entry for day in correctives_by_day(who, catalog).values() for entry in day]
    assert {getattr(entry, "id", "functional") for entry in entries} == {
        "chest_stretch", "functional",
    }  # fmt: skip


def test_limits_change_the_closing_movement(steps):
    found = steps(flags=["desk_worker"], limits={"knee_flexion_load": 0})
    closing = [s.exercise for day in found.values() for s in day if s.phase == "functional"]
    assert set(closing) == {"hip_hinge_drill"}


@pytest.mark.parametrize(
    ("lifts", "seconds", "expected"),
    [
        (("barbell_bench_press",), 180, ["chest_stretch", "lat_stretch", "thoracic_rotation"]),
        (
            ("barbell_back_squat",),
            180,
            ["hip_flexor_stretch", "hamstring_stretch", "figure_four_stretch"],
        ),
        (FULL, 180, ["chest_stretch", "hip_flexor_stretch", "lat_stretch"]),
        (FULL, 60, ["chest_stretch"]),
        (FULL, 30, ["chest_stretch"]),
        (FULL, 420, ["yoga_cooldown"]),
        (FULL, 0, []),
    ],
)
def test_unwinding_by_type_of_day(steps, lifts, seconds, expected):
    for found in steps(lifts, seconds).values():
        assert [step.exercise for step in found] == expected
        assert sum(step.seconds for step in found) == seconds


def test_no_stretch_stands_twice_in_a_day(steps):
    for found in steps(**OFFICE, session_extras={"cooldown": "short"}).values():
        names = [step.exercise for step in found]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("flag", "exercise"),
    [
        ("desk_worker", "dumbbell_glute_bridge"),
        ("office_worker", "barbell_glute_bridge"),
        ("tender_low_back", "glute_bridge"),
        ("one_sided_weakness", "dumbbell_single_leg_romanian_deadlift"),
        ("runner", "b_stance_romanian_deadlift"),
    ],
)
def test_hard_correctives_are_liked_and_never_booked_twice(client, catalog, flag, exercise):
    liked = applied(client(flags=[flag]), catalog).scenario.prefer
    assert liked[exercise] == 1
    booked = {c.exercise for e in catalog.preparation.correctives for c in e.choices}
    assert not booked & set(liked)


def test_the_clients_own_wish_wins(client, catalog):
    who = client(flags=["desk_worker"], prefer={"dumbbell_glute_bridge": -2})
    assert applied(who, catalog).scenario.prefer["dumbbell_glute_bridge"] == -2


def test_stretching_that_never_lasts_is_left_out(steps):
    found = steps(flags=["office_worker", "stretching_fades"])
    phases = {step.phase for day in found.values() for step in day}
    assert phases == {"strengthen", "functional"}
