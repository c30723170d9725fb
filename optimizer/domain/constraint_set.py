"""A constraint set: a named policy of rules with its objective."""

from optimizer.domain.base import Frozen
from optimizer.domain.objective import Objective
from optimizer.domain.rules import Rule


class ConstraintSet(Frozen):
    """A named policy, its `extends` already resolved."""

    name: str
    title: str
    rules: tuple[Rule, ...]
    objective: Objective
