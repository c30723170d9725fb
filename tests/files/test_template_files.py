"""The templates that ship, and scenarios that name one: read as meant, or every fault told."""

from fractions import Fraction

import pytest

from optimizer.domain.exercise import Group, Kind
from optimizer.errors import Fault, InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.problem.problem import Problem

CATALOG = load_catalog()
IDS = [template.id for template in CATALOG.templates]
TWO_WEEK = CATALOG.templates[IDS.index("two_week")]
SCENARIO = """\
level: advanced
template: two_week
weeks: 2
days: {mon: 60, tue: 60, thu: 60, fri: 60}
equipment: [full_gym]
"""


@pytest.fixture
def load(tmp_path):
    def load_(text) -> Problem:
        path = tmp_path / "ana.yaml"
        path.write_text(text)
        return load_problem(str(path), CATALOG)

    return load_


@pytest.fixture
def faults(load):
    def faults_(text) -> list[Fault]:
        with pytest.raises(InputError) as caught:
            load(text)
        return caught.value.faults

    return faults_


# -- the data -----------------------------------------------------------------------------------


def test_every_template_has_its_own_id():
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("template", CATALOG.templates, ids=IDS)
def test_its_exercises_exist_and_are_scheduled_without_asking(template):
    for name in template.places(["mon"] * template.days):
        assert CATALOG.by_id[name].kind.scheduled
        assert "default_off" not in CATALOG.by_id[name].tags


def test_the_two_weeks_are_those_of_the_source():
    """rules.md section 5, as the codes of section 8 that each exercise carries as its source."""
    wanted = {
        "A": ["E43+E51 E49 E62 E81", "E01 E09 E36 E87", "E60 E55 E66+E69 E76+E77",
              "E18 E20 E22 E86+E82"],
        "B": ["E48+E61 E45 E57 E79", "E10 E30 E14 E39", "E44+E54 E71 E62 E78 E77",
              "E26 E02 E31 E42 E84"],
    }  # fmt: skip
    for week, days in wanted.items():
        for codes, day in zip(days, TWO_WEEK.weeks[week], strict=True):
            written = " ".join("+".join(_code(name) for name in block) for block in day.blocks)
            assert written == codes


def _code(name: str) -> str:
    return CATALOG.by_id[name].source.removeprefix("rules.md ").partition(";")[0]


AS_HARD_SETS = {
    # weekly sets at four sets of every exercise, week A and B, as rules.md section 5 has them
    "chest": (6, 10), "lats": (12, 8), "upper_back": (12, 12), "biceps": (10, 8),
    "triceps": (8, 12), "quads": (8, 12), "hamstrings": (10, 12), "glute_max": (20, 16),
    "calves": (4, 8), "core": (18, 6), "erectors": (6, 4), "side_delts": (0, 2),
}  # fmt: skip


def as_hard_sets(week: str, target: str) -> Fraction:
    """The source's own count: every exercise of the template, drills too, at four sets."""
    item = CATALOG.measured[target]
    members = item.members if isinstance(item, Group) else (target,)
    names = [name for day in TWO_WEEK.weeks[week] for name in day.exercises]
    per_set = (max(CATALOG.by_id[n].contributions.get(m, 0) for m in members) for n in names)
    return Fraction(4 * sum(per_set), 2)


@pytest.mark.parametrize("target", AS_HARD_SETS)
def test_with_drills_as_hard_sets_it_counts_what_the_source_counts(target):
    assert tuple(as_hard_sets(week, target) for week in "AB") == AS_HARD_SETS[target]


def test_with_drills_as_hard_sets_back_and_front_are_as_in_the_source():
    back = ("lats", "upper_back", "rear_delts", "erectors", "glute_max", "hamstrings", "calves")
    front = ("chest", "front_delts", "biceps", "quads", "abs")
    found = [
        sum(as_hard_sets(week, m) for m in back)
        * 5
        / (7 * sum(as_hard_sets(week, m) for m in front))
        for week in "AB"
    ]
    assert [round(float(ratio), 2) for ratio in found] == [1.55, 1.14]


def test_only_drills_make_the_difference_to_the_source():
    names = {name for week in TWO_WEEK.weeks.values() for day in week for name in day.exercises}
    drills = {name for name in names if CATALOG.by_id[name].kind is Kind.DRILL}
    assert drills == {"y_raise", "wall_slide", "push_up_plus", "pogo_hop"}


