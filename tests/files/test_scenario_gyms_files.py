"""Equipment by day in scenario files."""

import json

import jsonschema
import pytest
import yaml

from optimizer.errors import InputError
from optimizer.features.schema.command import json_schema
from optimizer.files.catalog import load_catalog
from optimizer.files.reading import parse
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree

DAYS = "days: {mon: 60, thu: 60, sat: 60}\n"
GYMS = "equipment:\n  mon: [full_gym]\n  thu: [home_dumbbell]\n  sat: [home_dumbbell]\n"
SQUAT = "barbell_back_squat"


def problem(text):
    return problem_of(parse(text, "client.yaml", lenient=True), load_catalog())


def faults(text):
    with pytest.raises(InputError) as caught:
        problem(text)
    return caught.value.faults


def test_each_day_has_its_own():
    scenario = problem(DAYS + GYMS).scenario
    assert scenario.equipment_on("mon") == ("full_gym",)
    assert scenario.equipment_on("sat") == ("home_dumbbell",)
    assert scenario.equipment == ("full_gym", "home_dumbbell")


def test_a_list_is_the_same_on_every_day():
    scenario = problem(DAYS + "equipment: [dumbbell]\n").scenario
    assert {scenario.equipment_on(day) for day in scenario.days} == {("dumbbell",)}
    assert scenario.on("mon") is scenario


def test_a_single_name_stands_for_a_list_and_an_empty_list_for_the_floor():
    scenario = problem(DAYS + "equipment: {mon: full_gym, thu: [], sat: []}\n").scenario
    assert scenario.equipment_on("mon") == ("full_gym",)
    assert scenario.equipment_on("thu") == ()


@pytest.mark.parametrize("equipment", [GYMS, "equipment: [full_gym]\n"])
def test_what_a_program_file_holds_is_read_again(equipment):
    made = problem(DAYS + equipment)
    assert made.filled["equipment"] == yaml.safe_load(equipment)["equipment"]
    again = problem_of(Tree("again", json.loads(json.dumps(made.filled))), load_catalog())
    assert (again.scenario, again.sha256) == (made.scenario, made.sha256)


def test_the_order_of_the_days_means_nothing():
    turned = "equipment: {sat: [home_dumbbell], thu: [home_dumbbell], mon: [full_gym]}\n"
    assert problem(DAYS + turned).sha256 == problem(DAYS + GYMS).sha256


def test_other_days_are_another_scenario():
    swapped = "equipment: {mon: [home_dumbbell], thu: [full_gym], sat: [home_dumbbell]}\n"
    ours, theirs = problem(DAYS + GYMS), problem(DAYS + swapped)
    assert ours.scenario != theirs.scenario
    assert ours.sha256 != theirs.sha256


@pytest.mark.parametrize(
    ("equipment", "fits"),
    [
        (["full_gym"], True),
        ("full_gym", True),
        ({"mon": ["full_gym"], "thu": "dumbbell"}, True),
        ({"monday": ["full_gym"]}, False),
        ({"mon": 3}, False),
    ],
)
def test_the_schema_knows_both_ways(equipment, fits):
    schema = json_schema("scenario")
    value = {"days": {"mon": 60, "thu": 60}, "equipment": equipment}
    assert jsonschema.Draft202012Validator(schema).is_valid(value) is fits


FAULTY = {
    "a missing day": ("{mon: [full_gym], sat: []}", 2, "equipment", None, "what there is on thu"),
    "no days": ("{}", 2, "equipment", None, "what there is on mon, thu, sat"),
    "a rest day": (
        "\n  mon: []\n  tue: []\n  thu: []\n  sat: []", 4, "equipment.tue", None,
        "is not a training day (got tue; allowed: mon, thu, sat)",
    ),
    "no day": ("\n  mon: []\n  thur: []\n  sat: []", 4, "equipment.thur", "thu", "not a known name"),
    "an unknown preset": (
        "\n  mon: []\n  thu: []\n  sat:\n    - home_dumbell", 6, "equipment.sat[0]", "home_dumbbell",
        "not a known equipment or preset",
    ),
    "an unknown item alone": (
        "\n  mon: dumbell\n  thu: []\n  sat: []", 3, "equipment.mon", "dumbbell", "'dumbell'",
    ),
    "days in a day": (
        "\n  mon: {mon: []}\n  thu: []\n  sat: []", 3, "equipment.mon", None, "must be a list",
    ),
    "nothing on a day": ("\n  mon:\n  thu: []\n  sat: []", 3, "equipment.mon", None, "must be a list"),
    "a day twice": ("\n  mon: []\n  mon: []\n  thu: []\n  sat: []", 4, "equipment.mon", None, "twice"),
    "too many on a day": (
        "\n  mon: [" + "dumbbell, " * 101 + "]\n  thu: []\n  sat: []", 3, "equipment.mon", None,
        "at most 100",
    ),
    "a list of days": ("[{mon: [full_gym]}]", 2, "equipment[0]", None, "must be text"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_says_where_and_what(name):
    equipment, line, field, near, said = FAULTY[name]
    (fault,) = faults(f"{DAYS}equipment: {equipment}\n")
    assert (fault.line, fault.field, fault.nearest) == (line, field, near)
    assert said in fault.text("client.yaml")


def test_all_faults_are_told_at_once():
    text = DAYS + "equipment: {mon: [full_gim], tue: [dumbbell], thu: [barbel]}\nlevel: expert\n"
    fields = {fault.field for fault in faults(text)}
    assert fields == {"equipment", "equipment.mon[0]", "equipment.tue", "equipment.thu[0]", "level"}


def test_faults_of_days_are_not_told_twice():
    (fault,) = faults("days: {mon: 60, thu: 999, sat: 60}\n" + GYMS)
    assert fault.field == "days.thu"


# -- wishes -------------------------------------------------------------------------------------


def test_included_where_one_day_has_what_it_needs():
    assert problem(f"{DAYS}{GYMS}include: [{SQUAT}]\n").scenario.include == (SQUAT,)


def test_items_of_two_days_do_not_add_up():
    split = "equipment: {mon: [barbell], thu: [rack], sat: []}\n"
    (fault,) = faults(f"{DAYS}{split}include: [{SQUAT}]\n")
    assert (fault.field, fault.message) == ("include[0]", "needs barbell + rack")


def test_a_lock_needs_the_equipment_of_its_own_day():
    assert problem(f"{DAYS}{GYMS}lock: [{{day: mon, exercise: {SQUAT}}}]\n").scenario.lock
    (fault,) = faults(f"{DAYS}{GYMS}lock: [{{day: thu, exercise: {SQUAT}}}]\n")
    assert fault.field == "lock[0].exercise"
    assert fault.message == "needs barbell + rack, which thu does not have"


TEMPLATE = (
    "days: {mon: 60, tue: 60, thu: 60, fri: 60}\nlevel: advanced\nweeks: 2\ntemplate: two_week\n"
)


def test_a_template_needs_the_equipment_of_its_days():
    at_home = (
        "equipment: {mon: [full_gym], tue: [full_gym], thu: [home_dumbbell], fri: [full_gym]}\n"
    )
    found = [fault.message for fault in faults(TEMPLATE + at_home)]
    (face_pull,) = [message for message in found if message.startswith("face_pull")]
    assert face_pull.startswith("face_pull (week B thu) needs cable")
