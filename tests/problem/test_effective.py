"""From a constraint set and a scenario to the rules, obstacles and weights of one client."""

from fractions import Fraction

import pytest

from optimizer.domain.exercise import Goal
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, load_objective
from optimizer.kinds.include import IncludeRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.effective import effective_rules, half_minutes, obstacles, stimulus_weights
from optimizer.problem.objective import StimulusTerm

F = Fraction
CATALOG = load_catalog()
BY_CLASS = {
    class_: [id_ for id_, item in CATALOG.measured.items() if item.class_ == class_]
    for class_ in ("A", "B", "C", "-")
}


def client(**more) -> Scenario:
    return Scenario.model_validate({"days": {"mon": 60}, "equipment": ["full_gym"], **more})


def rule_set(*rules: dict) -> ConstraintSet:
    common = {"why": "A sentence for people.", "source": "test"}
    return ConstraintSet.model_validate(
        {
            "name": "test",
            "title": "",
            "rules": [{**common, **rule} for rule in rules],
            "objective": load_objective("coach"),
        }
    )


def rules_of(constraint_set: ConstraintSet, **more) -> dict:
    return {rule.id: rule for rule in effective_rules(constraint_set, client(**more), CATALOG)}


def bounds(rules: dict, id_: str) -> tuple:
    return rules[id_].min, rules[id_].max


EACH = rule_set(
    {"id": "volume.{muscle}", "kind": "volume", "each": ["A", "B"], "taxonomy_bounds": True},
    {"id": "direct.{muscle}", "kind": "volume", "each": ["A"], "min": 4, "direct": True},
    {"id": "day.{muscle}", "kind": "volume", "each": ["A"], "max": 10, "per": "day"},
    {"id": "rest.{muscle}", "kind": "recovery", "each": ["A"], "high_sets": 6, "next_day_sets": 3},
)


# -- `each` -------------------------------------------------------------------------------------


def test_each_writes_the_rule_out_for_the_muscles_and_groups_of_its_classes():
    rules = rules_of(EACH)
    volumes = {id_.removeprefix("volume.") for id_ in rules if id_.startswith("volume.")}
    assert volumes == {*BY_CLASS["A"], *BY_CLASS["B"]}
    assert {"chest", "shoulders", "calves", "core"} <= volumes
    assert rules["rest.chest"].muscle == "chest"
    assert all(not getattr(rule, "each", ()) for rule in rules.values())


def test_the_taxonomy_gives_bounds_that_are_left_out():
    rules = rules_of(EACH)
    assert bounds(rules, "volume.chest") == (8, 20)
    assert bounds(rules, "volume.front_delts") == (2, 14)
    assert bounds(rules, "volume.shoulders") == (8, None)
    assert bounds(rules, "direct.chest") == (4, None)


def test_a_later_rule_replaces_an_earlier_one_of_its_id():
    one = {"id": "volume.chest", "kind": "volume", "muscle": "chest", "min": 3}
    each = {"id": "volume.{muscle}", "kind": "volume", "each": ["A"], "min": 8}
    assert bounds(rules_of(rule_set(each, one)), "volume.chest") == (3, None)
    assert bounds(rules_of(rule_set(one, each)), "volume.chest") == (8, None)


# -- weekly_sets --------------------------------------------------------------------------------


@pytest.mark.parametrize("muscle", ["chest", "shoulders", "tibialis"])
def test_weekly_sets_replace_the_bounds_of_a_muscle_and_nothing_else(muscle):
    before, after = rules_of(EACH), rules_of(EACH, weekly_sets={muscle: "9.5-11"})
    assert bounds(after, f"volume.{muscle}") == (F(19, 2), 11)
    assert {id_ for id_ in after if after[id_] != before[id_]} == {f"volume.{muscle}"}


def test_an_open_range_opens_the_bound():
    rules = rules_of(EACH, weekly_sets={"chest": ">=10", "lats": "<=12", "quads": 9})
    assert bounds(rules, "volume.chest") == (10, None)
    assert bounds(rules, "volume.lats") == (None, 12)
    assert bounds(rules, "volume.quads") == (9, 9)


