"""What travels to a worker and back: plain data only, so that it may cross machines."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from typing import Any, Protocol

from optimizer.features.batch.answer import Result
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Search:
    """How every client is solved: seconds (0 is the reproducible limit), relative gap, seed.

    `repairs`: whether what would help is looked for where no week exists.
    """

    time_limit: float = 0.0
    gap: float = 0.0
    seed: int = 0
    repairs: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What all clients of a run share. `overlays` are names and texts of catalog files."""

    search: Search
    catalog_sha256: str
    overlays: tuple[tuple[str, str], ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchTask:
    """One scenario to solve, with every default filled in, as JSON. It is never shown or logged."""

    key: str
    scenario: str = field(repr=False)
    setting: Setting = field(repr=False)


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """What a worker says: a program file's text with its row as JSON, or why there is none.

    `status` is that of the program, or `failed`.
    """

    key: str
    status: Result
    program: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    reason: str = ""


Solve = Callable[[BatchTask], TaskAnswer]


class Executor(Protocol):
    """Solves tasks somewhere. It takes no more tasks from the stream than it can soon begin."""

    def answers(self, tasks: Iterator[BatchTask]) -> Iterator[TaskAnswer]:
        """One answer a task, in the order in which they are found."""

    def close(self) -> None:
        """Stop at once, whatever still runs."""


def versions() -> tuple[str, ...]:
    """What an answer depends on beside its inputs."""
    return version("strength-optimizer"), version("ortools")


def inputs_of(problem: Problem, setting: Setting) -> str:
    """Name of what is asked: scenario, rules, catalog and version. The client's id is not among it."""
    scenario = {key: value for key, value in problem.filled.items() if key != "client"}
    parts = [
        scenario, set_digest(problem.constraint_set), setting.catalog_sha256, setting.versions,
    ]  # fmt: skip
    return _hash(parts)


def key_of(inputs: str, setting: Setting) -> str:
    """Name of everything that an answer depends on: what is asked, and how it is searched."""
    return _hash([inputs, asdict(setting.search)])


def _hash(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def set_digest(constraint_set: ConstraintSet) -> str:
    """Hash of the content of a constraint set, its objective included."""
    if constraint_set.name in set_names_once() and constraint_set is load_constraint_set(
        constraint_set.name
    ):
        return _shipped_digest(constraint_set.name)
    return _digest(constraint_set)


@cache
def set_names_once() -> frozenset[str]:
    """The constraint sets that ship."""
    return frozenset(set_names())


@cache
def _shipped_digest(name: str) -> str:
    return _digest(load_constraint_set(name))


def _digest(constraint_set: ConstraintSet) -> str:
    return hashlib.sha256(constraint_set.model_dump_json().encode()).hexdigest()


def for_client(program: str, client: str) -> str:
    """A program file's text for another client with an equal scenario.

    Only the id differs, and with it the scenario's hash; all else stays as it is, byte for byte.
    """
    data: dict[str, Any] = json.loads(program)
    if data["client"] == client:
        return program
    data["client"] = data["scenario"]["client"] = client
    text = json.dumps(data["scenario"], sort_keys=True)
    data["provenance"]["scenario_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