# -- a scenario that names one ------------------------------------------------------------------


def test_a_template_is_read_with_the_rules_that_it_brings(load):
    problem = load(SCENARIO)
    ids = {rule.id for rule in problem.rules}
    assert {"template.A.mon.barbell_bench_press", "template.B.fri.front_plank"} <= ids
    assert problem.filled["template"] == "two_week"
    assert (problem.filled["framework"], problem.filled["coverage_window"]) == ("none", 2)


def test_an_unknown_template_is_told_its_nearest(faults):
    (fault,) = faults(SCENARIO.replace("two_week", "two_weeks"))
    assert (fault.line, fault.field, fault.nearest) == (2, "template", "two_week")
    assert fault.allowed == ", ".join(IDS)


@pytest.mark.parametrize("value", ["3", "[two_week]", "{two_week: 1}", "true"])
def test_a_template_is_a_name(value, faults):
    (fault,) = faults(SCENARIO.replace("two_week", value))
    assert (fault.line, fault.field, fault.message) == (2, "template", "must be text")


@pytest.mark.parametrize("weeks", ["weeks: 1\n", ""])
def test_a_template_needs_two_weeks(weeks, faults):
    (fault,) = faults(SCENARIO.replace("weeks: 2\n", weeks))
    assert (fault.field, fault.value, fault.allowed) == ("weeks", "1", "weeks: 2")
    assert "two_week" in fault.message


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ("{mon: 60, tue: 60, thu: 60}", 3),
        ("{mon: 60, tue: 60, wed: 60, thu: 60, fri: 60}", 5),
    ],
)
def test_a_template_needs_as_many_training_days(days, count, faults):
    (fault,) = faults(SCENARIO.replace("{mon: 60, tue: 60, thu: 60, fri: 60}", days))
    assert (fault.line, fault.field) == (4, "days")
    assert (fault.value, fault.allowed) == (f"{count} training days", "4 training days")


def test_faults_of_days_are_not_told_twice(faults):
    (fault,) = faults(SCENARIO.replace("fri: 60", "fri: 600"))
    assert fault.field == "days.fri"


CANNOT = {
    "equipment": ("equipment: [full_gym]", "equipment: [home_dumbbell]",
                  "face_pull (week A mon, week B thu) needs cable"),
    "level": ("level: advanced", "level: intermediate",
              "nordic_curl (week B fri) is level 3, the client is intermediate (2)"),
    "a limit": ("level: advanced", "level: advanced\nlimits: {axial_load: 1}",
                "barbell_back_squat (week A tue) has axial_load 2, allowed at most 1"),
    "a screen": ("level: advanced", "level: advanced\nscreens: {shoulders: fail}",
                 "barbell_overhead_press (week B mon) is excluded because of screens or flags"),
}  # fmt: skip


@pytest.mark.parametrize("name", CANNOT)
def test_an_exercise_that_the_client_cannot_do_is_a_fault_with_its_reason(name, faults):
    old, new, said = CANNOT[name]
    found = faults(SCENARIO.replace(old, new))
    assert {fault.field for fault in found} == {"template"}
    (fault,) = [fault for fault in found if fault.message.startswith(said)]
    assert fault.message.endswith("to leave it out of the template, list it under exclude")


def test_two_reasons_are_one_fault(faults):
    text = SCENARIO.replace("advanced", "intermediate").replace("full_gym", "dumbbell, flat_bench")
    named = [fault.message.partition(" ")[0] for fault in faults(text)]
    assert len(set(named)) == len(named)
    (nordic,) = [f.message for f in faults(text) if f.message.startswith("nordic_curl")]
    assert "needs anchor and is level 3" in nordic


def test_what_the_message_advises_helps(faults, load):
    text = SCENARIO.replace("advanced", "intermediate")
    names = [fault.message.partition(" ")[0] for fault in faults(text)]
    assert sorted(names) == ["nordic_curl", "weighted_pull_up"]
    problem = load(text + f"exclude: [{', '.join(names)}]\n")
    locked = {rule.exercise for rule in problem.rules if rule.id.startswith("template.")}
    assert "barbell_back_squat" in locked
    assert not locked & set(names)


def test_faults_of_the_template_are_told_with_others(faults):
    text = SCENARIO.replace("advanced", "intermediate") + "prefer: {pushup: 1}\n"
    assert {fault.field for fault in faults(text)} == {"template", "prefer.pushup"}
