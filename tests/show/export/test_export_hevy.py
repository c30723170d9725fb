import json
import re

import pytest
from hevy_api_wrapper.models import schemas

from optimizer.files.app_names import load_app_names

MODELS = {
    "/v1/exercise_templates": schemas.CreateCustomExerciseRequestBody,
    "/v1/routines": schemas.PostRoutinesRequestBody,
}


def identifier(number):
    return f"custom-{number}"


@pytest.mark.parametrize("name", ["program", "rotation", "block", "hostile"])
def test_every_body_is_one_that_the_api_takes(exported, schedules, replayed, name):
    sent = replayed(exported("hevy", schedules[name]).content, identifier)
    for request in sent:
        parsed = MODELS[request.path].model_validate(request.body)
        assert parsed.model_dump(mode="json", exclude_unset=True) == request.body
    paths = [request.path for request in sent]
    assert paths == sorted(paths), "exercises come before routines"
    assert paths.count("/v1/routines") == sum(len(w.sessions) for w in schedules[name].weeks)


def test_unknown_exercises_are_created_and_then_used(exported, schedules, replayed):
    export = exported("hevy", schedules["program"])
    sent = replayed(export.content, identifier)
    customs = {r.body["exercise"]["title"]: r for r in sent if "exercise" in r.body}
    assert set(customs) == {"Tib bar raise", "Suitcase carry"}
    carry = customs["Suitcase carry"].body["exercise"]
    assert carry["exercise_type"] == "weight_duration"
    assert carry["equipment_category"] == "dumbbell"
    mon = next(r for r in sent if r.id == "routine.A.mon").body["routine"]
    assert mon["exercises"][-1]["exercise_template_id"] == customs["Tib bar raise"].answer
    assert re.fullmatch(r"[0-9A-F]{8}", mon["exercises"][0]["exercise_template_id"])
    assert "Tib bar raise" in " ".join(export.notes)


def test_pairs_share_an_id_and_rest_once(exported, schedules):
    data = json.loads(exported("hevy", schedules["program"]).content)
    mon = next(r for r in data["requests"] if r["id"] == "routine.A.mon")["body"]["routine"]
    assert [e["superset_id"] for e in mon["exercises"]] == [None, 1, 1, None]
    assert [e["rest_seconds"] for e in mon["exercises"]] == [90, 0, 75, 90]


def test_sets_hold_ranges_counts_and_seconds(exported, schedules):
    data = json.loads(exported("hevy", schedules["program"]).content)
    by_id = {r["id"]: r["body"] for r in data["requests"]}
    squat, *_, tib = by_id["routine.A.mon"]["routine"]["exercises"]
    assert len(squat["sets"]) == 3
    assert squat["sets"][0]["rep_range"] == {"start": 8, "end": 12}
    assert squat["notes"] == "3 x 8-12, RIR 2, tempo 2-0-1-0; next: more"
    assert tib["sets"][0]["reps"] == 12
    plank = by_id["routine.A.thu"]["routine"]["exercises"][0]
    assert plank["sets"][0]["duration_seconds"] == 40
    assert plank["sets"][0]["reps"] is None


def test_words_for_muscles_and_equipment_are_those_of_the_api():
    names = load_app_names("hevy")
    assert set(names.muscles.values()) <= {m.value for m in schemas.MuscleGroup}
    assert set(names.equipment.values()) <= {e.value for e in schemas.EquipmentCategory}
    assert all(re.fullmatch(r"[0-9A-F]{8}", name.id) for name in names.names)
