"""A small program, written by hand, with the rules that its audit speaks of."""

import pytest

from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Program
from optimizer.domain.rules import Rule
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import request_of
from optimizer.files.tree import Tree

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
    return request_of(Tree("test", written), catalog).rules


@pytest.fixture
def make_program():
    """The hand-made program with changes."""

    def make(**changes: object) -> Program:
        return Program.model_validate(PROGRAM | changes)

    return make
