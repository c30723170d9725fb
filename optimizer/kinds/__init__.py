"""Rule kinds, one module each: what a rule of the kind may say, and all that is known of it.

A kind is found by its module: `kinds/spacing.py` holds the one type whose `kind` is `spacing`.
"""

from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from optimizer.kinds.rule import Rule

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

KINDS = {kind.__module__.rpartition(".")[2]: kind for kind in Rule.__subclasses__()}
"""Every type of rule by its kind."""

if TYPE_CHECKING:
    AnyRule = Rule
else:
    AnyRule = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]
"""A rule in a field of a file: read as the type that its `kind` names."""

__all__ = ["KINDS", "AnyRule", "Rule"]
