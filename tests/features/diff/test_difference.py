"""What differs between two small programs, counted by hand."""

import pytest

from optimizer.domain.nearness import Distance
from optimizer.domain.program import AuditRow, Block, Item, Session, Week
from optimizer.features.diff.difference import DiffSide, difference
from optimizer.files.catalog import load_catalog


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


def week(name="A", themes=None, turns=(), **days):
    """A week of days with exercises and their sets; `turns` are done together."""
    sessions = []
    for day, here in days.items():
        paired = {exercise for pair in turns for exercise in pair if exercise in here}
        groups = [pair for pair in turns if set(pair) <= here.keys()]
        groups += [(exercise,) for exercise in here if exercise not in paired]
        blocks = tuple(
            Block(
                seconds=0,
                items=tuple(Item(exercise=e, sets=here[e], rest_seconds=0) for e in group),
            )
            for group in groups
        )
        sessions.append(
            Session(
                day=day, title="", budget_minutes=60, seconds=0, warmup_seconds=0,
                cooldown_seconds=0, blocks=blocks, theme=(themes or {}).get(day),
            )
        )  # fmt: skip
    return Week(week=name, sessions=tuple(sessions))


def between(before, after, catalog):
    return difference(DiffSide((before,), ()), DiffSide((after,), ()), catalog)


OLD = {"mon": {"goblet_squat": 4, "push_up": 3}, "thu": {"goblet_squat": 2}}


@pytest.mark.parametrize(
    ("new", "exercises", "sets"),
    [
        pytest.param(OLD, 0, 0, id="the same"),
        pytest.param({**OLD, "mon": {"goblet_squat": 3, "push_up": 3}}, 0, 1, id="a set fewer"),
        pytest.param({"mon": {"goblet_squat": 4}, "thu": {"goblet_squat": 2, "push_up": 3}},
                     0, 6, id="moved"),
        pytest.param({"mon": {"back_squat": 4, "push_up": 3}, "thu": {"back_squat": 2}},
                     2, 0, id="replaced one for one"),
        pytest.param({"mon": {"back_squat": 3, "push_up": 3}, "thu": {"back_squat": 2}},
                     2, 1, id="replaced with a set fewer"),
        pytest.param({"mon": {"goblet_squat": 4}, "thu": {"goblet_squat": 2}}, 1, 3, id="left out"),
        pytest.param({**OLD, "thu": {"goblet_squat": 2, "hip_thrust": 3}}, 1, 3, id="added"),
        pytest.param({"mon": {"goblet_squat": 4, "hip_thrust": 3}, "thu": {"goblet_squat": 2}},
                     2, 0, id="anything may take a place"),
    ],
)  # fmt: skip
def test_distances(catalog, new, exercises, sets):
    found = between(week(**OLD), week(**new), catalog)
    assert found.distance == Distance(exercises=exercises, sets=sets)


def test_rows_name_day_and_fate(catalog):
    new = {"mon": {"goblet_squat": 4, "hip_thrust": 3}, "thu": {"goblet_squat": 3}}
    rows = between(week(**OLD), week(**new), catalog).sets
    assert [(r.day, r.exercise, r.before, r.after, r.new, r.gone) for r in rows] == [
        ("mon", "push_up", 3, 0, False, True),
        ("mon", "hip_thrust", 0, 3, True, False),
        ("thu", "goblet_squat", 2, 3, False, False),
    ]


def test_each_week_is_compared_with_its_own(catalog):
    before = DiffSide((week("A", mon={"push_up": 3}), week("B", mon={"goblet_squat": 3})), ())
    after = DiffSide((week("A", mon={"goblet_squat": 3}), week("B", mon={"push_up": 3})), ())
    assert difference(before, after, catalog).distance == Distance(exercises=4, sets=0)


def test_pairs_count_in_either_order(catalog):
    here = {"mon": {"push_up": 3, "goblet_squat": 3}}
    one = week(turns=[("push_up", "goblet_squat")], **here)
    turned = week(turns=[("goblet_squat", "push_up")], **here)
    assert between(one, turned, catalog).pairs == ()
    (row,) = between(one, week(**here), catalog).pairs
    assert (row.first, row.second, row.formed) == ("push_up", "goblet_squat", False)


def test_themes_and_muscles(catalog):
    new = {**OLD, "thu": {"goblet_squat": 3}}
    found = between(week(**OLD), week(themes={"mon": "legs"}, **new), catalog)
    assert [(t.day, t.before, t.after) for t in found.themes] == [("mon", None, "legs")]
    muscles = {row.muscle: (row.before, row.after) for row in found.muscles}
    assert muscles["quads"] == ("6", "7")
    assert muscles["abs"] == ("4.5", "5")
    assert "chest" not in muscles


def test_rules_are_compared_row_by_row(catalog):
    def row(value, ok=True, rule="session.time"):
        return AuditRow(rule=rule, week="A", value=value, min=None, max="9", unit="s", ok=ok)

    before = DiffSide((), (row("1"), row("2"), row("3", rule="gone")))
    after = DiffSide((), (row("1"), row("10", ok=False), row("4", rule="new")))
    rows = difference(before, after, catalog).rules
    told = {r.rule: (r.before and r.before.value, r.after and r.after.value) for r in rows}
    assert told == {"session.time": ("2", "10"), "gone": ("3", None), "new": (None, "4")}


def test_scenarios_are_compared_where_both_are_known(catalog):
    one, other = {"level": "beginner", "weeks": 1}, {"level": "advanced", "weeks": 1}
    rows = difference(DiffSide((), (), None, one), DiffSide((), (), None, other), catalog).scenario
    assert [(r.key, r.before, r.after) for r in rows] == [("level", "beginner", "advanced")]
    assert difference(DiffSide((), ()), DiffSide((), (), None, other), catalog).scenario == ()
