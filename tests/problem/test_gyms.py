"""What each training day has, and which days an exercise can stand on."""

import pytest
from support import problem_with

from optimizer.answer.cooldown import cooldown
from optimizer.answer.prescription import prescribed
from optimizer.answer.warmup import warmup
from optimizer.domain.gyms import days_for, gyms
from optimizer.domain.preparation import Choice
from optimizer.domain.program import Session, Step
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.problem.overhead import correctives_by_day, fitting, suits
from optimizer.verifier.steps import steps

CATALOG = load_catalog()
SQUAT = CATALOG.by_id["barbell_back_squat"]
GOBLET = CATALOG.by_id["goblet_squat"]


def client(equipment, **more):
    days = {"mon": 60, "wed": 60, "fri": 60}
    return Scenario.model_validate({"days": days, "equipment": equipment, **more})


MIXED = {"mon": ["full_gym"], "wed": ["home_dumbbell"], "fri": ["full_gym"]}


def test_days_with_the_same_equipment_belong_together():
    assert gyms(client(MIXED)) == {("full_gym",): ("mon", "fri"), ("home_dumbbell",): ("wed",)}
    assert gyms(client(["dumbbell"])) == {("dumbbell",): ("mon", "wed", "fri")}


@pytest.mark.parametrize(
    ("equipment", "exercise", "days"),
    [
        (["full_gym"], SQUAT, ("mon", "wed", "fri")),
        (["home_dumbbell"], SQUAT, ()),
        (MIXED, SQUAT, ("mon", "fri")),
        (MIXED, GOBLET, ("mon", "wed", "fri")),
        ({"mon": ["barbell"], "wed": ["rack"], "fri": []}, SQUAT, ()),
    ],
)
def test_days_for_an_exercise(equipment, exercise, days):
    assert days_for(exercise, client(equipment), CATALOG) == days


def test_a_client_suits_an_exercise_of_one_day_and_that_day_only():
    who = client(MIXED)
    assert suits(SQUAT, who, CATALOG)
    assert [suits(SQUAT, who, CATALOG, day) for day in who.days] == [True, False, True]
    assert [suits(SQUAT, who.on(day), CATALOG) for day in who.days] == [True, False, True]


def test_a_choice_is_the_first_that_the_day_allows():
    choices = [Choice(exercise=e.id, text="five of them") for e in (SQUAT, GOBLET)]
    who = client(MIXED)
    found = [fitting(choices, who, CATALOG, day) for day in who.days]
    assert found == [choices[0], choices[1], choices[0]]


BARE = {"mon": ["full_gym"], "wed": [], "fri": []}


def with_correctives(*choices):
    """The catalog with correctives of these choices only."""
    made = tuple(Choice(exercise=e.id, text="five of them") for e in choices)
    preparation = CATALOG.preparation
    correctives = tuple(
        c.model_copy(update={"choices": made, "sessions": 3}) for c in preparation.correctives
    )
    changed = preparation.model_copy(update={"correctives": correctives})
    return CATALOG.model_copy(update={"preparation": changed})


@pytest.mark.parametrize(
    ("equipment", "days"),
    [
        (["full_gym"], {"mon", "wed", "fri"}),
        (MIXED, {"mon", "fri"}),
        (BARE, {"mon"}),
        ([], set()),
    ],
)
def test_correctives_stand_where_they_can_be_done(equipment, days):
    who = client(equipment, flags=["office_worker"], days={"mon": 45, "wed": 60, "fri": 60})
    assert set(correctives_by_day(who, with_correctives(SQUAT))) == days


def test_a_corrective_is_done_with_what_the_day_has():
    catalog = with_correctives(SQUAT, GOBLET)
    who = client(MIXED, flags=["office_worker"])
    first = {
        day: cooldown((), day, 1800, problem_with(who, catalog))[0].exercise for day in who.days
    }
    assert first == {"mon": SQUAT.id, "wed": GOBLET.id, "fri": SQUAT.id}


def test_the_next_rung_is_one_of_the_day():
    who = client({"mon": ["full_gym"], "wed": ["dumbbell"], "fri": ["dumbbell"]})
    notes = {
        day: {
            prescribed(e, 3, problem_with(who.on(day), CATALOG)).note
            for e in CATALOG.exercises
            if e.dose
        }
        for day in ("mon", "wed")
    }
    assert notes["mon"] != notes["wed"]


def session(day, exercise):
    return Session(
        day=day, title="x", budget_minutes=60, seconds=660, warmup_seconds=660, cooldown_seconds=0,
        warmup=(Step(phase="activation", exercise=exercise, seconds=660, text=""),), blocks=(),
    )  # fmt: skip


@pytest.mark.parametrize(("day", "faults"), [("mon", 0), ("wed", 1)])
def test_the_verifier_judges_a_step_by_its_day(day, faults):
    found = list(steps(session(day, SQUAT.id), client(MIXED), CATALOG))
    assert len(found) == faults
    assert all("needs equipment" in message for _, message in found)


@pytest.mark.parametrize("day", ["mon", "wed", "fri"])
def test_a_warm_up_needs_only_what_the_day_has(day):
    who = client(BARE)
    owned = CATALOG.owned(who.equipment_on(day))
    names = [step.exercise for step in warmup((GOBLET,), 660, problem_with(who.on(day), CATALOG))]
    assert not any(CATALOG.by_id[name].needs(owned) for name in names)
