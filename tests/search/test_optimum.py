"""The proven optimum of tiny problems is the best of all weeks, each counted and scored one by one."""

from collections.abc import Iterator
from itertools import product

import pytest
from support import problem_with

from optimizer.domain.program import Status
from optimizer.files.constraint_sets import load_objective
from optimizer.problem.settings import SearchSettings
from optimizer.search.search import search
from optimizer.verifier.scoring import score

MINUTES = {
    "kind": "session_time",
    "warmup_seconds": 0,
    "short_warmup_seconds": 0,
    "short_minutes": 0,
    "cooldown_seconds": 0,
}


def every_week(names, days, low, high, most_sessions) -> Iterator[dict]:
    """All ways to give each exercise none or `low..high` sets on each day."""
    choices = [
        placing
        for placing in product((0, *range(low, high + 1)), repeat=len(days))
        if sum(n > 0 for n in placing) <= most_sessions
    ]
    for week in product(choices, repeat=len(names)):
        yield {
            day: {name: placing[i] for name, placing in zip(names, week, strict=True) if placing[i]}
            for i, day in enumerate(days)
        }


def every_pairing(names: list[str]) -> Iterator[list[tuple[str, str]]]:
    """All ways to do some of these exercises in turns, two by two, in either order."""
    if not names:
        yield []
        return
    first, *others = names
    yield from every_pairing(others)
    for other in others:
        rest = [name for name in others if name != other]
        for turns in every_pairing(rest):
            yield [(first, other), *turns]
            yield [(other, first), *turns]


