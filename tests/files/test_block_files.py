"""A plan is read with every fault placed, whether it is a program or a block."""

import copy
import json

import pytest

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import Program
from optimizer.errors import InputError
from optimizer.files.block import block_in, load_plan
from optimizer.files.catalog import load_catalog
from optimizer.files.reading import read_tree

CATALOG = load_catalog()
SCENARIO = {"client": "ana-01", "days": {"mon": 60}, "equipment": ["full_gym"]}
SESSION = {
    "day": "mon", "title": "Session 1", "budget_minutes": 60, "seconds": 1000,
    "warmup_seconds": 660, "cooldown_seconds": 0,
    "warmup": [{"phase": "ramp", "exercise": "push_up", "seconds": 60, "text": "easy ones"}],
    "blocks": [
        {"seconds": 340, "items": [{"exercise": "push_up", "sets": 2, "rest_seconds": 120}]}
    ],
}  # fmt: skip
BLOCK = {
    "format": "block/1", "client": "ana-01", "scenario": SCENARIO, "constraint_set": "minimal",
    "start": "2026-11-30", "rescreen": "2026-12-28", "provenance": None,
    "weeks": [
        {"number": n, "week": "A", "starts": starts, "wave": "moderate", "sets_percent": 100,
         "rir": "2", "sessions": [SESSION], "audit": []}
        for n, starts in ((1, "2026-11-30"), (2, "2026-12-07"))
    ],
}  # fmt: skip
PROGRAM = {
    "format": "program/1", "client": "ana-01", "scenario": SCENARIO, "constraint_set": "minimal",
    "status": "optimal", "objective": 1, "bound": 1, "gap": 0.0, "objective_terms": [],
    "weeks": [{"week": "A", "sessions": [SESSION]}], "audit": [], "conflict": None,
    "provenance": None,
}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def writes(data: object) -> str:
        path = tmp_path / "plan.json"
        path.write_text(json.dumps(data, indent=1))
        return str(path)

    return writes


def faults(caught) -> dict[str, str]:
    return {fault.field: fault.text("plan") for fault in caught.value.faults}


def test_both_formats_are_read_with_their_scenario(write):
    plan = load_plan(write(PROGRAM), CATALOG)
    assert isinstance(plan.document, Program)
    plan = load_plan(write(BLOCK), CATALOG)
    assert isinstance(plan.document, TrainingBlock)
    assert plan.problem.scenario.client == "ana-01"


def test_a_program_that_states_no_format_is_read(write):
    data = {key: value for key, value in PROGRAM.items() if key != "format"}
    assert isinstance(load_plan(write(data), CATALOG).document, Program)


def test_a_block_is_asked_for_and_a_program_refused(write):
    block, problem = block_in(read_tree(write(BLOCK), ".json"), CATALOG)
    assert (len(block.weeks), problem.asked.client) == (2, "ana-01")
    with pytest.raises(InputError, match="format: is not a format that is read here"):
        block_in(read_tree(write(PROGRAM), ".json"), CATALOG)


@pytest.mark.parametrize("stated", ["program/2", "blok/1", 7, None])
def test_an_unknown_format_is_refused(write, stated):
    with pytest.raises(InputError, match="program/1, block/1"):
        load_plan(write(PROGRAM | {"format": stated}), CATALOG)


@pytest.mark.parametrize("data", [PROGRAM | {"status": "infeasible"}, BLOCK])
def test_a_plan_without_weeks_is_refused_and_says_why(write, data):
    with pytest.raises(InputError, match="weeks: holds no week") as caught:
        load_plan(write(data | {"weeks": []}), CATALOG)
    assert ("infeasible" in str(caught.value)) == ("status" in data)


def test_every_unknown_exercise_is_told_with_its_place(write):
    data = copy.deepcopy(PROGRAM)
    session = data["weeks"][0]["sessions"][0]
    session["blocks"][0]["items"][0]["exercise"] = "push_upp"
    session["warmup"][0]["exercise"] = "nothing_like_it_zzz"
    with pytest.raises(InputError) as caught:
        load_plan(write(data), CATALOG)
    found = faults(caught)
    assert set(found) == {
        "weeks[0].sessions[0].warmup[0].exercise",
        "weeks[0].sessions[0].blocks[0].items[0].exercise",
    }
    assert "Did you mean push_up?" in found["weeks[0].sessions[0].blocks[0].items[0].exercise"]
    assert all(fault.line for fault in caught.value.faults)


def test_a_day_or_week_given_twice_is_refused(write):
    data = copy.deepcopy(PROGRAM)
    data["weeks"][0]["sessions"].append(copy.deepcopy(SESSION))
    data["weeks"].append({"week": "A", "sessions": []})
    with pytest.raises(InputError) as caught:
        load_plan(write(data), CATALOG)
    assert set(faults(caught)) == {"weeks[0].sessions[1].day", "weeks[1]"}


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (("2026-12-01", "2026-12-08"), ["weeks[0].starts", "weeks[1].starts"]),
        (("2026-11-30", "2026-12-14"), ["weeks[1].starts"]),
        (("2026-11-30", "2026-11-30"), ["weeks[1].starts"]),
        (("9999-12-27", "9999-12-27"), ["weeks[0].starts", "weeks[1].starts"]),
    ],
)
def test_weeks_of_a_block_follow_each_other_from_monday(write, starts, expected):
    data = copy.deepcopy(BLOCK)
    for week, day in zip(data["weeks"], starts, strict=True):
        week["starts"] = day
    with pytest.raises(InputError) as caught:
        load_plan(write(data), CATALOG)
    assert list(faults(caught)) == expected


def test_the_scenario_inside_is_checked_with_its_line(write):
    data = copy.deepcopy(BLOCK)
    data["scenario"]["equipment"] = ["full_gim"]
    with pytest.raises(InputError, match="Did you mean full_gym") as caught:
        load_plan(write(data), CATALOG)
    assert caught.value.faults[0].line > 5


@pytest.mark.parametrize("text", ["", "[]", "{", "7", '{"format": ["block/1"]}', "null"])
def test_what_is_no_plan_is_refused(tmp_path, text):
    path = tmp_path / "plan.json"
    path.write_text(text)
    with pytest.raises(InputError):
        load_plan(str(path), CATALOG)
