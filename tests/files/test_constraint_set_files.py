"""A constraint set is named, found by its path, or written into the scenario."""

import json
from fractions import Fraction

import pytest

from optimizer.domain.base import show_fraction
from optimizer.errors import Fault, InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.files.scenario import load_problem, problem_of
from optimizer.files.tree import Tree
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.problem import Problem

HEAD = "days: {mon: 60, wed: 60}\nequipment: [full_gym]\n"
WHY = "why: A sentence for people., source: test"
REST = f"{{id: week.rest_days, kind: rest_days, min: 3, {WHY}}}"


def load(path) -> Problem:
    return load_problem(str(path), load_catalog())


@pytest.fixture
def scenario(tmp_path):
    """A scenario file with this text after days and equipment, loaded."""

    def scenario_(text="", name="client.yaml") -> Problem:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + text)
        return load(path)

    return scenario_


@pytest.fixture
def faults(scenario):
    def faults_(text) -> list[Fault]:
        with pytest.raises(InputError) as caught:
            scenario(text)
        return caught.value.faults

    return faults_


def ids(constraint_set: ConstraintSet) -> list[str]:
    return [rule.id for rule in constraint_set.rules]


# -- shipped sets -------------------------------------------------------------------------------


def test_the_sets_that_must_ship_do():
    needed = {"balanced", "minimal", "posture", "time_crunched", "beginner"}
    assert needed <= set(set_names())


@pytest.mark.parametrize("name", set_names())
def test_a_shipped_set_is_used_by_its_name(name, scenario):
    problem = scenario(f"constraints: {name}\n")
    assert problem.constraint_set == load_constraint_set(name)
    assert problem.constraint_set.name == name
    assert len({rule.id for rule in problem.rules}) == len(problem.rules)


def test_balanced_is_the_default(scenario):
    assert scenario().constraint_set.name == "balanced"


def test_posture_replaces_rules_in_place():
    balanced, posture = load_constraint_set("balanced"), load_constraint_set("posture")
    assert ids(posture)[: len(ids(balanced))] == ids(balanced)
    before, after = (
        next(rule for rule in each.rules if rule.id == "ratio.pull_push")
        for each in (balanced, posture)
    )
    assert (before.min, after.min) == (1, Fraction(5, 4))
    assert posture.objective.name == "posture"


# -- written into the scenario ------------------------------------------------------------------


def test_an_inline_set_extends_drops_and_replaces(scenario):
    problem = scenario(
        "constraints:\n"
        "  name: mine\n"
        "  extends: balanced\n"
        "  drop: [pattern.carry, angles.back]\n"
        f"  rules: [{REST}]\n"
    )
    balanced = load_constraint_set("balanced")
    expected = [id_ for id_ in ids(balanced) if id_ not in ("pattern.carry", "angles.back")]
    assert ids(problem.constraint_set) == expected
    assert next(rule for rule in problem.rules if rule.id == "week.rest_days").min == 3
    assert problem.constraint_set.name == "mine"
    assert problem.constraint_set.objective == balanced.objective


def test_an_inline_set_extends_balanced_unless_told_otherwise(scenario):
    assert ids(scenario("constraints: {}\n").constraint_set) == ids(load_constraint_set("balanced"))


def test_an_inline_set_may_stand_alone(scenario):
    problem = scenario(f"constraints: {{extends: null, rules: [{REST}]}}\nframework: none\n")
    assert [rule.id for rule in problem.rules] == ["week.rest_days"]


def test_an_inline_set_chooses_its_objective(scenario):
    problem = scenario("constraints: {extends: minimal, objective: posture}\n")
    assert problem.constraint_set.objective.name == "posture"
    assert ids(problem.constraint_set) == ids(load_constraint_set("minimal"))


def test_a_new_rule_comes_last(scenario):
    rule = f"{{id: own.rows, kind: coverage, count: sets, of: {{pattern: horizontal_pull}}, min: 6, {WHY}}}"
    assert ids(scenario(f"constraints: {{rules: [{rule}]}}\n").constraint_set)[-1] == "own.rows"


