"""A scenario file is read as it is meant, or refused with every fault and its place."""

import io
import json
import sys

import pytest
import yaml

from optimizer.domain.scenario import Range, Scenario
from optimizer.errors import Fault, InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.problem.problem import Problem

HEAD = "days: {mon: 60, wed: 60}\nequipment: [full_gym]\n"


def load(path) -> Problem:
    return load_problem(str(path), load_catalog())


@pytest.fixture
def write(tmp_path):
    def write_(text, name="client-01.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_


@pytest.fixture
def faults(write):
    """The faults of a text, and the whole message."""

    def faults_(text, name="client-01.yaml") -> tuple[list[Fault], str]:
        path = write(text, name)
        with pytest.raises(InputError) as caught:
            load(path)
        message = str(caught.value)
        assert all(line.startswith(str(path)) for line in message.splitlines())
        return caught.value.faults, message

    return faults_


# -- one fault, its place and the nearest name --------------------------------------------------

ONE_FAULT = {
    # what is wrong: (text, line, field, nearest known name, what else the message says)
    "key": (HEAD + "equipmnt: [x]\n", 3, "equipmnt", "equipment", "allowed: client, level"),
    "key far off": (HEAD + "zzz: 1\n", 3, "zzz", None, "is not a known key"),
    "key in a lock": (
        HEAD + "lock:\n  - day: mon\n    exercise: push_up\n    set: 3\n",
        6, "lock[0].set", "sets", "allowed: day, exercise, sets",
    ),
    "no days": ("equipment: [full_gym]\n", 1, "days", None, "is missing"),
    "no equipment": ("days: {mon: 60}\n", 1, "equipment", None, "is missing"),
    "empty days": ("equipment: [full_gym]\ndays: {}\n", 2, "days", None, "at least 1"),
    "days without a value": ("equipment: [full_gym]\ndays:\n", 2, "days", None, "got nothing"),
    "weekday": ("equipment: [dumbbell]\ndays:\n  tues: 60\n", 3, "days.tues", "tue", "mon, tue"),
    "too few minutes": ("days:\n  mon: 14\nequipment: []\n", 2, "days.mon", None, "15"),
    "too many minutes": ("days:\n  mon: 241\nequipment: []\n", 2, "days.mon", None, "240"),
    "a time of day": ("days:\n  mon: 6:30\nequipment: []\n", 2, "days.mon", None, "'6:30'"),
    "a unit": ("days:\n  mon: 60min\nequipment: []\n", 2, "days.mon", None, "'60min'"),
    "half a minute": ("days:\n  mon: 60.5\nequipment: []\n", 2, "days.mon", None, "60.5"),
    "yes as minutes": ("days:\n  mon: yes\nequipment: []\n", 2, "days.mon", None, "'yes'"),
    "level": (HEAD + "level: intermediat\n", 3, "level", "intermediate", "beginner, "),
    "goal": (HEAD + "goal: Strenght\n", 3, "goal", "strength", "balance, strength"),
    "framework": (HEAD + "framework: nnone\n", 3, "framework", "none", "auto"),
    "weeks": (HEAD + "weeks: 7\n", 3, "weeks", None, "got 7"),
    "client with a space": (HEAD + "client: Ana Lopez\n", 3, "client", None, "'Ana Lopez'"),
    "item": ("days: {mon: 60}\nequipment:\n  - dumbell\n", 3, "equipment[0]", "dumbbell", "dumbell"),
    "preset": ("days: {mon: 60}\nequipment: [fullgym]\n", 2, "equipment[0]", "full_gym", "fullgym"),
    "no as an item": ("days: {mon: 60}\nequipment: [no]\n", 2, "equipment[0]", None, "'no'"),
    "items with amounts": ("days: {mon: 60}\nequipment: [barbell: 1]\n", 2, "equipment[0]", None, "text"),
    "weak muscle": (HEAD + "weak: {glutemax: 2}\n", 3, "weak.glutemax", "glute_max", "muscle"),
    "weak level": (HEAD + "weak:\n  chest: 3\n", 4, "weak.chest", None, "at most 2"),
    "weekly muscle": (HEAD + "weekly_sets: {bicep: 8-20}\n", 3, "weekly_sets.bicep", "biceps", ""),
    "upside-down range": (
        HEAD + "weekly_sets:\n  chest: 20-8\n",
        4, "weekly_sets.chest", None, "lower end is above the upper",
    ),
    "third of a set": (HEAD + "weekly_sets:\n  lats: 8.3-9\n", 4, "weekly_sets.lats", None, "0.5"),
    "too many sets": (HEAD + "weekly_sets:\n  lats: 8-41\n", 4, "weekly_sets.lats", None, "40"),
    "no range": (HEAD + "weekly_sets:\n  lats: lots\n", 4, "weekly_sets.lats", None, "'lots'"),
    "ratio": (HEAD + "balance: {pullpush: 1-1.5}\n", 3, "balance.pullpush", "pull_push", "ratio"),
    "ratio of nothing": (HEAD + "balance: {pull_push: 0-1}\n", 3, "balance.pull_push", None, "0"),
    "stress tag": (HEAD + "limits: {lumbar: 1}\n", 3, "limits.lumbar", "lumbar_shear", "grip"),
    "stress level": (HEAD + "limits:\n  grip: 3\n", 4, "limits.grip", None, "at most 2"),
    "excluded": (HEAD + "exclude: [burpees, gobletsquat]\n", 3, "exclude[1]", "goblet_squat", ""),
    "included by its name": (HEAD + "include: [Goblet squat]\n", 3, "include[0]", "goblet_squat", ""),
    "included by an alias": (
        HEAD + "include: [kb goblet squat]\n", 3, "include[0]", "goblet_squat", "not a known",
    ),
    "a stretch": (HEAD + "include: [hip_flexor_stretch]\n", 3, "include[0]", None, "not a known"),
    "preferred": (HEAD + "prefer: {pull_upp: 1}\n", 3, "prefer.pull_upp", "pull_up", ""),
    "too much liked": (HEAD + "prefer: {push_up: 4}\n", 3, "prefer.push_up", None, "3"),
    "too little liked": (HEAD + "prefer: {push_up: -4}\n", 3, "prefer.push_up", None, "-3"),
    "locked exercise": (
        HEAD + "lock:\n  - {day: mon, exercise: pushup}\n",
        4, "lock[0].exercise", "push_up", "not a known exercise",
    ),
    "locked weekday": (HEAD + "lock: [{day: m, exercise: push_up}]\n", 3, "lock[0].day", None, "mon"),
    "locked rest day": (
        HEAD + "lock:\n  - {day: tue, exercise: push_up}\n",
        4, "lock[0].day", None, "is not a training day (got tue; allowed: mon, wed)",
    ),
    "no locked sets": (
        HEAD + "lock:\n  - {day: mon, exercise: push_up, sets: 0}\n", 4, "lock[0].sets", None, "got 0",
    ),
    "locked twice": (
        HEAD + "lock:\n  - {day: mon, exercise: push_up}\n  - {day: mon, exercise: push_up}\n",
        5, "lock[1]", None, "repeats lock[0]",
    ),
    "locked and excluded": (
        HEAD + "exclude: [push_up]\nlock: [{day: mon, exercise: push_up}]\n",
        4, "lock[0].exercise", None, "locked and excluded",
    ),
    "included and excluded": (
        HEAD + "exclude: [push_up]\ninclude: [push_up]\n", 4, "include[0]", None, "excluded",
    ),
    "not owned": (
        "days: {mon: 60}\nequipment: [dumbbell]\ninclude: [barbell_back_squat]\n",
        3, "include[0]", None, "needs barbell + rack",
    ),
    "too hard": (
        HEAD + "level: beginner\ninclude: [nordic_curl]\n",
        4, "include[0]", None, "is level 3, the client is beginner (1)",
    ),
    "against a limit": (
        HEAD + "limits: {grip: 1}\nlock: [{day: mon, exercise: farmer_carry}]\n",
        4, "lock[0].exercise", None, "has grip 2, allowed at most 1",
    ),
    "constraint set": (HEAD + "constraints: balancd\n", 3, "constraints", "balanced", "posture"),
    "constraints of another type": (HEAD + "constraints: 3\n", 3, "constraints", None, "got 3"),
    "a key twice": (HEAD + "days: {tue: 60}\n", 3, "days", None, "first on line 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_FAULT)
def test_a_fault_has_line_field_and_nearest_name(name, faults):
    text, line, field, near, said = ONE_FAULT[name]
    found, message = faults(text)
    (fault,) = [f for f in found if f.field == field]
    assert fault.line == line
    assert fault.nearest == near
    assert (f"Did you mean {near}?" in message) == (near is not None)
    assert said in message


NO_MAPPING = {
    "empty": ("", "is empty"),
    "a remark": ("# later\n", "is empty"),
    "a list": ("- mon\n", "must be a mapping"),
    "a word": ("hello\n", "must be a mapping"),
    "two documents": (HEAD + "---\n" + HEAD, "more than one YAML document"),
}


@pytest.mark.parametrize("name", NO_MAPPING)
def test_a_file_without_a_mapping_is_refused(name, faults):
    text, said = NO_MAPPING[name]
    ((fault,), _) = faults(text)
    assert said in fault.message


NOT_A_NUMBER = {
    "weak": "weak: {chest: true}",
    "limits": "limits: {grip: false}",
    "prefer": "prefer: {push_up: true}",
    "sets": "lock: [{day: mon, exercise: push_up, sets: true}]",
    "weeks": "weeks: true",
}


@pytest.mark.parametrize("name", NOT_A_NUMBER)
def test_true_and_false_are_no_numbers(name, faults):
    (fault,), _ = faults(f"{HEAD}{NOT_A_NUMBER[name]}\n")
    assert fault.line == 3


# -- all at once --------------------------------------------------------------------------------


def test_all_faults_of_a_file_are_told_in_its_order(faults):
    found, message = faults(
        "days: {mon: 5, tues: 60}\n"
        "equipment: [dumbell, full_gymm]\n"
        "levl: beginner\n"
        "weak: {chst: 1, lats: 9}\n"
        "include:\n"
        "  - goblet_sqat\n"
        "weekly_sets: {quads: 9-3}\n"
    )
    assert [(f.line, f.field) for f in found] == [
        (1, "days.mon"),
        (1, "days.tues"),
        (2, "equipment[0]"),
        (2, "equipment[1]"),
        (3, "levl"),
        (4, "weak.chst"),
        (4, "weak.lats"),
        (6, "include[0]"),
        (7, "weekly_sets.quads"),
    ]
    assert len(message.splitlines()) == len(found)


TOGETHER = {
    "a value and a wish": ("level: expert\n", "lock: [{day: sun, exercise: push_up}]\n"),
    "a value and the constraint set": ("level: expert\n", "constraints: balancd\n"),
    "a name and the constraint set": ("exclude: [pushup]\n", "constraints: balancd\n"),
    "a name and a ratio": ("exclude: [pushup]\n", "balance: {pullpush: 1-2}\n"),
    "a day and a contradiction": (
        "lock: [{day: sun, exercise: push_up}]\n",
        "include: [assisted_pull_up]\nexclude: [assisted_pull_up]\n",
    ),
    "a rest day and equipment": (
        "lock: [{day: sun, exercise: push_up}]\n",
        "include: [inverted_row]\n",
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_faults_of_two_kinds_are_told_together(name, faults):
    first, second = TOGETHER[name]
    found, _ = faults(f"days: {{mon: 60}}\nequipment: [dumbbell]\n{first}{second}")
    assert {f.line for f in found} >= {3, 4}


# -- the same in YAML, JSON and TOML ------------------------------------------------------------

EVERYTHING = """\
client: ana-01
level: advanced
goal: strength
days: {fri: 45, mon: 60}
equipment: [dumbbell, flat_bench, long_band]
framework: none
constraints: minimal
weak: {glute_max: 2, rear_delts: 1}
weekly_sets: {default: 8-20, calves: ">=6", biceps: 10, chest: "<=16.5"}
balance: {}
limits: {lumbar_shear: 0}
exclude: [goblet_squat]
include: [dumbbell_hip_thrust]
lock: [{day: mon, exercise: push_up, sets: 3}]
prefer: {one_arm_dumbbell_row: -2}
weeks: 1
"""
EVERYTHING_TOML = """\
client = "ana-01"
level = "advanced"
goal = "strength"
equipment = ["dumbbell", "flat_bench", "long_band"]
framework = "none"
constraints = "minimal"
balance = {}
exclude = ["goblet_squat"]
include = ["dumbbell_hip_thrust"]
weeks = 1

[days]
mon = 60
fri = 45

[weak]
glute_max = 2
rear_delts = 1

[weekly_sets]
default = "8-20"
calves = ">=6"
biceps = 10
chest = "<=16.5"

[limits]
lumbar_shear = 0

[[lock]]
day = "mon"
exercise = "push_up"
sets = 3

[prefer]
one_arm_dumbbell_row = -2
"""


def test_yaml_json_and_toml_give_the_same_scenario(write):
    asjson = json.dumps(yaml.safe_load(EVERYTHING))
    texts = {"a.yaml": EVERYTHING, "a.yml": EVERYTHING, "a.json": asjson, "a.toml": EVERYTHING_TOML}
    problems = [load(write(text, name)) for name, text in texts.items()]
    assert all(problem.scenario == problems[0].scenario for problem in problems)
    assert len({problem.sha256 for problem in problems}) == 1
    scenario = problems[0].scenario
    assert list(scenario.days) == ["mon", "fri"]
    assert scenario.weekly_sets["calves"] == Range(min=6, max=None)
    assert scenario.lock[0].sets == 3


def test_the_smallest_scenario_is_the_same_in_every_format(write):
    texts = {
        "c.yaml": HEAD,
        "c.json": '{"days": {"mon": 60, "wed": 60}, "equipment": ["full_gym"]}',
        "c.toml": 'days = {mon = 60, wed = 60}\nequipment = ["full_gym"]\n',
        "c.TOML": 'equipment = ["full_gym"]\n[days]\nwed = 60\nmon = 60\n',
    }
    scenarios = [load(write(text, name)).scenario for name, text in texts.items()]
    wanted = Scenario(client="c", days={"mon": 60, "wed": 60}, equipment=("full_gym",))
    assert scenarios == 4 * [wanted]
    assert (wanted.level, wanted.goal, wanted.constraints) == (
        "intermediate",
        "balance",
        "balanced",
    )


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.json", '{"days": {"mon": 60},\n "equipment": ["full_gym"],\n "levl": 1}', 3),
        ("a.toml", 'equipment = ["full_gym"]\nlevl = 1\n[days]\nmon = 60\n', 2),
    ],
)
def test_faults_of_json_and_toml_have_lines(name, text, line, faults):
    ((fault,), _) = faults(text, name)
    assert (fault.line, fault.field, fault.nearest) == (line, "levl", "level")


# Every key of the file format, with a value that is right. Those that the model does not have yet
# are left out of the file; the test after this one says which these may be.
FORMAT = {
    "client": "ana-01",
    "level": "intermediate",
    "goal": "balance",
    "days": {"mon": 60, "wed": 60, "fri": 60},
    "equipment": ["full_gym", "dumbbell"],
    "framework": "auto",
    "constraints": "balanced",
    "weak": {"glute_max": 2, "rear_delts": 1},
    "screens": {"shoulders": "fail", "core": "pass"},
    "weekly_sets": {"default": "8-20", "glute_max": "10-20", "calves": "6-16"},
    "balance": {"pull_push": "1.25-1.5"},
    "flags": ["desk_worker"],
    "limits": {"lumbar_shear": 0, "shoulder_overhead": 1},
    "exclude": ["barbell_back_squat"],
    "include": ["machine_hip_thrust"],
    "lock": [{"day": "mon", "exercise": "goblet_squat", "sets": 3}],
    "prefer": {"machine_hip_thrust": 2, "push_up": -2},
    "weeks": 1,
}
EXISTING = [key for key in FORMAT if key in Scenario.model_json_schema()["properties"]]


def test_every_key_of_the_format_is_accepted(write):
    text = json.dumps({key: FORMAT[key] for key in EXISTING})
    scenario = load(write(text, "all.json")).scenario
    dumped = scenario.model_dump(mode="json", exclude_unset=True)
    assert set(dumped) == set(EXISTING)
    assert dumped["weekly_sets"] == FORMAT["weekly_sets"]
    assert dumped["balance"] == FORMAT["balance"]


def test_only_keys_of_features_to_come_are_missing():
    assert set(FORMAT) - set(EXISTING) <= {"screens", "flags"}


# -- the client's name, and stdin ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "client"),
    [
        ("ana-01.yaml", "ana-01"),
        ("week.2.json", "week.2"),
        ("Ana López.yaml", "Ana-L-pez"),
        (".hidden.yaml", "hidden"),
        ("日本.yaml", "client"),
        ("x" * 80 + ".yaml", "x" * 64),
    ],
)
def test_the_client_is_named_by_the_file(name, client, write):
    text = '{"days": {"mon": 60}, "equipment": []}'
    assert load(write(text, name)).scenario.client == client


def test_a_client_in_the_file_wins(write):
    assert load(write(HEAD + "client: bo\n", "ana.yaml")).scenario.client == "bo"


def from_stdin(monkeypatch, data: bytes) -> Problem:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return load("-")


@pytest.mark.parametrize("text", [HEAD, json.dumps(yaml.safe_load(HEAD)), "\ufeff" + HEAD])
def test_stdin_holds_yaml_or_json(monkeypatch, text):
    problem = from_stdin(monkeypatch, text.encode())
    assert problem.source == "stdin"
    assert problem.scenario == Scenario(days={"mon": 60, "wed": 60}, equipment=("full_gym",))


def test_faults_of_stdin_are_placed(monkeypatch):
    with pytest.raises(InputError) as caught:
        from_stdin(monkeypatch, (HEAD + "levl: x\n").encode())
    assert str(caught.value).startswith("stdin:3:1: levl: ")


def test_stdin_is_no_binary_file(monkeypatch):
    with pytest.raises(InputError, match="stdin: is a binary file"):
        from_stdin(monkeypatch, b"\x00\x01")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.yaml: cannot be read"):
        load(tmp_path / "gone.yaml")
