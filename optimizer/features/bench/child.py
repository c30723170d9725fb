"""One task in a process of its own: `python -m optimizer.features.bench.child RESULT`, the order on stdin.

So a run has its own memory, imports and crashes, and whatever a solver prints disturbs nothing.
"""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from optimizer.domain.program import gap_of
from optimizer.errors import DisagreementError, InputError
from optimizer.features.bench.machine import made_with, peak_megabytes, used_seconds
from optimizer.features.bench.matrix import catalog_with
from optimizer.features.bench.record import Run, RunOutcome, Shape, Size, Timing
from optimizer.features.bench.solvers import SolverAnswer, known_solvers
from optimizer.features.bench.task import BenchTask, Order
from optimizer.files.reading import parse, read_text
from optimizer.files.scenario import problem_of
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from optimizer.model.rows import Rows

WIDTH = 100


def main() -> None:
    """Do what stdin orders and write the record to the file that the command line names."""
    order = Order.model_validate_json(sys.stdin.read())
    if order.cores and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, order.cores)
    record: Run | Size = _size(order.task) if order.task.kind == "size" else run_of(order)
    Path(sys.argv[1]).write_text(record.model_dump_json(), encoding="utf-8")


def problem_for(task: BenchTask) -> Problem:
    """The instance under the task's constraint set. Raises InputError where it does not fit."""
    path = Path(task.file)
    tree = parse(read_text(path), task.file, path.suffix.lower(), lenient=True)
    if isinstance(tree.value, dict) and task.constraints is not None:
        tree.value["constraints"] = task.constraints
    return problem_of(tree, catalog_with(task.catalogs))


def run_of(order: Order) -> Run:
    """The task's run; what goes wrong is its outcome."""
    task, solver = order.task, known_solvers()[order.task.cell.solver]
    blank = Run(
        key=task.key, cell=task.cell, group=task.group, solves=solver.solves,
        outcome=RunOutcome.FAILED, made_with=made_with(solver), machine=order.machine,
    )  # fmt: skip
    try:
        return _measured(order, blank)
    except InputError as error:
        message = " ".join(str(error).split())
        return blank.model_copy(update={"outcome": RunOutcome.REFUSED, "message": message})
    except Exception as error:  # a solver's fault is what is measured
        name = "" if isinstance(error, DisagreementError) else f"{type(error).__name__}: "
        return blank.model_copy(update={"message": name + " ".join(str(error).split())})


def _measured(order: Order, blank: Run) -> Run:
    task, cell = order.task, order.task.cell
    solve = known_solvers()[cell.solver].solve
    imported = time.monotonic()
    problem = problem_for(task)
    loaded, used = time.monotonic(), used_seconds()
    answer = solve(problem, SearchSettings(cell.time_limit, cell.workers, seed=cell.seed))
    answered, used = time.monotonic(), used_seconds() - used
    _render(answer, problem)
    rendered = time.monotonic()
    known = answer.build_seconds + answer.solve_seconds + answer.explain_seconds
    timing = Timing(
        importing=imported - order.started,
        loading=loaded - imported,
        building=answer.build_seconds,
        solving=answer.solve_seconds,
        checking=max(0.0, answered - loaded - known),
        explaining=answer.explain_seconds,
        rendering=rendered - answered,
    )
    return Run.model_validate(
        blank.model_dump()
        | {
            "outcome": RunOutcome(answer.status),
            "objective": answer.objective,
            "bound": answer.bound,
            "gap": gap_of(answer.objective, answer.bound),
            "first_seconds": answer.first_seconds,
            "timing": timing,
            "whole_seconds": rendered - order.started,
            "cpu_share": used / max(1e-6, answered - loaded),
            "peak_megabytes": peak_megabytes(),
            "trace": answer.trace,
            "exercises": len(problem.catalog.exercises),
        }
    )


def _render(answer: SolverAnswer, problem: Problem) -> None:
    """Write the text that a user would see, to know what that costs."""
    if answer.program is None:
        return
    from optimizer.show.text.conflict import conflict_text
    from optimizer.show.text.printing import printed
    from optimizer.show.text.program import program_text

    if answer.program.conflict is not None:
        printed(conflict_text(answer.program, WIDTH))
    else:
        printed(program_text(answer.program, problem.catalog, problem.rules, WIDTH))


def _size(task: BenchTask) -> Size:
    """How large the instance's models are; whatever goes wrong ends the process."""
    from optimizer.model.compile import available, compiled
    from optimizer.problem.readings import stages

    problem = problem_for(task)
    reading = stages(problem)[0][0]
    exercises = available(reading)
    totals, days = (compiled(reading, exercises, with_days).rows for with_days in (False, True))
    return Size(
        key=task.key,
        instance=task.cell.instance,
        constraints=task.cell.constraints,
        totals=_shape(totals),
        totals_presolved=_presolved(totals),
        days=_shape(days),
        days_presolved=_presolved(days),
    )


def _shape(rows: "Rows") -> Shape:
    return Shape(variables=len(rows.variables), constraints=len(rows.rows))


def _presolved(rows: "Rows") -> Shape | None:
    from optimizer.engines.presolved import presolved

    left = presolved(rows)
    return None if left is None else Shape(variables=left[0], constraints=left[1])


if __name__ == "__main__":
    main()