def test_drop_and_replace_may_meet(scenario):
    problem = scenario(f"constraints: {{drop: [week.rest_days], rules: [{REST}]}}\n")
    assert ids(problem.constraint_set)[-1] == "week.rest_days"


def test_a_rule_for_one_class_leaves_the_others(scenario):
    rule = f'{{id: "volume.{{muscle}}", kind: volume, each: [A], min: 5, max: 9, {WHY}}}'
    before = {rule.id: rule for rule in scenario().rules}
    after = {rule.id: rule for rule in scenario(f"constraints: {{rules: [{rule}]}}\n").rules}
    assert set(before) == set(after)
    classes = {item.id: item.class_ for item in load_catalog().measured.values()}
    changed = {id_ for id_ in before if before[id_] != after[id_]}
    assert changed == {f"volume.{id_}" for id_, class_ in classes.items() if class_ == "A"}
    assert {(after[id_].min, after[id_].max) for id_ in changed} == {(5, 9)}


def test_a_rule_for_one_muscle_wins_over_its_class(scenario):
    rule = f"{{id: volume.tibialis, kind: volume, muscle: tibialis, min: 6, {WHY}}}"
    rules = scenario(f"constraints: {{rules: [{rule}]}}\n").rules
    (tibialis,) = [rule for rule in rules if rule.id == "volume.tibialis"]
    assert (tibialis.min, tibialis.max) == (6, None)


RATIOS = {
    "1.25": (Fraction(5, 4), "1.25"),
    "5/4": (Fraction(5, 4), "1.25"),
    "4/3": (Fraction(4, 3), "4/3"),
    "1.1": (Fraction(11, 10), "1.1"),
    "0.333": (Fraction(333, 1000), "0.333"),
    "1/3": (Fraction(1, 3), "1/3"),
    "2": (Fraction(2), "2"),
}


@pytest.mark.parametrize("text", RATIOS)
def test_a_ratio_is_read_exactly(text, scenario):
    exact, shown = RATIOS[text]
    rule = f"{{id: r, kind: ratio, over: {{volume: lats}}, under: {{volume: chest}}, min: {text}, {WHY}}}"
    problem = scenario(f"constraints: {{extends: null, rules: [{rule}]}}\nframework: none\n")
    (ratio,) = problem.rules
    assert ratio.min == exact
    assert show_fraction(ratio.min) == shown
    assert problem.filled["constraints"]["rules"][0]["min"] == shown


# -- a path -------------------------------------------------------------------------------------


def test_a_path_is_relative_to_the_scenario(tmp_path, monkeypatch, scenario):
    monkeypatch.chdir("/")
    (tmp_path / "clients").mkdir()
    (tmp_path / "house.yaml").write_text(f"name: house\nextends: minimal\nrules:\n  - {REST}\n")
    problem = scenario("constraints: ../house.yaml\n", "clients/ana.yaml")
    assert problem.constraint_set.name == "house"
    assert ids(problem.constraint_set) == [*ids(load_constraint_set("minimal")), "week.rest_days"]


def test_a_path_may_be_json(tmp_path, scenario):
    rule = {"id": "r", "kind": "rest_days", "min": 2, "why": "A sentence.", "source": "test"}
    text = json.dumps({"name": "j", "extends": None, "rules": [rule]})
    (tmp_path / "house.json").write_text(text)
    (found,) = scenario("constraints: house.json\nframework: none\n").rules
    assert (found.id, found.min) == ("r", 2)


def test_a_missing_path_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.yaml: cannot be read"):
        load_scenario_with(tmp_path, "constraints: gone.yaml\n")


