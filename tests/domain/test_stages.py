import pytest

from optimizer.domain.policy import framework_rule
from optimizer.domain.rules import PairsRule
from optimizer.domain.stages import stages
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import request_of
from optimizer.files.tree import Tree


def found(**more):
    """Each stage as (frameworks, whether pairs are only for slots)."""
    scenario = {"days": {"mon": 60, "tue": 60, "thu": 60, "fri": 60}, "equipment": ["full_gym"]}
    request = request_of(Tree("s.yaml", scenario | more), load_catalog())
    return [
        [
            (
                [choice.id for choice in rule.choices] if (rule := framework_rule(rules)) else None,
                [r.slots_only for r in rules if isinstance(r, PairsRule)],
            )
            for rules in stage
        ]
        for stage in stages(request.scenario, request.rules)
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
