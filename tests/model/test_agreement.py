"""Model and verifier say the same of every rule of `balanced`, on weeks that nobody chose."""

from itertools import permutations
from random import Random

import pytest
from fixtures.drawn import DRAWS, drawn_week
from support import SHIPPED_KINDS

from optimizer.domain.exercise import Goal
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.kinds import Rule
from optimizer.kinds.framework import loosest
from optimizer.kinds.pairs import saved_seconds
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import effective_rules

SCENARIOS = (
    {"days": {"mon": 60, "wed": 60, "fri": 45}, "weak": {"lats": 1}, "include": ("chin_up",)},
    {
        "days": {"thu": 60, "fri": 30, "sat": 90, "sun": 60},
        "level": "intermediate",
        "goal": "strength",
        "equipment": ("dumbbells",),
        "limits": {"axial_load": 0, "knee_flexion_load": 1},
        "exclude": ("push_up", "dumbbell_curl"),
        "balance": {"pull_push": "1.1-1.4"},
        "lock": ({"day": "fri", "exercise": "goblet_squat", "sets": 3},),
        "pairs": "allow",
    },
    {
        "days": dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 40),
        "level": "beginner",
        "goal": "endurance",
        "include": ("push_up", "kneeling_squat"),
        "weekly_sets": {"default": "6-14.5", "neck": "<=3", "upper_traps": ">=2"},
        "lock": ({"day": "sun", "exercise": "leg_press"},),
    },
)


OF_THEIR_OWN = {"pairs", "framework", "rotation"}
"""Kinds that ask for more than sets on days: pairs below, the others beside their boundary tables."""


@pytest.mark.parametrize("kind", sorted(set(SHIPPED_KINDS) - OF_THEIR_OWN))
def test_model_and_verifier_agree(kind, agree, make_scenario, catalog):
    balanced = load_constraint_set("balanced")
    agree(
        [
            (scenario, rule)
            for scenario in (make_scenario(**values) for values in SCENARIOS)
            for rule in effective_rules(balanced, scenario, catalog)
            if rule.kind == kind
        ]
    )


def drawn_turns(
    random: Random, here: dict[str, int], rule: Rule, catalog: Catalog
) -> list[tuple[str, str]]:
    """At most one pair of a day that saves time, often of an allowed kind and with equal sets."""
    pairs = [(catalog.by_id[a], catalog.by_id[b]) for a, b in permutations(sorted(here), 2)]
    pairs = [pair for pair in pairs if saved_seconds(*pair, Goal.BALANCE) > 0]
    if random.random() < 0.7:
        pairs = [pair for pair in pairs if rule.pairs(*pair)]
    if not pairs:
        return []
    first, second = random.choice(pairs)
    if random.random() < 0.8:
        here[second.id] = here[first.id]
    return [(first.id, second.id)]


def test_model_and_verifier_agree_on_pairs(judge_rule, keeps, make_scenario, week_allows, catalog):
    """Of drawn pairs, and of the time that those leave which are allowed."""
    random = Random("pairs")
    scenario = make_scenario({"mon": 45, "tue": 40, "sat": 60}, pairs="allow")
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    rule = next(rule for rule in rules if rule.kind == "pairs")
    time = next(rule for rule in rules if rule.kind == "session_time")
    formed, on_time = set(), set()
    for _ in range(2 * DRAWS):
        week = drawn_week(random, rule, scenario, catalog)
        turns = {day: drawn_turns(random, here, rule, catalog) for day, here in week.items()}
        kept = keeps(rule, scenario, week, turns)
        assert judge_rule(rule, scenario, week, turns) == (kept, kept), (week, turns)
        formed.add(kept)
        if kept and any(turns.values()):
            fits = keeps(time, scenario, week, turns)
            assert judge_rule(time, scenario, week, turns, (rule,)) == (fits, fits), (week, turns)
            if fits:
                assert week_allows(time, scenario, week, (rule,)), week
            on_time.add(fits)
    assert formed == on_time == {True, False}


def test_balanced_uses_every_kind(make_scenario, catalog):
    rules = effective_rules(load_constraint_set("balanced"), make_scenario(**SCENARIOS[1]), catalog)
    wishes = {"include"}
    assert {rule.kind for rule in rules} | wishes == set(SHIPPED_KINDS)


def test_whole_weeks_agree(pinned_plan, solvable, keeps, make_scenario, catalog):
    """All rules of `balanced` at once: the model accepts a week just when no rule is broken."""
    random = Random(1)
    balanced = load_constraint_set("balanced")
    for values in SCENARIOS:
        scenario = make_scenario(**values)
        rules = loosest(effective_rules(balanced, scenario, catalog))
        for _ in range(3):
            week = drawn_week(random, rules[0], scenario, catalog)
            kept = tuple(rule for rule in rules if keeps(rule, scenario, week))
            assert solvable(pinned_plan(kept, scenario, week).rows)
            assert not solvable(pinned_plan(rules, scenario, week).rows)
