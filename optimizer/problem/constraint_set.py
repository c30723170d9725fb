"""A constraint set: a named policy of rules with its objective."""

from optimizer.domain.base import Frozen
from optimizer.kinds import AnyRule
from optimizer.problem.objective import Objective


class ConstraintSet(Frozen):
    """A named policy, its `extends` already resolved."""

    name: str
    title: str
    rules: tuple[AnyRule, ...]
    objective: Objective
