"""What fills warm-up and cool-down: each test breaks one thing of a faultless session."""

import pytest

from optimizer.domain.program import Session, Step
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.verifier.steps import steps

WARMUP = (
    ("breath", "breathing_90_90", 60),
    ("activation", "push_up_plus", 240),
    ("pattern_prep", "half_kneeling_press_light", 240),
    ("ramp", "dumbbell_bench_press", 120),
)
COOLDOWN = (
    ("stretch", "chest_stretch", 130),
    ("strengthen", "scapular_squeeze", 315),
    ("functional", "bodyweight_squat", 60),
    ("unwind", "lat_stretch", 60),
)


def written(rows):
    if rows is None:
        return None
    return tuple(Step(phase=p, exercise=e, seconds=s, text="") for p, e, s in rows)


@pytest.fixture
def faults():
    def run(warmup=WARMUP, cooldown=COOLDOWN, limits=None, equipment=("dumbbell",)):
        session = Session(
            day="mon", title="x", budget_minutes=60, seconds=1665, warmup_seconds=660,
            cooldown_seconds=565, warmup=written(warmup), cooldown=written(cooldown),
            blocks=[{"seconds": 0, "items": [
                {"exercise": "dumbbell_bench_press", "sets": 3, "rest_seconds": 120}]}],
        )  # fmt: skip
        who = Scenario(days={"mon": 60}, equipment=equipment, limits=limits or {})
        return list(steps(session, who, load_catalog()))

    return run


def changed(rows, index, **changes):
    row = dict(zip(("phase", "exercise", "seconds"), rows[index], strict=True)) | changes
    return (*rows[:index], tuple(row.values()), *rows[index + 1 :])


def test_a_faultless_session(faults):
    assert faults() == []


def test_a_file_that_leaves_them_out_is_not_judged(faults):
    assert faults(warmup=None, cooldown=None) == []


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize(("part", "rows"), [("warmup", WARMUP), ("cooldown", COOLDOWN)])
def test_seconds_add_up(faults, part, rows, by):
    given = changed(rows, 1, seconds=rows[1][2] + by)
    assert [where for where, _ in faults(**{part: given})] == [f"{part}_steps"]


@pytest.mark.parametrize("part", ["warmup", "cooldown"])
def test_an_empty_list_does_not_fill_seconds(faults, part):
    (fault,) = faults(**{part: ()})
    assert "take 0 seconds" in fault[1]


@pytest.mark.parametrize(("part", "rows"), [("warmup", WARMUP), ("cooldown", COOLDOWN)])
def test_phases_stand_in_order(faults, part, rows):
    (fault,) = faults(**{part: rows[::-1]})
    assert fault[0] == f"{part}_steps"
    assert "out of order" in fault[1]


def test_phases_belong_to_their_part(faults):
    (fault,) = faults(warmup=changed(WARMUP, 1, phase="stretch"))
    assert fault == ("warmup_steps", "stretch is not a phase of a warmup")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"exercise": "nothing"}, "is not in the catalog"),
        ({"exercise": "band_lateral_walk"}, "needs equipment"),
    ],
)
@pytest.mark.parametrize(("part", "rows"), [("warmup", WARMUP), ("cooldown", COOLDOWN)])
def test_steps_exist_and_are_owned(faults, part, rows, change, words):
    (fault,) = faults(**{part: changed(rows, 1, **change)})
    assert words in fault[1]


def test_steps_respect_the_limits(faults):
    assert faults(limits={"wrist_extension": 2, "knee_flexion_load": 1}) == []
    (warm,) = faults(limits={"wrist_extension": 1})
    assert warm == (
        "warmup_steps",
        "warmup step push_up_plus has wrist_extension 2, allowed at most 1",
    )
    press = "warmup step half_kneeling_press_light has shoulder_overhead 1, allowed at most 0"
    assert faults(limits={"shoulder_overhead": 0}) == [("warmup_steps", press)]
    cool = faults(limits={"knee_flexion_load": 0})
    assert [part for part, _ in cool] == ["cooldown_steps", "cooldown_steps"]


def test_a_ramp_leads_to_a_lift_of_the_session(faults):
    (fault,) = faults(warmup=changed(WARMUP, 3, exercise="dumbbell_curl"))
    assert "leads to a lift" in fault[1]
