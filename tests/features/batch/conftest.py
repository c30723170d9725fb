"""Rosters that are solved in moments, and answers made without a solver."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from optimizer.features.batch.answer import ClientResult, Result
from optimizer.features.batch.task import BatchTask, Search, Setting, TaskAnswer, versions
from optimizer.files.catalog import load_catalog

HERE = Path(__file__).parent


@pytest.fixture
def defaults() -> Path:
    """What every client of a test's roster has; its weeks are solved in tenths of a second."""
    return HERE / "gym.yaml"


@pytest.fixture
def roster(tmp_path: Path) -> Callable[[int], Path]:
    """Writes a table of clients, each with minutes of its own."""

    def write(clients: int) -> Path:
        path = tmp_path / "clients.csv"
        rows = [f"c-{n},mon {30 + n}" for n in range(1, clients + 1)]
        path.write_text("\n".join(["client,days", *rows]) + "\n")
        return path

    return write


@pytest.fixture
def setting() -> Setting:
    return Setting(Search(), load_catalog().sha256, (), versions())


def canned(task: BatchTask) -> TaskAnswer:
    """An answer as a worker gives it, with a program that holds no week."""
    scenario = json.loads(task.scenario)
    program = {"client": scenario["client"], "scenario": scenario,
               "provenance": {"scenario_sha256": "?"}}  # fmt: skip
    text = json.dumps(program, indent=2, ensure_ascii=False) + "\n"
    row = ClientResult(client=scenario["client"], status=Result.OPTIMAL, seconds=0.5, gap=0.0)
    return TaskAnswer(task.key, Result.OPTIMAL, text, row.model_dump_json())


class Desk:
    """An executor without processes; it counts what it is asked, and may stop in the middle."""

    def __init__(
        self, stop_after: int | None = None, solve: Callable[[BatchTask], TaskAnswer] = canned
    ):
        self.asked: list[str] = []
        self.stop_after = stop_after
        self.solve = solve
        self.closed = False

    def answers(self, tasks: Iterator[BatchTask]) -> Iterator[TaskAnswer]:
        for task in tasks:
            if self.stop_after is not None and len(self.asked) >= self.stop_after:
                raise KeyboardInterrupt
            self.asked.append(json.loads(task.scenario)["client"])
            yield self.solve(task)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def desk() -> type[Desk]:
    return Desk


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch):
    """The module beside this file, importable in spawned processes too."""
    monkeypatch.syspath_prepend(HERE)
    import misbehaving

    yield misbehaving
    sys.modules.pop("misbehaving", None)
