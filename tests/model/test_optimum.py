"""The proven optimum of tiny problems is the best of all weeks, each counted and scored one by one."""

from collections.abc import Iterator
from itertools import product

import pytest

from optimizer.domain.program import Status
from optimizer.files.constraint_sets import load_objective
from optimizer.model.search import Settings, search
from optimizer.verifier.scoring import score

MINUTES = {
    "kind": "session_time",
    "warmup_seconds": 0,
    "short_warmup_seconds": 0,
    "short_minutes": 0,
    "cooldown_seconds": 0,
}


def every_week(names, days, amounts, most_sessions) -> Iterator[dict]:
    """All ways to give each exercise none or one of `amounts` of sets on each day."""
    choices = [
        placing
        for placing in product((0, *amounts), repeat=len(days))
        if sum(n > 0 for n in placing) <= most_sessions
    ]
    for week in product(choices, repeat=len(names)):
        yield {
            day: {name: placing[i] for name, placing in zip(names, week, strict=True) if placing[i]}
            for i, day in enumerate(days)
        }


CASES = {
    "a short session is a knapsack": {
        "exercises": ["barbell_bench_press", "seated_cable_row", "goblet_squat", "leg_curl",
                      "dumbbell_curl", "lateral_raise"],
        "days": {"mon": 30},
        "amounts": (2, 3, 4),
        "rules": [MINUTES],
    },
    "ratios and volumes pull apart": {
        "exercises": ["dumbbell_bench_press", "incline_dumbbell_press", "lat_pulldown",
                      "seated_cable_row", "dumbbell_curl", "cable_pushdown"],
        "days": {"wed": 90},
        "amounts": (2, 3, 5),
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
        "amounts": (2, 4),
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
        "amounts": (3,),
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
        "amounts": (3,),
        "rules": [
            {"kind": "recovery", "muscle": "chest", "high_sets": 6, "next_day_sets": 0},
            {"kind": "volume", "muscle": "chest", "min": 9},
            {"kind": "coverage", "count": "days", "of": {"tag": "functional"}, "max": 1},
            MINUTES,
        ],
    },
    "a beginner without equipment": {
        "exercises": ["push_up", "bodyweight_squat", "split_squat", "front_plank", "side_plank",
                      "seated_cable_row", "chin_up"],
        "days": {"thu": 25},
        "amounts": (2, 3),
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
    "no week at all": {
        "exercises": ["push_up", "incline_dumbbell_press", "lat_pulldown", "seated_cable_row",
                      "dumbbell_curl"],
        "days": {"mon": 60},
        "amounts": (2, 3),
        "rules": [
            {"kind": "ratio", "over": {"sets": {"pattern": "vertical_pull"}},
             "under": {"sets": {"pattern": "horizontal_push"}}, "min": "5/2"},
            {"kind": "coverage", "count": "exercises", "of": {"pattern": "horizontal_push"}, "min": 1},
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_search_finds_the_best_week(case, small_catalog, make_rule, make_scenario, keeps, written):
    names, days = case["exercises"], case["days"]
    amounts, most_sessions = case["amounts"], case.get("most_sessions", len(case["days"]))
    rules = [make_rule(id_=f"r{i}", **rule) for i, rule in enumerate(case["rules"])]
    limits = {"min_sets": min(amounts), "max_sets": max(amounts), "max_sessions": most_sessions}
    of_all = {"kind": ["hard", "drill"]}
    rules.append(make_rule("exercise_limits", "limits", of=of_all, **limits))
    catalog, scenario = small_catalog(*names), make_scenario(days, **case.get("client", {}))
    objective = load_objective(case.get("objective", "coach"))
    whole = range(min(amounts), max(amounts) + 1)

    def value(week):
        rows = score(written(scenario, week), objective, scenario, catalog)
        return sum(row.weight * row.value for row in rows)

    kept = [
        week
        for week in every_week(names, days, whole, most_sessions)
        if all(keeps(rule, scenario, week) for rule in rules)
    ]
    best = max(map(value, kept), default=None)

    found = search(scenario, catalog, tuple(rules), objective, Settings(), lambda *_: None)
    assert (found.bound if best is not None else None) == best
    assert found.status is (Status.INFEASIBLE if best is None else Status.OPTIMAL)
    if best is not None:
        assert found.placed in kept
        assert value(found.placed) == best
    else:
        assert found.placed is None
        assert len(found.proofs) == 2