CASES = {
    "a short session is a knapsack": {
        "exercises": ["barbell_bench_press", "seated_cable_row", "goblet_squat", "leg_curl",
                      "dumbbell_curl", "lateral_raise"],
        "days": {"mon": 30},
        "sets": (2, 4),
        "rules": [MINUTES],
    },
    "ratios and volumes pull apart": {
        "exercises": ["dumbbell_bench_press", "incline_dumbbell_press", "lat_pulldown",
                      "seated_cable_row", "dumbbell_curl", "cable_pushdown"],
        "days": {"wed": 90},
        "sets": (2, 5),
        "rules": [
            {"kind": "ratio", "over": {"sets": {"pattern": ["horizontal_pull", "vertical_pull"]}},
             "under": {"sets": {"pattern": "horizontal_push"}}, "min": "4/5", "max": "5/4"},
            {"kind": "volume", "muscle": "chest", "max": 5},
            {"kind": "volume", "muscle": "biceps", "min": "5.5", "max": 7},
            {"kind": "coverage", "count": "exercises", "of": {"pattern": "horizontal_push"}, "min": 2},
        ],
    },
    "a lock, a wish and likes, for weak areas": {
        "exercises": ["trap_bar_deadlift", "leg_press", "machine_hip_thrust", "leg_extension",
                      "band_lateral_walk"],
        "days": {"tue": 60, "fri": 40},
        "sets": (2, 3),
        "most_sessions": 1,
        "objective": "posture",
        "client": {
            "weak": {"glute_max": 2, "hamstrings": 1}, "goal": "strength",
            "prefer": {"leg_press": -3, "leg_extension": 2, "band_lateral_walk": 3},
        },
        "rules": [
            MINUTES,
            {"kind": "lock", "day": "fri", "exercise": "leg_extension", "sets": 2},
            {"kind": "include", "exercise": "leg_press"},
            {"kind": "session_size", "min": 1, "max": 3},
        ],
    },
    "two days running share heavy work": {
        "exercises": ["barbell_back_squat", "trap_bar_deadlift", "barbell_romanian_deadlift",
                      "leg_press", "goblet_squat"],
        "days": {"sat": 75, "sun": 75},
        "sets": (3, 3),
        "rules": [
            {"kind": "spacing", "of": {"tag": "heavy_axial"}},
            {"kind": "coverage", "count": "exercises", "per": "session", "max": 1,
             "of": {"pattern": "hip_dominant/hinge"}},
            {"kind": "coverage", "count": "exercises", "of": {"tag": "heavy_axial"}, "min": 2},
            {"kind": "volume", "muscle": "quads", "per": "day", "max": 9},
        ],
    },
    "a hard day is followed by an easy one": {
        "exercises": ["barbell_bench_press", "dumbbell_bench_press", "incline_dumbbell_press",
                      "push_up", "chest_supported_row"],
        "days": {"mon": 60, "tue": 60},
        "sets": (3, 3),
        "rules": [
            {"kind": "recovery", "muscle": "chest", "high_sets": 6, "next_day_sets": 0},
            {"kind": "volume", "muscle": "chest", "min": 9},
            {"kind": "coverage", "count": "days", "of": {"tag": "functional"}, "max": 1},
            MINUTES,
        ],
    },
    "the best totals hold presses that no days take": {
        "exercises": ["band_hammer_curl", "dumbbell_bench_press", "incline_dumbbell_press", "push_up",
                      "barbell_bench_press", "lateral_raise", "leg_extension"],
        "days": {"mon": 60, "tue": 60},
        "sets": (3, 3),
        "most_sessions": 1,
        "client": {"prefer": {
            "dumbbell_bench_press": 3, "incline_dumbbell_press": 3, "push_up": 3,
            "barbell_bench_press": 3, "band_hammer_curl": -3, "lateral_raise": -1,
            "leg_extension": -1,
        }},
        "rules": [
            {"kind": "recovery", "muscle": "chest", "high_sets": 1, "next_day_sets": 0},
            {"kind": "session_size", "min": 1, "max": 2},
        ],
    },
    "a beginner without equipment": {
        "exercises": ["push_up", "bodyweight_squat", "split_squat", "front_plank", "side_plank",
                      "seated_cable_row", "chin_up"],
        "days": {"thu": 25},
        "sets": (2, 3),
        "client": {"level": "beginner", "equipment": ["bodyweight"], "limits": {"wrist_extension": 2},
                   "exclude": ["side_plank"]},
        "rules": [
            MINUTES,
            {"kind": "availability", "by": "equipment"},
            {"kind": "availability", "by": "level"},
            {"kind": "availability", "by": "stress"},
            {"kind": "availability", "by": "exclude"},
            {"kind": "coverage", "count": "sets", "of": {"region": "lower"}, "min": 3,
             "when": {"region": "upper"}},
        ],
    },
    "pairs make room": {
        "exercises": ["dumbbell_bench_press", "seated_cable_row", "dumbbell_curl", "cable_pushdown",
                      "pallof_press"],
        "days": {"fri": 31},
        "sets": (2, 3),
        "client": {"pairs": "allow"},
        "rules": [
            MINUTES,
            {"kind": "pairs", "allowed": [
                {"first": {"pattern": "horizontal_push"}, "second": {"pattern": "horizontal_pull"}},
                {"first": {"pattern": "elbow_flexion"}, "second": {"pattern": "elbow_extension"}},
                {"first": {"region": "upper"}, "second": {"region": "core"}},
             ], "at_most_one": [{"id": ["cable_pushdown", "pallof_press"]}]},
            {"kind": "coverage", "count": "exercises", "of": {"region": "upper"}, "min": 3},
        ],
    },
    "no week at all": {
        "exercises": ["push_up", "incline_dumbbell_press", "lat_pulldown", "seated_cable_row",
                      "dumbbell_curl"],
        "days": {"mon": 60},
        "sets": (2, 3),
        "rules": [
            {"kind": "ratio", "over": {"sets": {"pattern": "vertical_pull"}},
             "under": {"sets": {"pattern": "horizontal_push"}}, "min": "5/2"},
            {"kind": "coverage", "count": "exercises", "of": {"pattern": "horizontal_push"}, "min": 1},
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_search_finds_the_best_week(case, small_catalog, make_rule, make_scenario, keeps, written):
    names, days, (low, high) = case["exercises"], case["days"], case["sets"]
    most_sessions = case.get("most_sessions", len(days))
    rules = [make_rule(id_=f"r{i}", **rule) for i, rule in enumerate(case["rules"])]
    limits = {"min_sets": low, "max_sets": high, "max_sessions": most_sessions}
    rules.append(make_rule("exercise_limits", of={"kind": ["hard", "drill"]}, **limits))
    catalog, scenario = small_catalog(*names), make_scenario(days, **case.get("client", {}))
    objective = load_objective(case.get("objective", "coach"))

    def value(week):
        rows = score(written(scenario, week), objective, scenario, catalog)
        return sum(row.weight * row.value for row in rows)

    def possible(week):
        """Whether some pairing of a day's exercises keeps all rules."""
        day = next(iter(days))
        turns = every_pairing(list(week[day])) if any(r.kind == "pairs" for r in rules) else [[]]
        return any(all(keeps(rule, scenario, week, {day: t}) for rule in rules) for t in turns)

    kept = [week for week in every_week(names, days, low, high, most_sessions) if possible(week)]
    best = max(map(value, kept), default=None)

    found = search(
        problem_with(scenario, catalog, tuple(rules), objective), SearchSettings(), lambda *_: None
    )
    if best is None:
        assert (found.status, found.placed) == (Status.INFEASIBLE, None)
        assert len(found.proofs) == 2
    else:
        assert (found.status, found.bound) == (Status.OPTIMAL, best)
        (week,) = found.placed
        assert value(week.sets) == best
        for rule in rules:
            assert keeps(rule, scenario, week.sets, week.pairs, week.themes)
