"""The Dask executor: the same tasks on a cluster; nothing is shared, answers come back here.

A task whose worker dies is tried on others by the scheduler, as often as its `allowed-failures`
says (3); after that it is one failed row. Needs `distributed` here, and this package of the same
version on the scheduler and on every worker.
"""

import logging
import queue
import time
from collections.abc import Iterator
from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.features.batch.answer import Result
from optimizer.features.batch.task import BatchTask, Solve, TaskAnswer
from optimizer.libraries import needs

CONNECT_SECONDS = 20
AHEAD = 2
"""Tasks on the cluster for each of its threads, so that none waits for the next."""
LOOK_SECONDS = 2.0
GONE = "has gone, and what it was solving with it"
DESERTED_SECONDS = 120.0
"""A cluster without any worker for so long is given up."""


class Cluster:
    """An existing Dask cluster that calls `solve`, reached through its scheduler.

    A task without an answer `hang_seconds` after the cluster could have begun it is given up; what
    runs on a worker can't be stopped from here and ends by its own limit. Raises InputError if the
    scheduler can't be reached or has no workers.
    """

    def __init__(self, solve: Solve, address: str, hang_seconds: float) -> None:
        self._solve = solve
        self._address = address
        self._hang_seconds = hang_seconds
        self._client: Any = self._connected()
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._tasks: dict[Any, tuple[BatchTask, float]] = {}
        self._seen = time.monotonic()

    def answers(self, tasks: Iterator[BatchTask]) -> Iterator[TaskAnswer]:
        """One answer a task. As many are handed over as keep all workers busy."""
        more = True
        threads = self._threads()
        looked = time.monotonic()
        while True:
            while more and len(self._tasks) < AHEAD * max(1, threads):
                task = next(tasks, None)
                more = task is not None
                if task is not None:
                    self._submit(task)
            if not self._tasks:
                return
            try:
                yield from self._answer(self._done.get(timeout=LOOK_SECONDS))
            except queue.Empty:
                yield from self._overdue()
            if time.monotonic() - looked > LOOK_SECONDS:
                threads, looked = self._threads(), time.monotonic()

    def close(self) -> None:
        """Take back what has not begun, and leave the cluster as it is."""
        if self._client.status == "running":
            self._client.cancel(list(self._tasks), force=True)
        self._client.close()

    def _connected(self) -> Any:
        try:
            import distributed
        except ImportError as error:
            message = needs("a cluster", "distributed")
            raise InputError("--engine dask", [Fault(message)]) from error
        # What has gone is told in a line of ours; Dask would tell it with tracebacks.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        try:
            # A client that can't tell its address hangs at the end of the process: it is read before.
            read_address: Any = distributed.comm.addressing.get_address_host_port
            read_address(self._address)
            connect: Any = distributed.Client
            client = connect(self._address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise self._lost("can't be reached; is it the address of a Dask scheduler?") from error
        try:
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            client.close()
            raise self._lost("has no workers; start one with `dask worker ADDRESS`") from error
        return client

    def _lost(self, message: str) -> InputError:
        return InputError("--scheduler", [Fault(message, value=self._address)])

    def _submit(self, task: BatchTask) -> None:
        future: Any = self._client.submit(self._solve, task, pure=False)
        self._tasks[future] = task, time.monotonic()
        future.add_done_callback(self._done.put)

    def _answer(self, future: Any) -> Iterator[TaskAnswer]:
        task, _ = self._tasks.pop(future, (None, 0.0))
        if task is None:  # given up before
            return
        if future.status == "finished":
            yield future.result()
        elif future.status == "error":
            yield TaskAnswer(task.key, Result.FAILED, reason=_cause(future))
        else:
            raise self._lost(GONE)

    def _overdue(self) -> Iterator[TaskAnswer]:
        """Give up what takes too long; nothing can be late while a cluster has no workers."""
        limit = AHEAD * self._hang_seconds
        now = time.monotonic()
        for future, (task, since) in list(self._tasks.items()):
            if now - since > limit:
                del self._tasks[future]
                future.cancel(force=True)
                reason = f"was given up after {limit:.0f} s without an answer"
                yield TaskAnswer(task.key, Result.FAILED, reason=reason)

    def _threads(self) -> int:
        """Threads of all workers. Raises InputError once there have been none for long."""
        try:
            threads: int = sum(self._client.nthreads().values())
        except (OSError, RuntimeError) as error:
            raise self._lost(GONE) from error
        if self._client.status != "running":
            raise self._lost(GONE)
        now = time.monotonic()
        self._seen = now if threads else self._seen
        if now - self._seen > DESERTED_SECONDS:
            raise self._lost(f"has had no workers for {DESERTED_SECONDS:.0f} s")
        return threads


def _cause(future: Any) -> str:
    """Why a task has no answer; names of exceptions only, for their texts may hold a scenario."""
    error = future.exception()
    if type(error).__name__ == "KilledWorker":
        return "the workers that solved it died, one after the other"
    return f"the cluster could not solve it: {type(error).__name__}"
