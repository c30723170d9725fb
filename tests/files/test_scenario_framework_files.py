"""Frameworks, windows and weeks in scenario files."""

import pytest

from optimizer.errors import InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.reading import parse
from optimizer.files.scenario import problem_of

FOUR = "days: {mon: 60, tue: 60, thu: 60, fri: 60}\nequipment: [full_gym]\n"


def problem(text, days=FOUR):
    return problem_of(parse(days + text, "client.yaml"), load_catalog())


def choices(made):
    (rule,) = [rule for rule in made.rules if rule.kind == "framework"]
    return [framework.id for framework in rule.choices], rule.free


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (["full_body", "upper_lower"], True)),
        ("framework: auto\n", (["full_body", "upper_lower"], True)),
        ("framework: upper_lower\n", (["upper_lower"], False)),
        ("framework: push_pull_legs\n", (["push_pull_legs"], False)),
    ],
)
def test_the_frameworks_that_are_tried(text, expected):
    assert choices(problem(text)) == expected


def test_none_is_none():
    assert not [rule for rule in problem("framework: none\n").rules if rule.kind == "framework"]


@pytest.mark.parametrize(
    "days",
    [
        "days: {mon: 60}\n",
        "days: {mon: 60, tue: 60, wed: 60, thu: 60, fri: 60, sat: 60, sun: 60}\n",
    ],
)
def test_auto_without_a_framework_for_so_many_days(days):
    made = problem("equipment: [full_gym]\n", days)
    assert not [rule for rule in made.rules if rule.kind == "framework"]


@pytest.mark.parametrize(
    ("text", "days", "message"),
    [
        (
            "equipment: [full_gym]\nframework: upper_lower\n", "days: {mon: 60, thu: 60}\n",
            "framework: is not made for 2 training days",
        ),
        ("coverage_window: 2\n", FOUR, "coverage_window: is longer than the rotation"),
        (
            "lock: [{day: mon, exercise: goblet_squat, week: B}]\n", FOUR,
            "lock[0].week: speaks of a rotation",
        ),
        ("weeks: 3\n", FOUR, "weeks"),
        ("framework: bro_split\n", FOUR, "framework"),
    ],
)  # fmt: skip
def test_faults_are_told(text, days, message):
    with pytest.raises(InputError) as caught:
        problem(text, days)
    assert message in str(caught.value)


def test_a_lock_in_each_week():
    text = (
        "weeks: 2\nlock: [{day: mon, exercise: goblet_squat, week: A},"
        " {day: mon, exercise: goblet_squat, week: B}]\n"
    )
    locks = [rule.id for rule in problem(text).rules if rule.kind == "lock"]
    assert locks == ["lock.A.mon.goblet_squat", "lock.B.mon.goblet_squat"]