def test_the_default_is_for_class_a_only():
    before, after = rules_of(EACH), rules_of(EACH, weekly_sets={"default": "6-12"})
    changed = {id_ for id_ in after if after[id_] != before[id_]}
    assert changed == {f"volume.{id_}" for id_ in BY_CLASS["A"]}
    assert {bounds(after, id_) for id_ in changed} == {(6, 12)}


def test_a_named_muscle_wins_over_the_default():
    rules = rules_of(EACH, weekly_sets={"default": "6-12", "chest": "4-5"})
    assert bounds(rules, "volume.chest") == (4, 5)
    assert bounds(rules, "volume.lats") == (6, 12)


@pytest.mark.parametrize("muscle", ["upper_traps", "lower_traps"])
def test_a_muscle_without_a_rule_gets_one(muscle):
    rules = rules_of(EACH, weekly_sets={muscle: "2-6", "default": "8-20"})
    rule = rules[f"volume.{muscle}"]
    assert isinstance(rule, VolumeRule)
    assert (rule.min, rule.max, rule.per, rule.direct) == (2, 6, "week", False)
    assert "volume.default" not in rules


# -- balance ------------------------------------------------------------------------------------

RATIO = {"id": "ratio.pull_push", "kind": "ratio", "over": {"volume": "lats"}}
RATIO |= {"under": {"volume": "chest"}}


@pytest.mark.parametrize(
    ("own", "wish", "expected"),
    [
        ((1, "3/2"), "1.25-1.5", (F(5, 4), F(3, 2))),
        ((1, "3/2"), "0.5-2", (1, F(3, 2))),
        ((1, "3/2"), "1.2-9", (F(6, 5), F(3, 2))),
        ((1, "3/2"), ">=4/3", (F(4, 3), F(3, 2))),
        ((1, "3/2"), "<=4/3", (1, F(4, 3))),
        ((1, "3/2"), "5/4", (F(5, 4), F(5, 4))),
        ((1, None), "1-2", (1, 2)),
        ((None, "1/3"), ">=1/4", (F(1, 4), F(1, 3))),
        ((1, "3/2"), "2-3", (2, F(3, 2))),
    ],
)
def test_of_two_bounds_the_tighter_wins(own, wish, expected):
    ratio = rule_set({**RATIO, "min": own[0], "max": own[1]})
    assert bounds(rules_of(ratio, balance={"pull_push": wish}), "ratio.pull_push") == expected


def test_balance_changes_only_its_ratio():
    balanced = load_constraint_set("balanced")
    before, after = rules_of(balanced), rules_of(balanced, balance={"hip_knee": "1.1-2"})
    assert {id_ for id_ in after if after[id_] != before[id_]} == {"ratio.hip_knee"}


# -- wishes -------------------------------------------------------------------------------------


def test_included_and_locked_exercises_become_rules():
    rules = rules_of(
        EACH, include=["push_up"], lock=[{"day": "mon", "exercise": "goblet_squat", "sets": 3}]
    )
    include, lock = rules["include.push_up"], rules["lock.mon.goblet_squat"]
    assert isinstance(include, IncludeRule)
    assert include.exercise == "push_up"
    assert isinstance(lock, LockRule)
    assert (lock.day, lock.exercise, lock.sets) == ("mon", "goblet_squat", 3)


# -- obstacles ----------------------------------------------------------------------------------

GATES = rule_set(
    *(
        {"id": f"availability.{by}", "kind": "availability", "by": by}
        for by in ("equipment", "level", "stress", "exclude", "default_off")
    )
)

OBSTACLES = {
    "equipment": (
        "barbell_back_squat", {"equipment": ["barbell"]}, "equipment", "needs barbell + rack",
    ),
    "either equipment": (
        "goblet_squat", {"equipment": []}, "equipment", "needs dumbbell or kettlebell",
    ),
    "level": (
        "nordic_curl", {"level": "beginner"}, "level", "is level 3, the client is beginner (1)",
    ),
    "stress": (
        "farmer_carry", {"limits": {"neck": 0, "grip": 1}}, "stress",
        "has grip 2, allowed at most 1",
    ),
    "exclude": ("push_up", {"exclude": ["push_up"]}, "exclude", "is excluded"),
    "default off": (
        "neck_isometric_hold", {}, "default_off", "is used only when a scenario includes it",
    ),
}  # fmt: skip


