"""Solve what is planned and not answered yet, and write every answer out as it comes."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from optimizer.errors import InputError
from optimizer.features.batch.answer import BatchSummary, Result, summary_of
from optimizer.features.batch.folder import LINES, sha256_of, unwritable
from optimizer.features.batch.plan import BatchPlan
from optimizer.features.batch.store import Store
from optimizer.features.batch.task import BatchTask, Executor, Setting, TaskAnswer, for_client
from optimizer.files.whole import write_whole


@dataclass(slots=True)
class BatchProgress:
    """How far a run is, in clients. `earlier` are those that a run before has answered."""

    summary: BatchSummary
    earlier: int = 0

    @property
    def done(self) -> int:
        """Clients with an answer, or with a row that can't have one."""
        return self.summary.clients - self.summary.by_result[Result.PENDING]


Report = Callable[[BatchProgress], None]


def run(
    store: Store,
    folder: Path,
    plan: BatchPlan,
    executor: Executor,
    report: Report,
    retry: bool = False,
) -> None:
    """Store the plan, put files in order that earlier runs left, and solve the rest.

    To `retry` is to solve only those without an answer to their inputs, however it was searched.
    Raises InputError when the folder can't be written any more; what is done stays done.
    """
    try:
        try:
            store.plan(plan.rows(), retry)
            _settle(store, folder)
            _solve(store, folder, _tasks(store, plan.setting), executor, report)
        except KeyboardInterrupt:  # an answer may be in the store that has no file yet
            _settle(store, folder)
            raise
    except (OSError, sqlite3.Error) as error:
        raise _stopped(folder, unwritable(folder, error)) from error
    except InputError as error:
        raise _stopped(folder, error) from error
    finally:
        executor.close()


def _solve(
    store: Store, folder: Path, tasks: Iterator[BatchTask], executor: Executor, report: Report
) -> None:
    """Solve the tasks, keep every answer as it comes, and report after each."""
    progress = BatchProgress(summary_of(kept_result(store)))
    progress.earlier = progress.done
    report(progress)
    for answer in executor.answers(tasks):
        clients = store.clients_of(answer.key)
        _keep(store, folder, answer)
        counts = progress.summary.by_result
        counts[Result.PENDING] -= len(clients)
        counts[answer.status] += len(clients)
        report(progress)


def kept_result(store: Store) -> Iterator[Result]:
    """How every client stands."""
    for kept in store.clients():
        if kept.planned.key is None:
            yield Result.INVALID
        else:
            yield kept.status or Result.PENDING


def _tasks(store: Store, setting: Setting) -> Iterator[BatchTask]:
    """What is left to solve, each scenario once however many clients share it."""
    for key in store.unanswered():
        yield BatchTask(key, store.scenario(key), setting)


def _keep(store: Store, folder: Path, answer: TaskAnswer) -> None:
    """First the store, then the files: a crash in between is made good by the next run."""
    store.save(answer)
    better = store.fall_back(answer.key)
    if better is not None:
        _write(store, folder, better, store.program(better))
    elif answer.program:
        _write(store, folder, answer.key, answer.program)


def _write(store: Store, folder: Path, key: str, program: str) -> None:
    """Write the program files of all clients of a key; what they will be is remembered before."""
    texts = {
        client.file: for_client(program, client.client)
        for client in store.clients_of(key)
        if client.file is not None
    }
    store.wrote((file, key, sha256(text.encode()).hexdigest()) for file, text in texts.items())
    for file, text in texts.items():
        write_whole(text, folder / file)


def _settle(store: Store, folder: Path) -> None:
    """Make the files those of the answers: others go, lost or changed ones are written again.

    An answer whose file goes stays in the store. Exports stay as long as they are of their client's
    answer.
    """
    (folder / LINES).unlink(missing_ok=True)
    known = {file: (key, digest) for file, key, digest in store.files()}
    wanted: dict[str, str] = {}
    for kept in store.clients():
        client = kept.planned
        if client.file is not None and client.key is not None and kept.status is not None:
            wanted[client.file] = client.key
    stems = {file.removesuffix(".json"): key for file, key in wanted.items()}
    exports = {file for file in known if stems.get(file.rpartition(".")[0]) == known[file][0]}
    for file in known.keys() - wanted.keys() - exports:
        (folder / file).unlink(missing_ok=True)
        store.forget(file)
    spoilt = {
        key: None
        for file, key in wanted.items()
        if known.get(file) != (key, sha256_of(folder / file))
    }
    for key in spoilt:
        _write(store, folder, key, store.program(key))


def _stopped(folder: Path, error: InputError) -> InputError:
    """The error of a run that had to stop, with what is to be done."""
    told = "; what is done is kept: once this is mended, the same command goes on"
    faults = [replace(fault, message=fault.message + told) for fault in error.faults]
    return InputError(error.source if error.source else str(folder), faults)
