import pytest

from optimizer.domain.program import Block, Item, Session, Week
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.pairs import PairsRule
from optimizer.problem.readings import of_straight_sets, stages


def found(**more):
    """Each stage as (frameworks, whether pairs are only for slots)."""
    scenario = {"days": {"mon": 60, "tue": 60, "thu": 60, "fri": 60}, "equipment": ["full_gym"]}
    problem = problem_of(Tree("s.yaml", scenario | more), load_catalog())
    return [
        [
            (
                [choice.id for choice in rule.choices]
                if (rule := FrameworkRule.among(reading.rules))
                else None,
                [r.slots_only for r in reading.rules if isinstance(r, PairsRule)],
            )
            for reading in stage
        ]
        for stage in stages(problem)
    ]


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ({"framework": "none", "pairs": "forbid"}, [[(None, [False])]]),
        ({"framework": "none"}, [[(None, [True])], [(None, [False])]]),
        ({"framework": "none", "pairs": "allow"}, [[(None, [False])]]),
        (
            {"framework": "full_body"},
            [[(["full_body"], [True])], [(["full_body"], [False])]],
        ),
        (
            {"pairs": "forbid"},
            [[(["full_body"], [False]), (["upper_lower"], [False])], [([], [False])]],
        ),
    ],
)
def test_frameworks_come_before_none_and_straight_sets_before_pairs(scenario, expected):
    assert found(**scenario) == expected


@pytest.mark.parametrize(
    ("more", "pairs", "expected"),
    [
        ({"framework": "none"}, 0, True),
        ({"framework": "none"}, 1, False),
        ({"framework": "none", "pairs": "allow"}, 0, False),
        ({"framework": "none", "pairs": "forbid"}, 0, False),
    ],
)
def test_a_week_without_further_pairs_is_one_of_straight_sets(more, pairs, expected):
    data = {"days": {"mon": 60, "thu": 60}, "equipment": ["full_gym"]} | more
    problem = problem_of(Tree("s.yaml", data), load_catalog())
    assert of_straight_sets(problem.scenario, problem.rules, (week(pairs),)) is expected


def test_pairs_that_slots_ask_for_are_no_help_in_time():
    problem = problem_of(
        Tree("s.yaml", {"days": dict.fromkeys(("mon", "tue", "thu", "fri"), 60), "equipment": ["full_gym"]}),
        load_catalog(),
    )  # fmt: skip
    turns = {
        theme.id: len(theme.turns)
        for choice in FrameworkRule.among(problem.rules).choices
        for theme in choice.themes
    }
    theme, asked = max(turns.items(), key=lambda item: item[1])
    assert asked > 0
    assert of_straight_sets(problem.scenario, problem.rules, (week(asked, theme),))
    assert not of_straight_sets(problem.scenario, problem.rules, (week(asked + 1, theme),))


def week(pairs, theme=None):
    item = Item(exercise="push_up", sets=3, rest_seconds=60)
    blocks = (Block(seconds=60, items=(item,)), *[Block(seconds=60, items=(item, item))] * pairs)
    session = Session(
        day="mon", title="", budget_minutes=60, seconds=0, warmup_seconds=0, cooldown_seconds=0,
        blocks=blocks, theme=theme,
    )  # fmt: skip
    return Week(week="A", sessions=(session,))
