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


def problem_with(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...] = (),
    objective: Objective | None = None,
) -> Problem:
    """A problem of just these rules, which need not be those of any constraint set."""
    policy = ConstraintSet(
        name="test", title="Test", rules=rules, objective=objective or load_objective("coach")
    )
    return Problem(scenario, policy, rules, catalog, scenario, "test")
