"""What a child process is told to do, and the key by which it is never done twice."""

import hashlib
import json
from typing import Any, Literal

from optimizer.domain.base import Frozen
from optimizer.features.bench.record import Cell

Constraints = str | dict[str, Any] | None
"""A constraint set in place of the scenario's own: its name, its path, or written out."""


class BenchTask(Frozen):
    """One run, or one measuring of the models of an instance."""

    kind: Literal["run", "size"] = "run"
    key: str
    cell: Cell
    file: str
    catalogs: tuple[str, ...] = ()
    constraints: Constraints = None
    group: str = ""


class Order(Frozen):
    """A task on its way: when its process was started (monotonic clock), where, and on which cores."""

    task: BenchTask
    started: float
    machine: str = ""
    cores: tuple[int, ...] = ()


def key_of(kind: str, cell: Cell, inputs: list[str], made_with: str) -> str:
    """Hash of what is asked, of whom, within which limits, and of the code that answers."""
    asked = cell.model_dump(mode="json")
    if kind == "size":
        asked = {name: asked[name] for name in ("instance", "constraints")}
    decides = json.dumps([kind, asked, inputs, made_with], sort_keys=True)
    return hashlib.sha256(decides.encode()).hexdigest()[:24]