def test_faults_of_a_file_name_that_file(tmp_path):
    house = tmp_path / "house.yaml"
    house.write_text(f"name: house\nrules:\n  - {REST}\nrule: 1\n")
    with pytest.raises(InputError) as caught:
        load_scenario_with(tmp_path, "constraints: house.yaml\n")
    assert str(caught.value).startswith(f"{house}:4:1: rule: is not a known key")
    assert caught.value.faults[0].nearest == "rules"


def load_scenario_with(folder, text) -> Problem:
    path = folder / "client.yaml"
    path.write_text(HEAD + text)
    return load(path)


# -- what a program keeps -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "constraints: posture\n",
        f"constraints: {{extends: beginner, drop: [pattern.carry], rules: [{REST}]}}\n",
        "constraints: house.yaml\nweekly_sets: {default: 6-12.5}\nbalance: {pull_push: 1.1-4/3}\n",
    ],
    ids=["default", "name", "inline", "path"],
)
def test_the_filled_scenario_means_the_same(tmp_path, text, scenario):
    (tmp_path / "house.yaml").write_text(f"name: house\nextends: posture\nrules:\n  - {REST}\n")
    problem = scenario(text)
    again = problem_of(Tree("elsewhere", json.loads(json.dumps(problem.filled))), load_catalog())
    assert again.rules == problem.rules
    assert again.constraint_set.objective == problem.constraint_set.objective
    assert again.sha256 == problem.sha256


# -- faults -------------------------------------------------------------------------------------


def one_rule(text: str) -> str:
    """A set whose second rule, on line 6, is this one."""
    return f"constraints:\n  rules:\n    - {REST}\n    - {{{text}, {WHY}}}\n"


def coverage(of: str) -> str:
    return one_rule(f"id: x, kind: coverage, count: sets, min: 1, of: {{{of}}}")


def ratio(over: str) -> str:
    return one_rule(f"id: x, kind: ratio, min: 1, over: {{{over}}}, under: {{volume: chest}}")


def pair(selectors: str) -> str:
    return one_rule(f"id: x, kind: pairs, allowed: [{{{selectors}}}]")


