"""How a search is stopped: by Ctrl-C, or by whoever called it. It keeps the best that it has."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from ortools.sat.python import cp_model_helper as sat

from optimizer.errors import CancelledError

Cancel = Callable[[], bool]
"""Asked now and then whether to stop, such as `threading.Event().is_set`."""
POLL_SECONDS = 0.05
NOTHING = "cancelled before there was anything to keep"

_asked: ContextVar[Cancel | None] = ContextVar("cancel", default=None)


@contextmanager
def cancelling(cancel: Cancel | None) -> Iterator[None]:
    """Every search in this thread stops when `cancel` says so.

    Raises CancelledError where that leaves nothing that is worth keeping.
    """
    if cancel is None:
        yield
        return
    if cancel():
        raise CancelledError(NOTHING)
    token = _asked.set(cancel)
    try:
        yield
    except KeyboardInterrupt:
        if cancel():
            raise CancelledError(NOTHING) from None
        raise
    finally:
        _asked.reset(token)


@dataclass(slots=True)
class Stop:
    """Runs solves so that being stopped ends the search and keeps the best solution.

    CP-SAT's own signal handler swallows the interrupt, and without it Python hears of the interrupt
    only after the search; so the search runs in a thread while the calling thread waits.
    """

    requested: bool = False

    def run(
        self,
        model: sat.CpModelProto,
        parameters: sat.SatParameters,
        callback: sat.SolutionCallback | None,
    ) -> sat.CpSolverResponse:
        """Solve; a KeyboardInterrupt or the caller's wish sets `requested` and stops the search."""
        done = threading.Event()
        box: list[sat.CpSolverResponse | BaseException] = []
        cancel = _asked.get()
        solver = sat.SolveWrapper()
        solver.set_parameters(parameters)
        if callback is not None:
            solver.add_solution_callback(callback)

        def work() -> None:
            try:
                box.append(solver.solve(model))  # type: ignore[no-untyped-call]
            except BaseException as error:  # handed to the waiting thread
                box.append(error)
            finally:
                done.set()

        threading.Thread(target=work, daemon=True).start()
        while not done.is_set():
            try:
                done.wait(None if cancel is None else POLL_SECONDS)
                if cancel is not None and not done.is_set() and cancel():
                    self.requested = True
                    solver.stop_search()
            except KeyboardInterrupt:
                if self.requested:
                    raise
                self.requested = True
                solver.stop_search()
        if cancel is not None and cancel():  # however soon the solve was over
            self.requested = True
        if callback is not None:
            solver.clear_solution_callback(callback)
        if isinstance(box[0], BaseException):
            raise box[0]
        return box[0]
