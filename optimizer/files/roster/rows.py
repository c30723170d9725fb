"""A client as a roster writes it, before anything is checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from optimizer.errors import Fault
from optimizer.files.tree import Tree

Tell = Callable[[str], None]
"""Hears what a person should know of how a roster was read."""


@dataclass(slots=True)
class RosterRow:
    """One client's own values and where they stand.

    `label` names the row as its reader counts: "row 14" of a table. `patches` are single entries of
    maps that a table gives in columns of their own, such as `screens.shoulders`. Where nothing could be
    read, the tree's value is None and `faults` say why.
    """

    tree: Tree
    label: str = ""
    patches: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def client(self) -> str | None:
        """The id as it is written, if it is text at all."""
        value = self.tree.value.get("client") if isinstance(self.tree.value, dict) else None
        return value if isinstance(value, str) and value else None


Rows = Iterator[RosterRow]
