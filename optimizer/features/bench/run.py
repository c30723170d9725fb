"""Run tasks in child processes: at most one on a core, each on its own, so that none disturbs another."""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path

from optimizer.features.bench.machine import cores, machine, made_with
from optimizer.features.bench.record import Record, Run, RunOutcome, Size
from optimizer.features.bench.solvers import known_solvers
from optimizer.features.bench.task import BenchTask, Order

PATIENCE_SECONDS = 600.0
"""How long a process may take beyond three times its limit before it is ended."""
SAID = 400
"""Characters of what a broken process said that are kept."""


class Runner:
    """Starts child processes and waits for them; `stop` ends those that run.

    `places` are the cores of each job, none for a single one, which may go where there is room.
    """

    def __init__(self, jobs: int = 1, workers: int = 1) -> None:
        self._jobs = jobs
        self._children: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._stopped = False
        there = cores() if jobs > 1 else []
        self.places = [tuple(there[job * workers :][:workers]) for job in range(jobs)]
        self._free: queue.Queue[tuple[int, ...]] = queue.Queue()
        for place in self.places:
            self._free.put(place)

    def run(
        self, tasks: Iterable[BenchTask], done: Callable[[Record | None, BenchTask], None]
    ) -> None:
        """Do every task and hand its record on as it ends; None where a size could not be had.

        Raises KeyboardInterrupt when the user stops; what was handed on by then is complete.
        """
        with ThreadPoolExecutor(self._jobs) as pool:
            futures = {pool.submit(self._one, task): task for task in tasks}
            try:
                for future in as_completed(futures):
                    done(future.result(), futures[future])
            except BaseException:
                self.stop()
                pool.shutdown(cancel_futures=True)
                raise

    def stop(self) -> None:
        """End the processes that run."""
        with self._lock:
            self._stopped = True
            for child in self._children:
                _end(child)

    def _one(self, task: BenchTask) -> Record | None:
        place = self._free.get()
        try:
            with tempfile.TemporaryDirectory(prefix="optimizer-bench-") as folder:
                return self._child(task, place, Path(folder) / "record.json")
        finally:
            self._free.put(place)

    def _child(self, task: BenchTask, place: tuple[int, ...], result: Path) -> Record | None:
        command = [sys.executable, "-m", "optimizer.features.bench.child", str(result)]
        environment = os.environ | {"PYTHONHASHSEED": "0"}
        with self._lock:
            if self._stopped:
                return None
            order = Order(task=task, started=time.monotonic(), machine=machine(), cores=place)
            child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                text=True, env=environment, start_new_session=True,
            )  # fmt: skip
            self._children.add(child)
        try:
            said = _waited(child, order.model_dump_json(), task)
        finally:
            with self._lock:
                self._children.discard(child)
        if result.is_file() and child.returncode == 0:
            text = result.read_text(encoding="utf-8")
            return (Run if task.kind == "run" else Size).model_validate_json(text)
        return _failed(task, said) if task.kind == "run" else None


def _end(child: "subprocess.Popen[str]") -> None:
    """End a process and the solvers that it started, where the system knows groups of processes."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()


def _waited(child: "subprocess.Popen[str]", order: str, task: BenchTask) -> str:
    """What the process said on stderr until its end, which comes at last by force."""
    limit = 3 * task.cell.time_limit + PATIENCE_SECONDS
    try:
        _, said = child.communicate(order, timeout=limit)
    except subprocess.TimeoutExpired:
        _end(child)
        child.communicate()
        return f"was ended after {limit:.0f} s"
    lines = said.strip().splitlines()
    return f"exit {child.returncode}: {lines[-1] if lines else 'said nothing'}"[:SAID]


def _failed(task: BenchTask, said: str) -> Run:
    solver = known_solvers()[task.cell.solver]
    return Run(
        key=task.key, cell=task.cell, group=task.group, solves=solver.solves,
        outcome=RunOutcome.FAILED, message=f"the process broke: {said}",
        made_with=made_with(solver), machine=machine(),
    )  # fmt: skip