def found(exercise: str, constraint_set: ConstraintSet = GATES, **more) -> list[tuple[str, str]]:
    scenario = client(**more)
    rules = effective_rules(constraint_set, scenario, CATALOG)
    return [
        (rule.by, why) for rule, why in obstacles(CATALOG.by_id[exercise], rules, scenario, CATALOG)
    ]


@pytest.mark.parametrize("name", OBSTACLES)
def test_every_obstacle_gives_its_reason(name):
    exercise, more, by, why = OBSTACLES[name]
    assert found(exercise, **more) == [(by, why)]


@pytest.mark.parametrize(
    ("exercise", "more"),
    [
        ("barbell_back_squat", {"equipment": ["barbell", "rack"]}),
        ("barbell_back_squat", {"equipment": ["home_barbell"]}),
        ("goblet_squat", {"equipment": ["kettlebell"]}),
        ("push_up", {"equipment": []}),
        ("nordic_curl", {"level": "advanced"}),
        ("farmer_carry", {"limits": {"grip": 2, "knee_impact": 0}}),
        ("neck_isometric_hold", {"include": ["neck_isometric_hold"]}),
        ("neck_isometric_hold", {"lock": [{"day": "mon", "exercise": "neck_isometric_hold"}]}),
    ],
)
def test_nothing_stands_in_the_way(exercise, more):
    assert found(exercise, **more) == []


def test_all_obstacles_are_found():
    reasons = found(
        "conventional_deadlift",
        equipment=["dumbbell"],
        level="beginner",
        limits={"axial_load": 0},
        exclude=["conventional_deadlift"],
    )
    assert [by for by, _ in reasons] == ["equipment", "level", "stress", "exclude"]


def test_without_the_rule_there_is_no_obstacle():
    assert found("nordic_curl", EACH, level="beginner", equipment=[]) == []


# -- stimulus -----------------------------------------------------------------------------------

TERM = StimulusTerm(
    kind="stimulus",
    breakpoints_sets=(4, 8),
    per_half_set=(25, 10),
    class_weight={"A": 8, "B": 2},
    posterior=1,
    weak={1: 1, 2: 3},
    cap=11,
    why="",
)


def test_weights_follow_class_and_chain():
    weights = stimulus_weights(TERM, client(), CATALOG)
    assert weights["chest"] == weights["shoulders"] == 8
    assert weights["lats"] == weights["calves"] == 9
    assert weights["front_delts"] == 2
    assert weights["rear_delts"] == 3
    assert set(weights) == {*BY_CLASS["A"], *BY_CLASS["B"]}


@pytest.mark.parametrize(
    ("muscle", "level", "weight"),
    [
        ("chest", 1, 9),
        ("chest", 2, 11),
        ("lats", 1, 10),
        ("lats", 2, 11),
        ("rear_delts", 2, 11),
        ("serratus", 1, 9),
        ("neck", 2, 11),
    ],
)
def test_a_weak_area_weighs_more_up_to_the_cap(muscle, level, weight):
    before = stimulus_weights(TERM, client(), CATALOG)
    after = stimulus_weights(TERM, client(weak={muscle: level}), CATALOG)
    assert after[muscle] == weight
    assert {id_ for id_ in after if after[id_] != before.get(id_)} == {muscle}


# -- small things -------------------------------------------------------------------------------


def test_session_time_is_found_among_the_rules():
    rules = tuple(rules_of(load_constraint_set("balanced")).values())
    time = SessionTimeRule.among(rules)
    assert time is not None
    assert time.id == "session.time"
    assert SessionTimeRule.among(tuple(rules_of(EACH).values())) is None


@pytest.mark.parametrize(("seconds", "halves"), [(74, 2), (75, 3), (104, 3), (105, 4), (30, 1)])
def test_half_minutes_are_rounded_halves_up(seconds, halves):
    exercise = CATALOG.by_id["push_up"]
    rest = seconds - 20
    timed = exercise.model_copy(
        update={"work_seconds": 20, "rest_seconds": dict.fromkeys(Goal, rest)}
    )
    assert half_minutes(timed, Goal.BALANCE) == halves
