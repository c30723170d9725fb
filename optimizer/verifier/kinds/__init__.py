"""Rule kinds, one module each: `check(rule, tally)` measures a rule on a week.

Every check yields one finding or more, held or not, so that the audit shows every rule.
`check_weeks(rule, tallies)`, where a module has it, measures a rotation of two weeks as a whole:
findings with the week they speak of.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from optimizer.kinds import KINDS
from optimizer.verifier.finding import Finding
from optimizer.verifier.tally import Tally

_MODULES = {kind: import_module(f"{__name__}.{kind}") for kind in KINDS}

CHECKS: dict[str, Callable[[Any, Tally], Iterator[Finding]]] = {
    kind: module.check for kind, module in _MODULES.items()
}

ACROSS_WEEKS: dict[str, Callable[[Any, tuple[Tally, ...]], Iterator[tuple[str, Finding]]]] = {
    kind: module.check_weeks for kind, module in _MODULES.items() if hasattr(module, "check_weeks")
}
"""Kinds that measure a rotation of two weeks as a whole."""
