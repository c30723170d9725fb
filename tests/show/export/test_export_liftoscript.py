"""Liftoscript has no parser to test with, so this checks the subset that is written, line by line."""

import re
from pathlib import Path

import pytest

from optimizer.show.export.liftoscript import custom_name
from optimizer.show.export.schedule import dated

BUILT_IN = {
    line.lower()
    for line in (Path(__file__).parent / "data" / "liftosaur_exercises.txt")
    .read_text()
    .splitlines()
}
EQUIPMENT = {
    "barbell", "cable", "dumbbell", "smith machine", "band", "kettlebell", "bodyweight",
    "leverage machine", "medicine ball", "ez bar", "trap bar",
}  # fmt: skip
LINE = re.compile(
    r"(?:(?P<label>[a-z]): )?(?P<name>[^/(){}\[\]#|!:]+) / "
    r"(?P<sets>[1-9]\d?)x(?:(?P<timed>1 [1-9]\d*s\|\d+s)"
    r"|(?P<reps>[1-9]\d*(?:-[1-9]\d*)?)(?: @(?P<rpe>[1-9]|10))? \d+s)"
    r"(?: / superset: (?P<pair>[A-Z]))?"
)


def checked(text):
    """Every day's exercise lines, having checked each line of the text."""
    days, custom, names, week = [], set(), set(), False
    for line in text.splitlines():
        if line.startswith("/// Create first as a custom exercise: "):
            custom.add(line.partition(": ")[2].lower())
        elif line.startswith("//") or not line:
            continue
        elif line.startswith("# "):
            week = True
        elif line.startswith("## "):
            assert week, "a day before a week"
            days.append([])
            names = set()
        else:
            found = LINE.fullmatch(line)
            assert found, line
            name, _, equipment = found["name"].lower().partition(", ")
            assert name in BUILT_IN | custom, name
            assert not equipment or equipment in EQUIPMENT, equipment
            called = (found["label"], found["name"])
            assert called not in names, f"{called} twice"
            assert (None, found["name"]) not in names
            names.add(called)
            days[-1].append(found)
    for day in days:
        pairs = [found["pair"] for found in day if found["pair"]]
        assert all(pairs.count(pair) == 2 for pair in pairs)
    return days


@pytest.mark.parametrize("name", ["program", "rotation", "block", "hostile"])
def test_what_is_written_is_of_the_subset(exported, schedules, name):
    schedule = schedules[name]
    days = checked(exported("liftoscript", schedule).content.decode())
    sessions = [session for week in schedule.weeks for session in week.sessions]
    assert [len(day) for day in days] == [len(session.tasks) for session in sessions]
    written = [int(found["sets"]) for day in days for found in day]
    assert written == [task.item.sets for session in sessions for task in session.tasks]


def test_the_checker_refuses_what_the_app_refuses():
    for bad in (
        "## Day\nSquat / 3x5 90s", "# W\n## D\nSquat (pause) / 3x5 90s", "# W\n## D\nCarry / 3x5 90s",
        "# W\n## D\nSquat / 3x0 90s", "# W\n## D\nSquat / 3x5 @11 90s",
        "# W\n## D\nSquat / 3x5 90s\nSquat / 3x5 90s", "# W\n## D\nSquat / 3x5 90s / tempo: 1",
        "# W\n## D\nSquat / 3x5 90s / superset: A",
    ):  # fmt: skip
        with pytest.raises(AssertionError):
            checked(bad)


def test_lines_say_effort_rest_time_and_pairs(exported, schedules):
    lines = exported("liftoscript", schedules["program"]).content.decode().splitlines()
    assert "# Week A" in lines
    assert "## Thu Session 2" in lines
    assert "Goblet Squat / 3x8-12 @8 90s" in lines
    assert lines[lines.index("Goblet Squat / 3x8-12 @8 90s") - 1] == "// tempo 2-0-1-0; next: more"
    assert "Bench Press, Dumbbell / 3x8-12 @8 60s / superset: A" in lines
    assert "Plank / 3x1 40s|45s" in lines
    assert "Tib bar raise / 2x12 90s" in lines


def test_an_exercise_twice_a_day_is_labelled(exported, schedules):
    lines = exported("liftoscript", schedules["program"]).content.decode().splitlines()
    assert "a: Push Up / 4x1 @8 90s" in lines
    assert "b: Push Up / 1x1 @8 90s" in lines
    assert lines[lines.index("b: Push Up / 1x1 @8 90s") - 1] == "// as many as you like"


def test_exercises_to_create_first_are_told(exported, schedules):
    (note,) = exported("liftoscript", schedules["program"]).notes
    assert "Tib bar raise, Suitcase carry" in note
    assert "Goblet" not in note


def test_weeks_of_a_repeated_program_are_all_written(exported, schedules, start):
    text = exported("liftoscript", dated(schedules["program"], start, 3)).content.decode()
    assert re.findall(r"^# .*", text, re.MULTILINE) == ["# Week 1", "# Week 2", "# Week 3"]


def test_a_custom_name_has_no_signs_of_the_language(exported, schedules):
    text = exported("liftoscript", schedules["program"]).content.decode()
    assert "\nPause back squat light / 2x5 @8 90s\n" in text
    assert "/// Create first as a custom exercise: Pause back squat light\n" in text


def test_every_exercise_of_the_catalog_has_a_name_of_its_own(catalog):
    ours = [e for e in catalog.exercises if e.kind.scheduled]
    names = [custom_name(exercise) for exercise in ours]
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9' -]+", name) for name in names)
    assert len(set(names)) == len(ours)


@pytest.mark.parametrize("name", ["スクワット", "Kniebeuge für Übende"])
def test_a_name_in_other_letters_becomes_its_id(catalog, name):
    exercise = catalog.by_id["goblet_squat"].model_copy(update={"name": name})
    assert custom_name(exercise) == "goblet squat"
