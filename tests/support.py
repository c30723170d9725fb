"""What several tests build alike."""

from optimizer.domain.scenario import Scenario
from optimizer.files.constraint_sets import load_objective
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.objective import Objective
from optimizer.problem.problem import Problem

SHIPPED_KINDS = (
    "availability",
    "coverage",
    "exercise_limits",
    "framework",
    "include",
    "lock",
    "pairs",
    "ratio",
    "recovery",
    "rest_days",
    "rotation",
    "session_size",
    "session_time",
    "spacing",
    "volume",
)
"""Kinds of rules that the constraint sets and the wishes of a scenario use; each is documented."""


def policy_of(rules: tuple[Rule, ...], objective: Objective | None = None) -> ConstraintSet:
    """A constraint set of just these rules."""
    worth = objective or load_objective("coach")
    return ConstraintSet(name="test", title="Test", rules=rules, objective=worth)


def problem_with(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...] = (),
    objective: Objective | None = None,
) -> Problem:
    """A problem of just these rules, even if no constraint set came to them for this client."""
    return Problem(scenario, policy_of(rules, objective), rules, catalog, scenario, "test")
