import re

import pytest

from optimizer.features.export.naming import LONGEST, RowNames, row_names, variable_names
from optimizer.model.rows import Linear, Rows

LP_LEGAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.,@&()\[\]#]*")
"""CPLEX's characters (brackets are written round there), a name beginning with no digit or period."""


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("chosen[goblet_squat,mon]", "chosen[goblet_squat,mon]"),
        ("A:extra[hip_thrust]", "A.extra[hip_thrust]"),
        ("sets[row,tue]=3", "sets[row,tue]_3"),
        ("framework@hinge+squat", "framework@hinge&squat"),
        ("volume.brust & rücken", "volume.brust_&_r_cken"),
        ("a\nb\tc", "a_b_c"),
        ("3 sets", "_3_sets"),
        (".half", "_.half"),
        ("e4", "_e4"),
        ("E", "_E"),
        ("eels", "_eels"),
        ("extra[row]", "extra[row]"),
        ("either[row]", "either[row]"),
        ("Free", "_Free"),
        ("bounds", "_bounds"),
        ("objective", "_objective"),
        ("nothing", "_nothing"),
        ("", "_"),
    ],
)
def test_names_are_legal_and_readable(wanted, name):
    assert RowNames().legal(wanted) == name
    assert LP_LEGAL.fullmatch(name)


def test_names_are_given_once():
    names = RowNames()
    assert [names.legal(n) for n in ("a b", "a_b", "a:b", "a b")] == [
        "a_b",
        "a_b#2",
        "a.b",
        "a_b#3",
    ]


def test_long_names_stay_short_and_apart():
    names = RowNames()
    given = [names.legal("x" * 300 + tail) for tail in "abcdefghijkl"]
    assert len(set(given)) == 12
    assert max(map(len, given)) == LONGEST
    assert given[1].endswith("x#2")
    assert given[11].endswith("x#12")


def rows_named(*tags: tuple[str, str], week: str = "") -> list[str]:
    rows = Rows()
    x = rows.variable(f"{week}chosen[goblet_squat,mon]", 0, 1)
    for rule, fact in tags:
        rows.add(x <= 1, rule, fact)
    return row_names(rows)


@pytest.mark.parametrize(
    ("rule", "fact", "name"),
    [
        ("volume.chest", "chest", "volume.chest"),
        ("session_volume.chest", "chest mon", "session_volume.chest@mon"),
        ("session.time", "week", "session.time"),
        ("session.time", "mon", "session.time@mon"),
        ("spacing.hinges", "mon-tue", "spacing.hinges@mon,tue"),
        ("availability.equipment", "goblet_squat mon", "availability.equipment@goblet_squat,mon"),
        ("structure", "", "structure@chosen[goblet_squat,mon]"),
        ("structure", "mon is legs", "structure@mon,is,legs"),
    ],
)
def test_rows_are_called_after_their_rule_and_fact(rule, fact, name):
    assert rows_named((rule, fact)) == [name]


def test_rows_of_one_week_of_a_rotation_say_so():
    assert rows_named(("volume.chest", "chest"), week="B:") == ["B.volume.chest"]


def test_equal_rows_are_numbered():
    assert rows_named(("r", "mon"), ("r", "mon"), ("r", "")) == ["r@mon", "r@mon#2", "r"]


def test_a_rule_without_variables_has_a_name_too():
    rows = Rows()
    rows.add(Linear() >= 1, "week.rest_days", "week")
    assert row_names(rows) == ["week.rest_days"]


def test_variables_keep_their_order():
    rows = Rows()
    for name in ("chosen[a]", "A:chosen[a]", "chosen[a]"):
        rows.variable(name, 0, 1)
    assert variable_names(rows) == ["chosen[a]", "A.chosen[a]", "chosen[a]#2"]
