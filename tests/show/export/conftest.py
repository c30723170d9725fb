"""A hand-made program, an A/B program and a dated block, with everything that is hard to write."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import Program
from optimizer.domain.scenario import Scenario
from optimizer.problem.catalog import Catalog
from optimizer.show.export import EXPORTERS, Export, Settings
from optimizer.show.export.schedule import Schedule, schedule_of

SCENARIO = {
    "client": "ana-01",
    "days": {"mon": 60, "thu": 45},
    "equipment": ["dumbbell", "flat_bench", "tib_bar", "space"],
}


def item(exercise: str, sets: int, reps: str = "8-12", **more: object) -> dict:
    given = {"exercise": exercise, "sets": sets, "reps": reps, "rir": 2, "rest_seconds": 90}
    return given | more


def step(phase: str, exercise: str, text: str = "slow and easy") -> dict:
    return {"phase": phase, "exercise": exercise, "seconds": 90, "text": text}


MON = {
    "day": "mon", "title": "Session 1", "budget_minutes": 60, "seconds": 3481,
    "warmup_seconds": 180, "cooldown_seconds": 90,
    "warmup": [step("activation", "wall_slide_lift_off"), step("ramp", "goblet_squat")],
    "cooldown": [step("unwind", "wall_slide_lift_off")],
    "blocks": [
        {"seconds": 900, "items": [item("goblet_squat", 3, tempo="2-0-1-0", note="next: more")]},
        {"seconds": 780, "items": [
            item("dumbbell_bench_press", 3, rest_seconds=60),
            item("one_arm_dumbbell_row", 3, "8-12 per side", rest_seconds=75)]},
        {"seconds": 300, "items": [item("tib_bar_raise", 2, "12", rir=None)]},
    ],
}  # fmt: skip
THU = {
    "day": "thu", "title": "Session 2", "budget_minutes": 45, "seconds": 2400,
    "warmup_seconds": 0, "cooldown_seconds": 0,
    "blocks": [
        {"seconds": 600, "items": [item("front_plank", 3, "20-40 s", rir=0, rest_seconds=45)]},
        {"seconds": 600, "items": [item("suitcase_carry", 2, "30-40 s per side"),
                                   item("tib_bar_raise", 2, "12")]},
        {"seconds": 600, "items": [item("pause_back_squat", 2, "5")]},
        {"seconds": 600, "items": [item("push_up", 4, "")]},
        {"seconds": 600, "items": [item("push_up", 1, "as many as you like")]},
    ],
}  # fmt: skip
AUDIT = [
    {"rule": "volume.chest", "week": "A", "value": "19/2", "min": "8", "max": None,
     "unit": "sets", "ok": True},
]  # fmt: skip
PROGRAM = {
    "client": "ana-01", "scenario": SCENARIO, "constraint_set": "balanced", "status": "optimal",
    "objective": 1, "bound": 1, "gap": 0.0, "objective_terms": [],
    "weeks": [{"week": "A", "sessions": [MON, THU]}], "audit": AUDIT,
    "changes": [{"trigger": "desk_worker", "rule": "ratio.pull_push", "effect": "More pulling."}],
    "conflict": None, "provenance": None,
}  # fmt: skip

HOSTILE = '=1+1\r\nEND:VCALENDAR\nBEGIN:VEVENT \x07 a,b;c\\d | <b>x</b> # // "q" é🏋'


def fewer(session: dict, drop: int = 1) -> dict:
    """The session with so many sets less of everything, and without what is left empty."""
    found = copy.deepcopy(session)
    for block in found["blocks"]:
        for entry in block["items"]:
            entry["sets"] -= drop
        block["items"] = [entry for entry in block["items"] if entry["sets"] > 0]
    found["blocks"] = [block for block in found["blocks"] if block["items"]]
    return found


def week(number: int, letter: str, starts: str, wave: str, sessions: list[dict]) -> dict:
    return {
        "number": number, "week": letter, "starts": starts, "wave": wave, "sets_percent": 100,
        "rir": "2-3", "sessions": sessions, "audit": AUDIT,
    }  # fmt: skip


BLOCK = {
    "format": "block/1", "client": "ana-01", "scenario": SCENARIO, "constraint_set": "balanced",
    "start": "2026-12-28", "rescreen": "2027-01-25",
    "weeks": [
        week(1, "A", "2026-12-28", "moderate", [MON, THU]),
        week(2, "B", "2027-01-04", "volume", [THU | {"day": "tue"}, MON | {"day": "sun"}]),
        week(3, "A", "2027-01-11", "deload", [fewer(MON), fewer(THU)]),
    ],
    "provenance": None,
}  # fmt: skip


class Sent(NamedTuple):
    """A request with its references filled in, and the id that it was answered with."""

    method: str
    path: str
    body: Any
    id: str
    answer: object


def made(plan: Program | TrainingBlock, catalog: Catalog) -> Schedule:
    return schedule_of(plan, Scenario.model_validate(SCENARIO), catalog)


@pytest.fixture
def program() -> Program:
    return Program.model_validate(PROGRAM)


@pytest.fixture
def rotation() -> Program:
    """Two weeks, A and B, with the sessions on other days."""
    weeks = [
        {"week": "A", "sessions": [MON, THU]},
        {"week": "B", "sessions": [THU | {"day": "tue"}, MON | {"day": "sun"}]},
    ]
    return Program.model_validate(PROGRAM | {"weeks": weeks})


@pytest.fixture
def block() -> TrainingBlock:
    return TrainingBlock.model_validate(BLOCK)


@pytest.fixture
def hostile() -> TrainingBlock:
    """A block whose every free text tries to break out of where it is put."""
    session = copy.deepcopy(MON)
    session["title"] = HOSTILE
    for part in session["warmup"]:
        part["text"] = HOSTILE[:100]
    for entry in session["blocks"][0]["items"]:
        entry.update(note=HOSTILE, tempo="@SUM(1)", reps="+8 <i>")
    weeks = [week(1, "A", "2026-12-28", "moderate", [session, THU])]
    return TrainingBlock.model_validate(BLOCK | {"client": HOSTILE, "weeks": weeks})


@pytest.fixture
def schedules(catalog, program, rotation, block, hostile):
    """Every plan as the exporters see it."""
    plans = {"program": program, "rotation": rotation, "block": block, "hostile": hostile}
    return {name: made(plan, catalog) for name, plan in plans.items()}


@pytest.fixture
def exported(catalog):
    """Writes a schedule for a target."""

    def export(target: str, schedule: Schedule, **settings: object) -> Export:
        return EXPORTERS[target].export(schedule, Settings(catalog, **settings))

    return export


@pytest.fixture
def start() -> date:
    """A Wednesday."""
    return date(2026, 11, 25)


@pytest.fixture
def replayed():
    """Plays the requests of a document to a server that numbers what it makes."""

    def replay(content: bytes, answer: Callable[[int], object] = int) -> list[Sent]:
        answers: dict[str, object] = {}
        sent = []
        for number, request in enumerate(json.loads(content)["requests"], 1):
            body = copy.deepcopy(request["body"])
            for path, origin in request["refs"].items():
                *above, last = path.split(".")
                place = body
                for part in above:
                    place = place[int(part)] if isinstance(place, list) else place[part]
                assert place[last] is None
                place[last] = answers[origin]
            assert request["id"] not in answers
            answers[request["id"]] = answer(number)
            sent.append(
                Sent(request["method"], request["path"], body, request["id"], answer(number))
            )
        return sent

    return replay
