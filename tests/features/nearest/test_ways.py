"""The order in which frameworks are given up."""

import pytest

from optimizer.domain.nearness import ThemesFate
from optimizer.domain.placed import Placed
from optimizer.features.nearest.ways import fate, ways
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds.framework import FrameworkRule


def placed(**themes):
    return (Placed({day: {"push_up": 2} for day in ("mon", "thu")}, {}, themes),)


@pytest.fixture
def asked(catalog):
    def of(framework):
        days = {"mon": 60, "tue": 60, "thu": 60, "fri": 60}
        values = {"days": days, "equipment": ["full_gym"], "framework": framework}
        return problem_of(Tree("test", values), catalog)

    return of


def told(stages):
    """Of each stage the frameworks of its ways, and whether days keep their themes."""
    found = []
    for stage in stages:
        rules = [FrameworkRule.among(way.problem.rules) for way in stage]
        names = [[choice.id for choice in rule.choices] for rule in rules]
        found.append((names, [way.held for way in stage]))
    return found


def test_a_framework_is_given_up_step_by_step(asked):
    free = asked("auto")
    choices = FrameworkRule.among(free.rules).choices
    split = next(choice for choice in choices if len(choice.themes) > 1)
    first, second = (theme.id for theme in split.themes[:2])
    stages = told(ways(placed(mon=first, thu=second), free))
    others = [[choice.id] for choice in choices if choice is not split]
    expected = [([[split.id]], [True]), ([[split.id]], [False])]
    expected += [(others, [False] * len(others))] if others else []
    assert stages == [*expected, ([[]], [False])]


def test_a_framework_that_is_asked_for_is_never_dropped(asked):
    named = asked("upper_lower")
    first, second, *_ = (theme.id for theme in FrameworkRule.among(named.rules).choices[0].themes)
    stages = told(ways(placed(mon=first, thu=second), named))
    assert stages == [([["upper_lower"]], [True]), ([["upper_lower"]], [False])]


def test_a_week_without_themes_needs_none_where_it_is_free(asked):
    assert told(ways(placed(), asked("auto"))) == [([[]], [False])]
    assert told(ways(placed(), asked("upper_lower"))) == [([["upper_lower"]], [False])]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {}, ThemesFate.NONE),
        ({"mon": "upper"}, {"mon": "upper"}, ThemesFate.KEPT),
        ({"mon": "upper", "thu": "lower"}, {"mon": "lower", "thu": "upper"}, ThemesFate.MOVED),
        ({"mon": "upper"}, {"mon": "push"}, ThemesFate.OTHER),
        ({"mon": "upper"}, {}, ThemesFate.DROPPED),
        ({"mon": "upper", "thu": "lower"}, {"mon": "upper"}, ThemesFate.KEPT),
        ({}, {"mon": "upper"}, ThemesFate.OTHER),
    ],
)
def test_the_fate_of_themes(before, after, expected):
    assert fate(placed(**before), placed(**after)) is expected
