"""What exercises load, by pattern and by the words of their cues; limits around the sets of a session."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import problem_with

from optimizer.answer.cooldown import cooldown
from optimizer.answer.warmup import warmup
from optimizer.domain.exercise import Exercise, Kind
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog

CATALOG = load_catalog()
ALL = CATALOG.exercises
PATTERNS = {pattern.id: pattern for pattern in CATALOG.patterns}
TAGS = [tag.id for tag in CATALOG.stress]


def names(exercises) -> list[str]:
    return [e.id for e in exercises]


def loads(exercise: Exercise, tag: str) -> bool:
    return tag in exercise.stress or tag in exercise.spares


def test_every_exercise_loads_what_its_pattern_loads_or_says_why_not():
    for exercise in ALL:
        for tag, least in PATTERNS[exercise.pattern].stress.items():
            spared = tag in exercise.spares
            assert spared or exercise.stress.get(tag, 0) >= least, (exercise.id, tag)
            assert not (spared and tag in exercise.stress), (exercise.id, tag)


def test_nothing_is_spared_that_the_pattern_does_not_load():
    for exercise in ALL:
        assert exercise.spares.keys() <= PATTERNS[exercise.pattern].stress.keys(), exercise.id


KINDS = {
    "shoulder_overhead": ("vertical_push", "vertical_pull", "scapular_upward_rotation"),
    "lumbar_shear": ("hip_dominant/hinge", "hip_dominant/single_leg", "hip_dominant/power"),
    "knee_flexion_load": ("knee_dominant",),
    "spinal_flexion": ("core_flexion",),
    "elbow_flexion_load": ("elbow_flexion", "elbow_flexion_pronated", "vertical_pull"),
    "knee_impact": ("plyometric", "plyometric_ankle"),
    "axial_load": ("loaded_carry",),
    "neck": ("scapular_elevation", "neck_isometric"),
}
"""Places, and the patterns or families that load them by their nature."""


@pytest.mark.parametrize("tag", KINDS)
def test_patterns_load_places_by_their_nature(tag):
    found = [e for e in ALL if e.pattern in KINDS[tag] or e.family in KINDS[tag]]
    assert len(found) >= 3
    assert names(e for e in found if not loads(e, tag)) == []


WORDS = {
    "wrist_extension": re.compile(r"\b(on hands and (knees|one knee)|all fours)\b", re.IGNORECASE),
    "grip": re.compile(r"\bhang (still|with straight arms|under)\b", re.IGNORECASE),
    "lumbar_shear": re.compile(
        r"\bhinge (a little|with|over|forward|until)|hips back, keep a long flat back",
        re.IGNORECASE,
    ),
    "shoulder_overhead": re.compile(
        r"\b(from overhead|tight overhead|high pulley|hang (still|with))\b", re.IGNORECASE
    ),
}
UNLOADED = ("hip_hinge_drill", "prone_pull_prep")
"""Places, and words of a cue that give away that it is loaded."""


@pytest.mark.parametrize("tag", WORDS)
def test_cues_give_away_what_is_loaded(tag):
    found = [e for e in ALL if WORDS[tag].search(e.cue) and e.id not in UNLOADED]
    assert len(found) >= 2
    assert names(e for e in found if not loads(e, tag)) == []


def test_hard_levels_stay_hard():
    high = {
        "shoulder_overhead": ["barbell_overhead_press", "weighted_pull_up"],
        "shoulder_extension_load": ["dip", "assisted_dip", "chair_dip", "barbell_bench_press"],
        "lumbar_shear": ["barbell_bent_over_row", "conventional_deadlift", "good_morning"],
        "axial_load": [
            "barbell_back_squat",
            "barbell_front_squat",
            "farmer_carry",
        ],
        "grip": ["farmer_carry", "pull_up", "active_hang", "conventional_deadlift"],
        "spinal_flexion": ["crunch"],
    }
    for tag, exercises in high.items():
        assert [CATALOG.by_id[e].stress.get(tag) for e in exercises] == [2] * len(exercises), tag


@given(
    limits=st.dictionaries(st.sampled_from(TAGS), st.integers(0, 1), max_size=4),
    lifts=st.lists(
        st.sampled_from([e for e in ALL if e.kind is Kind.HARD]), min_size=1, max_size=7
    ),
    kit=st.sampled_from(["full_gym", "home_dumbbell", "bodyweight"]),
    flags=st.sets(st.sampled_from([f.id for f in CATALOG.intake.flags]), max_size=3),
    seconds=st.sampled_from([300, 480, 660]),
)
def test_a_limit_is_kept_by_everything_around_the_sets(limits, lifts, kit, flags, seconds):
    scenario = Scenario(
        days={"mon": 60}, equipment=(kit,), limits=limits, flags=tuple(sorted(flags)),
        session_extras={"cooldown": "full"},
    )  # fmt: skip
    allowed = [lift for lift in lifts if all(lift.stress.get(t, 0) <= n for t, n in limits.items())]
    problem = problem_with(scenario, CATALOG)
    steps = warmup(allowed, seconds, problem)
    assert sum(step.seconds for step in steps) == seconds
    day = next(iter(scenario.days))
    for length in (600, 1500):
        steps += cooldown(allowed, day, length, problem)
    for step in steps:
        stress = CATALOG.by_id[step.exercise].stress
        assert all(stress.get(tag, 0) <= most for tag, most in limits.items()), step.exercise
