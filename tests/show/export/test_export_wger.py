from dataclasses import replace
from datetime import date, timedelta

import pytest
from wger_api_client import models

from optimizer.show.export.schedule import dated
from optimizer.show.export.wger import MOST_WEEKS

MODELS = {
    "/api/v2/routine/": models.RoutineRequest,
    "/api/v2/day/": models.DayRequest,
    "/api/v2/slot/": models.SlotRequest,
    "/api/v2/slot-entry/": models.SlotEntryRequest,
    "/api/v2/sets-config/": models.SetNrConfigRequest,
    "/api/v2/repetitions-config/": models.RepetitionsConfigRequest,
    "/api/v2/max-repetitions-config/": models.MaxRepetitionsConfigRequest,
    "/api/v2/rir-config/": models.RiRConfigRequest,
    "/api/v2/rest-config/": models.RestConfigRequest,
}
LONGEST = {
    ("routine", "name"): 25, ("routine", "description"): 1000, ("day", "name"): 20,
    ("day", "description"): 1000, ("slot", "comment"): 200, ("slot-entry", "comment"): 100,
}  # fmt: skip


def of(sent, kind):
    return [request for request in sent if request.path == f"/api/v2/{kind}/"]


@pytest.mark.parametrize("name", ["program", "rotation", "block", "hostile"])
def test_every_body_is_one_that_the_api_takes(exported, schedules, replayed, start, name):
    schedule = schedules[name]
    if schedule.start is None:
        schedule = dated(schedule, start)
    sent = replayed(exported("wger", schedule).content)
    for request in sent:
        if request.method == "GET":
            assert request.path.startswith("/api/v2/exerciseinfo/?uuid=")
            continue
        model = MODELS[request.path].from_dict(request.body)
        assert model.to_dict() == request.body
        assert not model.additional_properties
        for (kind, key), longest in LONGEST.items():
            if request.path == f"/api/v2/{kind}/":
                assert len(request.body[key]) <= longest
    for request in of(sent, "rir-config"):
        assert 0 <= float(request.body["value"]) <= 4.5
    for request in of(sent, "rest-config"):
        assert 0 <= request.body["value"] <= 1800


def test_every_day_of_the_calendar_is_a_day_in_order(exported, schedules, replayed):
    schedule = schedules["block"]
    sent = replayed(exported("wger", schedule).content)
    (routine,) = of(sent, "routine")
    assert (routine.body["start"], routine.body["end"]) == ("2026-12-28", "2027-01-17")
    days = of(sent, "day")
    assert [day.body["order"] for day in days] == list(range(1, 22))
    trained = [
        date(2026, 12, 28) + timedelta(days=day.body["order"] - 1)
        for day in days
        if not day.body["is_rest"]
    ]
    assert trained == [s.date for week in schedule.weeks for s in week.sessions]
    assert {day.body["routine"] for day in days} == {routine.answer}


def test_pairs_share_a_slot_and_the_unknown_is_a_comment(exported, schedules, replayed, start):
    export = exported("wger", dated(schedules["program"], start))
    sent = replayed(export.content)
    mon = next(day for day in of(sent, "day") if day.body["name"].startswith("A Mon"))
    slots = [slot for slot in of(sent, "slot") if slot.body["day"] == mon.answer]
    entries = [[e for e in of(sent, "slot-entry") if e.body["slot"] == s.answer] for s in slots]
    assert [len(found) for found in entries] == [1, 1, 0]
    assert slots[1].body["comment"].startswith("A2 One-arm dumbbell row: 3 x 8-12 per side")
    assert slots[2].body["comment"] == "Tib bar raise: 2 x 12, rest 90 s"
    assert "One-arm dumbbell row" in export.notes[0]


def test_values_of_an_entry(exported, schedules, replayed, start):
    sent = replayed(exported("wger", dated(schedules["program"], start)).content)
    plank = next(e for e in of(sent, "slot-entry") if e.body["repetition_unit"] == 3)
    values = {
        request.path.split("/")[3]: request.body["value"]
        for request in sent
        if request.body and request.body.get("slot_entry") == plank.answer
    }
    assert values == {
        "sets-config": 3, "repetitions-config": "20", "max-repetitions-config": "40",
        "rir-config": "0", "rest-config": 45,
    }  # fmt: skip
    looked_up = {request.answer for request in sent if request.method == "GET"}
    assert plank.body["exercise"] in looked_up


@pytest.mark.parametrize(("weeks", "routines"), [(MOST_WEEKS, 1), (MOST_WEEKS + 1, 2)])
def test_a_long_plan_becomes_several_routines(
    exported, schedules, replayed, start, weeks, routines
):
    sent = replayed(exported("wger", dated(schedules["program"], start, weeks)).content)
    found = of(sent, "routine")
    assert len(found) == routines
    for routine in found:
        length = date.fromisoformat(routine.body["end"]) - date.fromisoformat(routine.body["start"])
        assert 0 <= length.days < 120


def test_what_is_beyond_the_limits_of_wger_is_cut_to_them(exported, schedules, replayed):
    schedule = schedules["block"]
    week = schedule.weeks[0]
    task = week.sessions[0].tasks[0]
    long = replace(task, item=task.item.model_copy(update={"rest_seconds": 3600, "rir": 10}))
    session = replace(week.sessions[0], groups=((long,),))
    only = replace(schedule, weeks=(replace(week, sessions=(session,)),))
    sent = replayed(exported("wger", only).content)
    assert [r.body["value"] for r in of(sent, "rest-config")] == [1800]
    assert [r.body["value"] for r in of(sent, "rir-config")] == ["4"]
