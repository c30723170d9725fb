"""The local executor: supervised worker processes, one task each at a time.

Every worker has a pipe of its own and shares nothing with the others, so one that crashes, is killed,
hangs or eats memory takes no other task with it. Workers end by themselves when the parent is gone.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from optimizer.errors import Fault, InputError
from optimizer.features.batch.answer import Result
from optimizer.features.batch.task import BatchTask, Solve, TaskAnswer

READY = "ready"
"""What a worker says before it takes its first task."""
STILLBORN = 4
"""So many workers in a row that end before they are ready end the run: no client is to blame."""
TRIES = 2
"""A task is given to so many workers that die of it."""
TASKS_PER_WORKER = 500
"""A worker is replaced after so many tasks: whatever leaks, leaks little."""
PARENT_CHECK_SECONDS = 1.0
SIGNALS = (
    {signal.SIGKILL: "killed, perhaps for want of memory"} if hasattr(signal, "SIGKILL") else {}
)


@dataclass(slots=True)
class _Worker:
    """A process and what it is doing."""

    process: SpawnProcess
    pipe: Connection
    task: BatchTask | None = None
    deadline: float = 0.0
    ready: bool = False
    done: int = 0

    def discard(self) -> None:
        """Kill the process and take it away."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@dataclass(slots=True)
class Pool:
    """`workers` processes that call `solve`, each with at most `memory_mb` megabytes.

    A task that takes longer than `hang_seconds` ends with its worker. Raises InputError if workers
    can't be started at all.
    """

    solve: Solve
    workers: int
    hang_seconds: float
    memory_mb: int
    running: list[_Worker] = field(default_factory=list)
    deaths: dict[str, int] = field(default_factory=dict)
    stillborn: int = 0

    def answers(self, tasks: Iterator[BatchTask]) -> Iterator[TaskAnswer]:
        """One answer a task. The next tasks are fetched while the workers are busy."""
        waiting: deque[BatchTask] = deque()
        more = True
        while True:
            for _ in range(self.workers):
                if waiting and self._begin(waiting[0]):
                    waiting.popleft()
            if more and len(waiting) < self.workers:
                task = next(tasks, None)
                more = task is not None
                waiting.extend([task] if task is not None else [])
                patience = 0.0
            elif not waiting and not any(worker.task for worker in self.running):
                return
            else:
                patience = self._patience()
            yield from self._heard(patience, waiting)

    def close(self) -> None:
        """Kill every worker."""
        for worker in self.running:
            worker.discard()
        self.running.clear()

    def _begin(self, task: BatchTask) -> bool:
        """Hand the task to an idle worker, a new one if need be; false if all are busy."""
        worker = next((worker for worker in self.running if worker.task is None), None)
        if worker is None:
            if len(self.running) >= self.workers:
                return False
            worker = self._started()
        try:
            worker.pipe.send(task)
        except OSError:  # it died while it was idle: the task has not begun
            self._drop(worker)
            if not worker.ready:
                self._count_stillborn(worker.process.exitcode)
            return False
        worker.task, worker.deadline = task, time.monotonic() + self.hang_seconds
        return True

    def _started(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self.solve, self.memory_mb), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.running.append(worker)
        return worker

    def _patience(self) -> float:
        """Seconds until the first worker is overdue."""
        deadlines = [worker.deadline for worker in self.running if worker.task]
        return max(0.0, min(deadlines, default=time.monotonic()) - time.monotonic())

    def _heard(self, patience: float, waiting: deque[BatchTask]) -> Iterator[TaskAnswer]:
        """What workers have to say, and what is to be said of those who can't any more."""
        ready = set(wait([worker.pipe for worker in self.running], patience))
        for worker in list(self.running):
            task = worker.task
            if worker.pipe in ready:
                try:
                    answer: TaskAnswer | str = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from self._died(worker, waiting)
                    continue
                if isinstance(answer, str):
                    worker.ready, self.stillborn = True, 0
                    continue
                worker.task, worker.done = None, worker.done + 1
                if worker.done >= TASKS_PER_WORKER:
                    self._drop(worker)
                yield answer
            elif task is not None and time.monotonic() >= worker.deadline:
                self._drop(worker)
                reason = f"was stopped after {self.hang_seconds:.0f} s without an answer"
                yield TaskAnswer(task.key, Result.FAILED, reason=reason)

    def _died(self, worker: _Worker, waiting: deque[BatchTask]) -> Iterator[TaskAnswer]:
        """Try the task of a dead worker once more; then it is the task's fault."""
        worker.process.join(PARENT_CHECK_SECONDS)
        code, task = worker.process.exitcode, worker.task
        self._drop(worker)
        if not worker.ready:
            self._count_stillborn(code)
            waiting.extendleft([task] if task is not None else [])
            return
        if task is None:
            return
        self.deaths[task.key] = self.deaths.get(task.key, 0) + 1
        if self.deaths[task.key] < TRIES:
            waiting.appendleft(task)
        else:
            yield TaskAnswer(task.key, Result.FAILED, reason=_cause(code))

    def _count_stillborn(self, code: int | None) -> None:
        self.stillborn += 1
        if self.stillborn >= STILLBORN:
            what = "can't be started" if code is None else f"can't be started (exit code {code})"
            raise InputError("the workers", [Fault(f"{what}; is there enough memory?")])

    def _drop(self, worker: _Worker) -> None:
        worker.discard()
        self.running.remove(worker)


def _cause(code: int | None) -> str:
    """Why a process ended, in words."""
    if code is None or code >= 0:
        return f"its worker ended {TRIES} times (exit code {code})"
    name = signal.Signals(-code).name if -code in list(signal.Signals) else f"signal {-code}"
    return (
        f"its worker died {TRIES} times ({SIGNALS.get(signal.Signals(-code), 'crashed')}: {name})"
    )


def _serve(pipe: Connection, solve: Solve, memory_mb: int) -> None:
    """Answer tasks until the pipe or the parent is gone. Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory_mb)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        pipe.send(READY)
        while True:
            pipe.send(solve(pipe.recv()))
    except (EOFError, OSError):  # the parent has gone
        return


def _limit_memory(megabytes: int) -> None:
    """Let allocations beyond the limit fail, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes << 20
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _end_with(parent: int) -> None:
    """Leave at once when the parent has gone; a solve would go on for nobody."""
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_SECONDS)
    os._exit(1)
