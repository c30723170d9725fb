"""Rosters to fill in; each of them is read back by the tests."""
# ruff: noqa: E501 (rows are as long as they are)

CSV = """\
# One client a row. An id, never a name. Rows that begin with # are left out; so are columns whose name does.
# Empty cells take what --defaults says; else what a scenario file has by default.
# Lists: dumbbell; flat_bench        Maps: mon 60, wed 60        Locks: mon goblet_squat 3; fri barbell_hip_thrust
# Ranges: 8..20, because spreadsheets make a date of 8-12; also >=10 and <=16
# One entry of a map may have its own column: screens.shoulders, weekly_sets.glute_max, days.mon
# Anything else in brackets, as in a scenario: {mon: [full_gym], thu: [long_band]}
# Every column is optional but client; days and equipment must come from the row or from the defaults.
client,level,goal,days,equipment,weak,flags,screens.shoulders,weekly_sets.glute_max,exclude,prefer
c-0601,intermediate,balance,"mon 60, wed 60, fri 60",full_gym,,desk_worker,pass,,,
c-0602,beginner,balance,"tue 45, thu 45, sat 60",home_dumbbell; long_band,glute_max 2,,fail,10..20,nordic_curl,barbell_hip_thrust 2
c-0603,advanced,strength,"mon 75, tue 75, thu 75, fri 75",full_gym,rear_delts 1,,,,,
"""

YAML = """\
# Keys are those of a scenario file; a client's own go before the defaults.
defaults:
  equipment: [full_gym]
  days: {mon: 60, wed: 60, fri: 60}
clients:
  - client: c-0601
    flags: [desk_worker]
  - client: c-0602
    level: beginner
    days: {tue: 45, thu: 45, sat: 60}
    equipment: [home_dumbbell, long_band]
    weak: {glute_max: 2}
    screens: {shoulders: fail}
  - client: c-0603
    level: advanced
    goal: strength
"""

JSONL = """\
{"client": "c-0601", "days": {"mon": 60, "wed": 60, "fri": 60}, "equipment": ["full_gym"]}
{"client": "c-0602", "days": {"tue": 45, "thu": 45, "sat": 60}, "equipment": ["home_dumbbell", "long_band"]}
{"client": "c-0603", "level": "advanced", "days": {"mon": 75, "tue": 75, "thu": 75}, "equipment": ["full_gym"]}
"""

TEMPLATES = {"csv": CSV, "yaml": YAML, "jsonl": JSONL}
"""A roster of every kind, by the name of the kind."""
