"""Rule kinds, one module each: `compile(rule, plan)` states a rule as rows.

`compile_weeks(rule, plans)`, where a module has it, speaks of a rotation of two weeks as a whole;
`amount(rule, plan)` is what the rule's bounds bound in a week, so that a conflict can tell how far
they are out of reach.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from optimizer.kinds import KINDS, Rule
from optimizer.model.measures import Amount
from optimizer.model.plan import Plan

_MODULES = {kind: import_module(f"{__name__}.{kind}") for kind in KINDS}

CONSTRAINTS: dict[str, Callable[[Any, Plan], None]] = {
    kind: module.compile for kind, module in _MODULES.items()
}

ACROSS_WEEKS: dict[str, Callable[[Any, tuple[Plan, ...]], None]] = {
    kind: module.compile_weeks
    for kind, module in _MODULES.items()
    if hasattr(module, "compile_weeks")
}
"""Kinds that speak of a rotation of two weeks as a whole."""


def amount_of(rule: Rule, plan: Plan) -> Amount | None:
    """What the rule counts in a week, if its kind says it."""
    amount: Callable[[Any, Plan], Amount | None] | None
    amount = getattr(_MODULES[rule.kind], "amount", None)
    return None if amount is None else amount(rule, plan)
