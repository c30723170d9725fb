"""The verifier on the catalog and the constraint set that ship."""

import pytest
from support import policy_of

from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.kinds.availability import AvailabilityRule
from optimizer.problem.effective import effective_rules, obstacles
from optimizer.verifier.judge import judge
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.tally import Tally

CATALOG = load_catalog()
BALANCED = load_constraint_set("balanced")
SCENARIOS = [
    Scenario(days={"mon": 60}, equipment=()),
    Scenario(days={"mon": 60}, equipment=("full_gym",), level="beginner"),
    Scenario(
        days={"mon": 60},
        equipment=("dumbbell", "flat_bench"),
        level="advanced",
        limits={"lumbar_shear": 0, "axial_load": 1},
        exclude=("goblet_squat",),
    ),
]


def _one_session(scenario, exercises):
    """A week whose file numbers are wrong, which the checks of rules must not care about."""
    blocks = tuple(Block(seconds=0, items=(Item(exercise=e.id, sets=2, rest_seconds=0),))
                   for e in exercises)  # fmt: skip
    session = Session(day="mon", title="x", budget_minutes=60, seconds=0, warmup_seconds=0,
                      cooldown_seconds=0, blocks=blocks)  # fmt: skip
    return Week(week="A", sessions=(session,))


def test_counts_every_exercise_as_the_catalog_does():
    """Two implementations of formats.md section 1; the other one feeds the model."""
    tally = Tally(_one_session(SCENARIOS[0], ()), SCENARIOS[0], CATALOG)
    for exercise in CATALOG.exercises:
        for target in CATALOG.measured:
            expected = CATALOG.half_sets(exercise, target)
            assert tally.contribution(exercise, target) == expected, (exercise.id, target)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_keeps_out_what_the_policy_keeps_out(scenario):
    """Two implementations of rules.md 2.4; the other one chooses what the model may use."""
    rules = [rule for rule in BALANCED.rules if isinstance(rule, AvailabilityRule)]
    assert len(rules) == 5
    for rule in rules:
        for exercise in CATALOG.exercises:
            tally = Tally(_one_session(scenario, (exercise,)), scenario, CATALOG)
            (finding,) = CHECKS["availability"](rule, tally)
            kept_out = bool(obstacles(exercise, (rule,), scenario, CATALOG))
            assert finding.ok is not kept_out, (rule.id, exercise.id)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_rule_of_the_set_shows_in_the_audit(scenario):
    rules = effective_rules(BALANCED, scenario, CATALOG)
    exercises = [e for e in CATALOG.exercises if e.kind.scheduled]
    week = _one_session(scenario, exercises)
    verdict = judge((week,), scenario, policy_of(rules, BALANCED.objective), CATALOG)
    assert [row.rule for row in verdict.audit] == [rule.id for rule in rules]
    broken = {row.rule for row in verdict.audit if not row.ok}
    assert broken <= {violation.rule for violation in verdict.violations}
    assert {"session.time", "session.size", "session.squats"} <= broken
    assert verdict.objective == sum(row.weight * row.value for row in verdict.terms)
