"""Rule kinds, one module each: what a rule of the kind may say, and all that is known of it.

A kind is found by its module: `kinds/spacing.py` holds the one type whose `kind` is `spacing`.
"""

from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import Field

from optimizer.kinds.rule import Rule

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")


def _types(base: type[Rule]) -> Iterator[type[Rule]]:
    for kind in base.__subclasses__():
        yield from _types(kind)
        if kind.__module__.rpartition(".")[2] in get_args(kind.model_fields["kind"].annotation):
            yield kind


KINDS = {kind.__module__.rpartition(".")[2]: kind for kind in _types(Rule)}
"""Every type of rule by its kind."""

if TYPE_CHECKING:
    AnyRule = Rule
else:
    AnyRule = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]
"""A rule in a field of a file: read as the type that its `kind` names."""

__all__ = ["KINDS", "AnyRule", "Rule"]
