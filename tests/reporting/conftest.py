"""A small program, written by hand, with the rules that its audit speaks of."""

from fractions import Fraction

import pytest

from optimizer.domain.base import show_fraction
from optimizer.domain.program import Program
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog

SCENARIO = {
    "client": "ana-01",
    "days": {"mon": 60, "thu": 45},
    "equipment": ["dumbbell"],
    "weak": {"chest": 2},
}
WHY = {"why": "Because it is so.", "source": "test"}
RULES = [
    {"id": "volume.chest", "kind": "volume", "muscle": "chest", "min": 3, "max": 8, **WHY},
    {"id": "direct.chest", "kind": "volume", "muscle": "chest", "min": 2, "direct": True, **WHY},
    {
        "id": "ratio.pull_push", "kind": "ratio", "min": 1, "max": "3/2",
        "over": {"sets": {"pattern": "horizontal_pull"}},
        "under": {"sets": {"pattern": "horizontal_push"}}, **WHY,
    },
    {"id": "pattern.push", "kind": "coverage", "count": "exercises", "min": 1,
     "of": {"pattern": "horizontal_push"}, **WHY},
    {"id": "session.rows", "kind": "coverage", "count": "exercises", "max": 1, "per": "session",
     "of": {"pattern": "horizontal_pull"}, **WHY},
]  # fmt: skip


def audit_row(rule: str, value: str, low: str | None, high: str | None, unit: str = "sets") -> dict:
    return {
        "rule": rule, "week": "A", "value": value, "min": low, "max": high, "unit": unit,
        "ok": True,
    }  # fmt: skip


def item(exercise: str, sets: int, **more: object) -> dict:
    return {"exercise": exercise, "sets": sets, "reps": "8-12", "rir": 2, "rest_seconds": 90} | more


PROGRAM = {
    "client": "ana-01",
    "scenario": SCENARIO,
    "constraint_set": "test",
    "status": "optimal",
    "objective": 91_234,
    "bound": 91_234,
    "gap": 0.0,
    "objective_terms": [
        {"term": f"stimulus.{n}", "weight": n, "value": 10} for n in range(1, 11)
    ] + [{"term": "time", "weight": -28, "value": 100}],
    "weeks": [{"week": "A", "sessions": [
        {"day": "mon", "title": "Session 1", "budget_minutes": 60, "seconds": 3480,
         "warmup_seconds": 660, "cooldown_seconds": 0, "blocks": [
             {"seconds": 900, "items": [item("goblet_squat", 3)]},
             {"seconds": 780, "items": [item("dumbbell_bench_press", 3, rir=None),
                                        item("one_arm_dumbbell_row", 3)]}]},
        {"day": "thu", "title": "Session 2", "budget_minutes": 45, "seconds": 2405,
         "warmup_seconds": 480, "cooldown_seconds": 60, "blocks": [
             {"seconds": 900, "items": [item("push_up", 2, reps="")]}]}]}],
    "audit": [
        audit_row("volume.chest", "3", "3", "8"),
        audit_row("direct.chest", "4.5", "2", None),
        audit_row("ratio.pull_push", "4/3", "1", "3/2", "ratio"),
        audit_row("pattern.push", "2", "1", None, "exercises"),
        audit_row("session.rows", "1", None, "1", "exercises"),
    ],
    "conflict": None,
    "provenance": {
        "version": "0.1.0", "ortools": "9.15", "catalog_sha256": "c", "scenario_sha256": "s",
        "seed": 7, "workers": 1, "solve_seconds": 0.41, "build_seconds": 0.05,
    },
}  # fmt: skip


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog that ships."""
    return load_catalog()


@pytest.fixture(scope="session")
def rules(catalog: Catalog) -> tuple[Rule, ...]:
    """The rules of the hand-made program."""
    written = SCENARIO | {"constraints": {"extends": None, "rules": RULES}}
    return problem_of(Tree("test", written), catalog).rules


@pytest.fixture
def make_program():
    """The hand-made program with changes."""

    def make(**changes: object) -> Program:
        return Program.model_validate(PROGRAM | changes)

    return make


FULL_SCENARIO = {
    "client": "full-01",
    "days": {"mon": 60, "wed": 45, "fri": 60},
    "equipment": ["full_gym"],
    "weak": {"rear_delts": 1, "glute_max": 2},
}
STEPS = {
    "breath": ("breathing_90_90", 60, "slow breaths out until the ribs drop"),
    "activation": ("glute_bridge_hold", 120, "holds of 5 s, ribs down"),
    "ramp": ("barbell_back_squat", 120, "2 sets, rising: 8 at half, 4 at three quarters"),
}


def step(phase: str, **changes: object) -> dict:
    exercise, seconds, text = STEPS[phase]
    return {"phase": phase, "exercise": exercise, "seconds": seconds, "text": text} | changes


def full_session(day: str, minutes: int, seconds: int, lead: str) -> dict:
    """A session with two pairs, long names, notes, a warm-up of its own in part, and a cool-down."""
    sided = {
        "reps": "30-40 s per side",
        "tempo": "2-0-1-0",
        "note": "weaker side first; hold still",
    }
    return {
        "day": day, "title": f"Full body on {day}", "budget_minutes": minutes, "seconds": seconds,
        "warmup_seconds": 300, "cooldown_seconds": 60, "intensity": "moderate",
        "warmup": [step("breath"), step("activation"), step("ramp", exercise=lead)],
        "cooldown": [{"phase": "unwind", "exercise": "lat_stretch", "seconds": 60, "text": "easy"}],
        "blocks": [
            {"seconds": 600, "items": [item(lead, 4, tempo="2-0-1-0", note="next: Zercher squat")]},
            {"seconds": 500, "items": [item("slow_lowering_db_rdl_of_a_long_name", 3, **sided),
                                       item("one_arm_dumbbell_row", 3, rest_seconds=120)]},
            {"seconds": 500, "items": [item("front_plank", 2, rest_seconds=150),
                                       item("dumbbell_bench_press", 2, note="weaker side first")]},
            {"seconds": 300, "items": [item("push_up", 2, reps="", rir=None)]},
        ],
    }  # fmt: skip


def measured(rule: Rule, number: int) -> dict | None:
    """A row for a rule of the weekly audit: every third value at its bound, the others within."""
    if not isinstance(rule, VolumeRule | RatioRule | CoverageRule):
        return None
    bottom = Fraction(rule.min or 0)
    top = bottom + 4 if rule.max is None else Fraction(rule.max)
    value = bottom if number % 3 == 0 else bottom + (top - bottom) / 2
    low = None if rule.min is None else show_fraction(bottom)
    high = None if rule.max is None else show_fraction(top)
    unit = "ratio" if isinstance(rule, RatioRule) else "sets"
    return audit_row(rule.id, show_fraction(value), low, high, unit)


@pytest.fixture(scope="session")
def full(catalog: Catalog) -> tuple[Program, tuple[Rule, ...]]:
    """A week of three sessions judged by every weekly rule of the set that ships."""
    rules = problem_of(Tree("test", FULL_SCENARIO), catalog).rules
    rows = (measured(rule, number) for number, rule in enumerate(rules))
    sessions = [
        full_session("mon", 60, 3600, "goblet_squat"),
        full_session("wed", 45, 2500, "barbell_back_squat"),
        full_session("fri", 60, 3599, "goblet_squat"),
    ]
    written = {
        "client": "full-01",
        "scenario": FULL_SCENARIO,
        "weeks": [{"week": "A", "sessions": sessions}],
        "audit": [row for row in rows if row is not None],
    }
    return Program.model_validate(PROGRAM | written), rules