UNKNOWN = {
    "kind": (one_rule("id: x, kind: volum, muscle: chest, min: 1"), "volum", "volume"),
    "parameter": (one_rule("id: x, kind: rest_days, mim: 1, min: 1"), "mim", "min"),
    "muscle": (one_rule("id: x, kind: volume, muscle: chests, min: 1"), "chests", "chest"),
    "class": (one_rule("id: 'v.{muscle}', kind: volume, each: [D], min: 1"), "D", None),
    "selected muscle": (coverage("muscle: quad"), "quad", "quads"),
    "tag": (coverage("tag: heavyaxial"), "heavyaxial", "heavy_axial"),
    "tag left out": (coverage("without_tag: functionl"), "functionl", "functional"),
    "pattern": (coverage("pattern: knee_dominat"), "knee_dominat", "knee_dominant"),
    "plane": (coverage("plane: fronta"), "fronta", "frontal"),
    "laterality": (coverage("laterality: unilatral"), "unilatral", "unilateral"),
    "exercise": (coverage("id: gobletsquat"), "gobletsquat", "goblet_squat"),
    "dose": (coverage("dose: heavycompound"), "heavycompound", "heavy_compound"),
    "region": (coverage("region: lowr"), "lowr", "lower"),
    "attribute": (coverage("patern: knee_dominant"), "patern", "pattern"),
    "pattern of a ratio": (ratio("sets: {pattern: horizontal_pul}"), "horizontal_pul", "horizontal_pull"),
    "muscle of a ratio": (ratio("volume: [lats, uper_back]"), "uper_back", "upper_back"),
    "stress": (coverage("stress: gripp"), "gripp", "grip"),
    "pair": (pair("first: {pattern: elbow_flexon}, second: {}"), "elbow_flexon", "elbow_flexion"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_name_in_a_rule_is_told(name, faults):
    text, wrong, _ = UNKNOWN[name]
    assert any(wrong in fault.text("file") for fault in faults(text))


@pytest.mark.parametrize("name", [name for name in UNKNOWN if UNKNOWN[name][2]])
def test_an_unknown_name_in_a_rule_gets_the_nearest(name, faults):
    text, _, near = UNKNOWN[name]
    assert [fault.nearest for fault in faults(text)] == [near]


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_name_in_a_rule_gets_the_line_of_the_rule(name, faults):
    assert {fault.line for fault in faults(UNKNOWN[name][0])} == {6}


WRONG = {
    "nothing to say": (one_rule("id: x, kind: coverage, count: sets, of: {}"), "give min or max"),
    "two targets": (
        one_rule("id: 'x.{muscle}', kind: volume, muscle: chest, each: [A], min: 1"),
        "name either one muscle or the classes",
    ),
    "no place for the muscle": (
        one_rule("id: x, kind: volume, each: [A], min: 1"),
        "must hold {muscle}",
    ),
    "another placeholder": (
        one_rule("id: 'x.{muscle}.{side}', kind: volume, each: [A], min: 1"),
        "{muscle}",
    ),
    "daily minimum": (
        one_rule("id: x, kind: volume, muscle: chest, per: day, min: 1"),
        "a daily volume has no minimum",
    ),
    "days of a session": (
        one_rule("id: x, kind: coverage, count: days, per: session, of: {}, max: 1"),
        "days are counted per week",
    ),
    "two measures": (ratio("volume: lats, sets: {}"), "exactly one of sets, exercises, volume"),
    "a third of a set": (one_rule("id: x, kind: volume, muscle: chest, min: 8.3"), "half-set"),
    "divided by nothing": (
        one_rule("id: x, kind: volume, muscle: chest, min: 1/0"),
        "must not divide by zero",
    ),
    "no number": (one_rule("id: x, kind: volume, muscle: chest, min: lots"), "1.25 or 5/4"),
    "the same id": (one_rule("id: week.rest_days, kind: rest_days, min: 1"), "is given twice"),
    "seven rest days": (one_rule("id: x, kind: rest_days, min: 7"), "6"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_rule_that_says_nothing_sensible_is_refused(name, faults):
    text, said = WRONG[name]
    (fault,) = faults(text)
    assert said in fault.message
    assert fault.line == 6


def test_a_rule_needs_a_reason_and_a_source(faults):
    found = faults("constraints:\n  rules:\n    - {id: x, kind: rest_days, min: 1}\n")
    assert {fault.field.rpartition(".")[2] for fault in found} >= {"why", "source"}
    assert {fault.line for fault in found} == {5}


NAMES = {
    "extends": ("constraints:\n  extends: balancd\n", "balanced"),
    "objective": ("constraints:\n  objective: coch\n", "coach"),
    "key": ("constraints:\n  extend: balanced\n", "extends"),
    "drop": ("constraints:\n  drop: [ratio.pullpush]\n", "ratio.pull_push"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_name_in_a_set_is_placed_in_the_scenario(name, tmp_path, scenario):
    text, near = NAMES[name]
    with pytest.raises(InputError) as caught:
        scenario(text)
    (fault,) = caught.value.faults
    assert caught.value.source == str(tmp_path / "client.yaml")
    assert (fault.line, fault.nearest) == (4, near)


def test_an_objective_is_a_name_and_no_path(tmp_path, scenario):
    with pytest.raises(InputError) as caught:
        scenario("constraints: {objective: ../muscles}\n")
    assert caught.value.source == str(tmp_path / "client.yaml")


def test_several_faults_of_a_set_are_told_at_once(faults):
    found = faults(
        "constraints:\n"
        "  drop: [pattern.cary]\n"
        "  rules:\n"
        f"    - {{id: x, kind: volume, muscle: chests, min: 1, {WHY}}}\n"
        f"    - {{id: y, kind: coverage, count: sets, min: 1, of: {{tag: gripp}}, {WHY}}}\n"
    )
    assert {fault.nearest for fault in found} == {"pattern.carry", "chest", "grip"}
