"""Screens and flags in scenario files and in the catalog: read, refused, and told."""

import json
import shutil

import pytest

from optimizer.errors import InputError
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.reading import parse
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.problem import Problem

HEAD = "days: {mon: 60, wed: 60, fri: 60}\nequipment: [full_gym]\n"


def load(text: str) -> Problem:
    return problem_of(parse(HEAD + text, "client.yaml"), load_catalog())


def refused(text: str):
    with pytest.raises(InputError) as caught:
        load(text)
    return caught.value.faults


def test_pain_is_refused_with_advice():
    (fault,) = refused("screens: {core: pass, shoulders: pain}\n")
    assert (fault.field, fault.line, fault.value) == ("screens.shoulders", 3, "pain")
    assert "clinician" in fault.message


REFUSED = {
    "screen": ("screens: {shoulder: fail}\n", "screens.shoulder", "shoulders"),
    "answer": ("screens: {shoulders: failed}\n", "screens.shoulders", "fail"),
    "flag": ("flags: [runner, desk_wroker]\n", "flags[1]", "desk_worker"),
    "flag beside another fault": ("levl: x\nflags: [desk_wroker]\n", "flags[0]", "desk_worker"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_unknown_names_get_the_nearest(name):
    text, field, near = REFUSED[name]
    (fault,) = (fault for fault in refused(text) if fault.field == field)
    assert fault.nearest == near


CONTRADICTIONS = {
    "excluded": ("screens: {core: fail}\ninclude: [crunch]\n", "include[0]"),
    "limited": (
        "level: advanced\nscreens: {hips_knees: fail}\n"
        "lock: [{day: mon, exercise: pogo_hop}]\n",
        "lock[0].exercise",
    ),
    "sets": ("screens: {hips_knees: fail}\nweekly_sets: {glute_med: 4-5}\n", "weekly_sets.glute_med"),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_wish_that_a_screen_rules_out_is_told(name):
    text, field = CONTRADICTIONS[name]
    (fault,) = refused(text)
    assert fault.field == field
    assert "screens" in fault.message


def test_what_is_solved_and_what_was_asked_stand_side_by_side():
    problem = load("screens: {core: fail}\nflags: [desk_worker]\nweak: {glute_max: 2}\n")
    assert problem.asked.exclude == ()
    assert "crunch" in problem.scenario.exclude
    assert problem.asked.weak == {"glute_max": 2}
    assert problem.filled["screens"] == {"core": "fail"}
    assert problem.filled["weak"] == {"glute_max": 2}
    assert {row.trigger for row in problem.changes} == {"core: fail", "desk_worker"}


def test_a_program_files_scenario_gives_the_same_request():
    problem = load("screens: {hips_knees: fail}\nflags: [slouch, tender_low_back]\n")
    again = problem_of(Tree("program", json.loads(json.dumps(problem.filled))), load_catalog())
    assert again.rules == problem.rules
    assert again.scenario == problem.scenario
    assert again.changes == problem.changes
    assert again.sha256 == problem.sha256


def test_screens_change_the_scenarios_hash():
    assert load("screens: {core: fail}\n").sha256 != load("screens: {core: pass}\n").sha256


# -- the catalog --------------------------------------------------------------------------------


@pytest.fixture
def changed_catalog(tmp_path):
    """Read a copy of the catalog with another text in intake.yaml."""

    def read(old: str, new: str):
        folder = tmp_path / "catalog"
        shutil.copytree(catalog_folder(), folder)
        path = folder / "intake.yaml"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        return read_catalog(folder)

    return read


def test_one_hash_covers_the_intake(changed_catalog):
    changed = changed_catalog("Do you slouch?", "Do you stoop?")
    assert changed.sha256 != load_catalog().sha256


LOOSE = {
    "muscle": ("weak: {glute_max: 1, hamstrings: 1}", "weak: {glutes: 1}", "unknown muscle"),
    "stress": ("limit: {knee_impact: 0}", "limit: {knees: 0}", "unknown stress"),
    "exercise": ("exclude: {id: barbell_overhead_press}", "exclude: {id: x}", "unknown exercise"),
    "screen": ("same_as: shoulders", "same_as: shoulder", "unknown screen"),
    "twice": ("id: slouch", "id: runner", "is given twice"),
    "liked": ("machine_row: 1", "machine_rows: 1", "unknown exercise"),
    "two things": ("if_possible: true", "note: also", "name exactly one of"),
}


@pytest.mark.parametrize("name", LOOSE)
def test_a_fault_of_the_intake_is_placed(name, changed_catalog):
    old, new, said = LOOSE[name]
    with pytest.raises(InputError) as caught:
        changed_catalog(old, new)
    assert said in str(caught.value)
    assert any(fault.line for fault in caught.value.faults)
