"""A small gym: five muscles, a group, and exercises with easy numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from optimizer.domain.exercise import Exercise, Group, Muscle, Preset
from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.verifier.finding import Finding
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.tally import Tally

WORK, REST, SETUP = 40, 80, 60
WARMUP, SHORT_WARMUP, COOLDOWN = 600, 400, 30


def _exercise(id_: str, pattern: str, contributions: dict[str, int], **more: Any) -> Exercise:
    """An exercise; what does not matter here is taken from a shipped one."""
    return Exercise.model_validate(
        {
            **load_catalog().exercises[0].model_dump(),
            "id": id_,
            "name": id_.replace("_", " "),
            "kind": "hard",
            "pattern": pattern,
            "dose": "compound",
            "plane": "sagittal",
            "plane_strict": True,
            "laterality": "bilateral",
            "contributions": contributions,
            "equipment": [[]],
            "level": 1,
            "standing": 2,
            "work_seconds": WORK,
            "rest_seconds": {"balance": REST, "strength": 180, "hypertrophy": 90, "endurance": 45},
            "setup_seconds": SETUP,
            "source": "test",
            "region": "upper",
            "compound": True,
            "loadable": True,
            "tags": (),
            "stress": {},
            "order": 1,
            **more,
        }
    )


def _muscle(id_: str, class_: str, chain: str) -> dict[str, Any]:
    return {"id": id_, "name": id_, "class": class_, "chain": chain, "min": 0, "max": 20}


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    muscles = [
        _muscle("chest", "A", "anterior"),
        _muscle("lats", "A", "posterior"),
        _muscle("front_delts", "B", "anterior"),
        _muscle("side_delts", "B", "neutral"),
        _muscle("cuff", "C", "posterior"),
    ]
    shoulders = {**_muscle("shoulders", "A", "neutral"), "members": ["front_delts", "side_delts"]}
    exercises = [
        _exercise("press", "push/flat", {"chest": 2, "front_delts": 1}, equipment=[["bench"]]),
        _exercise("overhead", "push/up", {"front_delts": 2, "side_delts": 1}, level=2),
        _exercise("raise", "side", {"side_delts": 2}, compound=False, work_seconds=20),
        _exercise("row", "pull/flat", {"lats": 2, "cuff": 1},
                  equipment=[["bar", "rack"], ["cable"]]),
        _exercise("deadlift", "hinge", {"lats": 1}, tags=["heavy_axial"], stress={"spine": 2}),
        _exercise("squat", "squat", {}, tags=["heavy_axial"], stress={"spine": 1, "knee": 2}),
        _exercise("kneel", "squat", {}, tags=["default_off"], level=3),
        _exercise("band_turn", "cuff", {"cuff": 2, "chest": 2}, kind="drill", rest_seconds={
            "balance": 30, "strength": 30, "hypertrophy": 30, "endurance": 30}),
        _exercise("stretch", "stretch", {"chest": 2}, kind="mobility"),
    ]  # fmt: skip
    small = {
        "muscles": tuple(Muscle.model_validate(muscle) for muscle in muscles),
        "groups": (Group.model_validate(shoulders),),
        "presets": (Preset(id="club", name="Club", items=("bar", "rack")),),
        "exercises": tuple(exercises),
    }
    shipped = load_catalog()
    return Catalog(**{**{name: getattr(shipped, name) for name in Catalog.model_fields}, **small})


Plan = dict[str, dict[str, int]]
"""Day -> exercise -> sets."""


@pytest.fixture
def scenario() -> Scenario:
    days = {"mon": 60, "tue": 60, "fri": 45}
    return Scenario(days=days, equipment=("bench", "cable"), framework="none")


@pytest.fixture(scope="session")
def make_week(catalog: Catalog) -> Callable[..., Week]:
    """A faultless week file with the days, exercises and sets of a plan, by hand arithmetic."""

    def make(plan: Plan, minutes: dict[str, int] | None = None) -> Week:
        sessions = []
        for day, sets_of in plan.items():
            blocks = []
            for id_, sets in sets_of.items():
                known = catalog.by_id.get(id_)
                rest = known.rest_seconds["balance"] if known else REST
                work = known.work_seconds if known else WORK
                item = Item(exercise=id_, sets=sets, rest_seconds=rest)
                blocks.append(Block(seconds=SETUP + sets * (work + rest), items=(item,)))
            budget = (minutes or {"fri": 45}).get(day, 60)
            warmup = SHORT_WARMUP if budget <= 45 else WARMUP
            sessions.append(
                Session(
                    day=day,
                    title="Day",
                    budget_minutes=budget,
                    seconds=warmup + COOLDOWN + sum(b.seconds for b in blocks),
                    warmup_seconds=warmup,
                    cooldown_seconds=COOLDOWN,
                    blocks=tuple(blocks),
                )
            )
        return Week(week="A", sessions=tuple(sessions))

    return make


@pytest.fixture(scope="session")
def make_rule() -> Callable[..., Rule]:
    """A rule of a kind with its parameters."""

    def make(kind: str, id_: str = "r", **parameters: Any) -> Rule:
        rule = {"id": id_, "kind": kind, "why": "For the test.", "source": "test", **parameters}
        objective = {"name": "o", "title": "o", "terms": []}
        data = {"name": "s", "title": "s", "rules": [rule], "objective": objective}
        return ConstraintSet.model_validate(data).rules[0]

    return make


@pytest.fixture(scope="session")
def time_rule(make_rule: Callable[..., Rule]) -> Rule:
    return make_rule(
        "session_time",
        "session.time",
        warmup_seconds=WARMUP,
        short_warmup_seconds=SHORT_WARMUP,
        short_minutes=45,
        cooldown_seconds=COOLDOWN,
    )


@pytest.fixture
def check(
    make_rule: Callable[..., Rule],
    make_week: Callable[..., Week],
    scenario: Scenario,
    catalog: Catalog,
) -> Callable[..., list[Finding]]:
    """The findings of a rule, given by kind and parameters, on the week of a plan."""

    def run(kind: str, plan: Plan, /, **parameters: Any) -> list[Finding]:
        asked = {key: parameters.pop(key) for key in ("level", "limits", "exclude", "include",
                 "lock", "equipment", "days") if key in parameters}  # fmt: skip
        who = Scenario.model_validate({**scenario.model_dump(), **asked})
        rule = make_rule(kind, parameters.pop("id_", "r"), **parameters)
        return list(CHECKS[kind](rule, Tally(make_week(plan), who, catalog)))

    return run
