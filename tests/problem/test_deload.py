"""Which rules fall in a deload, and which still hold."""

from fractions import Fraction

import pytest
from pydantic import TypeAdapter

from optimizer.domain.block import Wave
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.kinds import AnyRule
from optimizer.problem.deload import deload_rules, rules_of
from optimizer.problem.effective import effective_rules

RULE = TypeAdapter(AnyRule)
CATALOG = load_catalog()


def rule(kind, **parameters):
    basics = {"id": "r", "kind": kind, "why": "For the test.", "source": "test"}
    return RULE.validate_python({**basics, **parameters})


PUSH = {"pattern": "horizontal_push"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            rule("volume", muscle="chest", min=8, max=20),
            rule("volume", muscle="chest", max=20),
            id="weekly sets keep their upper end",
        ),
        pytest.param(rule("volume", muscle="chest", min=4, direct=True), None, id="direct sets"),
        pytest.param(
            rule("coverage", count="sets", of=PUSH, min=2, max=9),
            rule("coverage", count="sets", of=PUSH, max=9),
            id="coverage in sets keeps its upper end",
        ),
        pytest.param(rule("coverage", count="sets", of=PUSH, min=2), None, id="coverage in sets"),
        pytest.param(
            rule("coverage", count="sets", of=PUSH, min=2, per="session"), None,
            id="coverage of a session",
        ),
        pytest.param(
            rule("exercise_limits", of=PUSH, min_sets=3, max_sets=5, max_sessions=2),
            rule("exercise_limits", of=PUSH, min_sets=1, max_sets=5, max_sessions=2),
            id="one set of an exercise is enough",
        ),
        pytest.param(
            rule("lock", day="mon", exercise="push_up", sets=3),
            rule("lock", day="mon", exercise="push_up", sets=None),
            id="a locked exercise keeps its day",
        ),
    ],
)  # fmt: skip
def test_floors_fall(before, after):
    assert deload_rules((before,)) == (() if after is None else (after,))


@pytest.mark.parametrize(
    "kept",
    [
        rule("volume", muscle="chest", max=10, per="day"),
        rule("ratio", over={"sets": PUSH}, under={"sets": PUSH}, min=1, max="3/2"),
        rule("coverage", count="exercises", of=PUSH, min=1),
        rule("coverage", count="days", of=PUSH, min=2),
        rule("coverage", count="sets", of=PUSH, max=4),
        rule("session_size", min=3, max=10),
        rule("rest_days", min=1),
        rule("spacing", of={"tag": "heavy_axial"}),
        rule("recovery", muscle="chest", high_sets=6, next_day_sets=3),
        rule("availability", by="equipment"),
        rule("include", exercise="push_up"),
    ],
    ids=lambda kept: f"{kept.kind} {getattr(kept, 'count', '')}",
)
def test_everything_else_holds(kept):
    assert deload_rules((kept,)) == (kept,)


@pytest.mark.parametrize("name", set_names())
def test_no_least_amount_of_sets_is_left_in_any_set_that_ships(name):
    scenario = Scenario.model_validate({"days": {"mon": 60, "thu": 60}, "equipment": ["full_gym"]})
    rules = effective_rules(load_constraint_set(name), scenario, CATALOG)
    left = deload_rules(rules)
    assert not [r for r in left if r.kind == "volume" and r.min is not None]
    assert not [r for r in left if r.kind == "coverage" and r.count == "sets" and r.min is not None]
    assert {r.min_sets for r in left if r.kind == "exercise_limits"} <= {1}
    ratios = [r for r in rules if r.kind == "ratio"]
    assert [r for r in left if r.kind == "ratio"] == ratios
    highs = {r.id: r.max for r in rules if r.kind == "volume" and r.max not in (None, Fraction(0))}
    assert {r.id: r.max for r in left if r.kind == "volume"}.items() >= highs.items()


@pytest.mark.parametrize("wave", list(Wave))
def test_only_a_deload_has_rules_of_its_own(wave):
    rules = (rule("volume", muscle="chest", min=8),)
    assert rules_of(wave, rules) == (() if wave is Wave.DELOAD else rules)
