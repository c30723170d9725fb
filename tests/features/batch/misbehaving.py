"""What workers must survive: functions that spawned processes can import."""

import ctypes
import os
import signal
import time

from optimizer.features.batch.answer import Result
from optimizer.features.batch.task import BatchTask, TaskAnswer


def behave(task: BatchTask) -> TaskAnswer:
    """Does what the scenario's text says."""
    what, _, detail = task.scenario.partition(" ")
    if what == "segfault":
        ctypes.string_at(0)
    elif what == "exit":
        os._exit(3)
    elif what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "kill_once" and not os.path.exists(detail):
        open(detail, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "sleep":
        time.sleep(float(detail))
    elif what == "eat":
        return eat(task)
    elif what == "note_pid":
        with open(detail, "a") as stream:
            stream.write(f"{os.getpid()}\n")
    return TaskAnswer(task.key, Result.OPTIMAL, program=task.scenario)


def eat(task: BatchTask) -> TaskAnswer:
    """Takes memory as a solve does, and is told so as a solve is."""
    try:
        taken = bytearray(1 << 30)
    except MemoryError:
        return TaskAnswer(task.key, Result.FAILED, reason="ran out of memory")
    return TaskAnswer(task.key, Result.OPTIMAL, program=str(len(taken)))


def refuse(*_: object) -> None:
    """A worker that ends before it can begin."""
    raise SystemExit(7)
