"""Every spelling of a cell, and what is refused with a reason."""

import pytest

from optimizer.files.roster.cells import cell_value, spread_days


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("days", "mon 60, wed 60", {"mon": 60, "wed": 60}),
        ("days", "mon=60;wed=45", {"mon": 60, "wed": 45}),
        ("days", "mon: 60\nwed: 45", {"mon": 60, "wed": 45}),
        ("days", "Monday 60 min, Wed 60.0", {"mon": 60, "wed": 60}),
        ("days", "mon wed fri", {"mon": None, "wed": None, "fri": None}),
        ("days", "mon 60.5", {"mon": "60.5"}),
        ("days", "{mon: 60}", {"mon": 60}),
        ("days.mon", "60'", 60),
        ("minutes", "50", 50),
        ("equipment", "dumbbell; flat_bench", ["dumbbell", "flat_bench"]),
        ("equipment", "dumbbell, Flat bench,", ["dumbbell", "flat_bench"]),
        ("equipment", "dumbbell flat_bench", ["dumbbell", "flat_bench"]),
        ("equipment", "full_gym", ["full_gym"]),
        ("equipment", "{mon: [full_gym], thu: [long_band]}",
         {"mon": ["full_gym"], "thu": ["long_band"]}),
        ("equipment", "[]", []),
        ("equipment.mon", "full_gym", ["full_gym"]),
        ("weak", "glute_max 2, rear_delts=1", {"glute_max": 2, "rear_delts": 1}),
        ("prefer", "burpee -2", {"burpee": -2}),
        ("prefer.burpee", "-2", -2),
        ("weekly_sets", "default 8-20, glute_max 8..20", {"default": "8-20", "glute_max": "8-20"}),
        ("weekly_sets", "calves >=6", {"calves": ">=6"}),
        ("weekly_sets", "calves>=6", {"calves": ">=6"}),
        ("weekly_sets", "calves: >= 6", {"calves": ">= 6"}),
        ("weekly_sets.calves", "6..16", "6-16"),
        ("balance", "pull_push 5/4-3/2", {"pull_push": "5/4-3/2"}),
        ("screens", "shoulders Fail; core pass", {"shoulders": "fail", "core": "pass"}),
        ("screens.shoulders", "PASS", "pass"),
        ("level", "Beginner", "beginner"),
        ("client", "Ana-01", "Ana-01"),
        ("client", "=1+1", "=1+1"),
        ("constraints", "My Rules.yaml", "My Rules.yaml"),
        ("constraints", "{extends: balanced}", {"extends": "balanced"}),
        ("lock", "mon goblet_squat 3; fri hip_thrust",
         [{"day": "mon", "exercise": "goblet_squat", "sets": 3},
          {"day": "fri", "exercise": "hip_thrust"}]),
        ("lock", "[{day: mon, exercise: goblet_squat, week: A}]",
         [{"day": "mon", "exercise": "goblet_squat", "week": "A"}]),
        ("weeks", "2.0", 2),
        ("flags", "desk_worker", ["desk_worker"]),
        ("session_extras", "warmup short", {"warmup": "short"}),
    ],
)  # fmt: skip
def test_a_cell_means(column, text, value):
    assert cell_value(tuple(column.split(".")), text) == value


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("days", "mon 60, mon 45", "names mon twice"),
        ("weak", "glute_max", "needs a name and a value"),
        ("weak", "glute_max 1; Glute-max 2", "names glute_max twice"),
        ("weekly_sets", "glute_max 12-Aug", "is a date"),
        ("weekly_sets.glute_max", "8.12.2026", "is a date"),
        ("weekly_sets.glute_max", "Okt 20", "is a date"),
        ("lock", "mon", "needs a day, an exercise"),
        ("lock", "mon goblet squat 3", "needs a day, an exercise"),
        ("days", "{mon: 60", "is not valid YAML"),
        ("equipment", "[a, a: [b]: c]", "is not valid YAML"),
    ],
)
def test_a_cell_is_refused(column, text, reason):
    with pytest.raises(ValueError, match=reason):
        cell_value(tuple(column.split(".")), text)


def test_days_without_minutes_take_those_beside_them():
    assert spread_days({"mon": 60, "wed": None}, 45) == {"mon": 60, "wed": 45}
    with pytest.raises(ValueError, match="says no minutes for wed"):
        spread_days({"mon": 60, "wed": None}, None)
