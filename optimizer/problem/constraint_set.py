"""A constraint set: a named policy of rules with its objective."""

from optimizer.domain.base import Frozen
from optimizer.kinds.rules import Rule
from optimizer.problem.objective import Objective


class ConstraintSet(Frozen):
    """A named policy, its `extends` already resolved."""

    name: str
    title: str
    rules: tuple[Rule, ...]
    objective: Objective
