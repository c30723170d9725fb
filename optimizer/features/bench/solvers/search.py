"""The search of this project (`pipeline.solve`), listened to."""

import time

from optimizer.answer.progress import Progress
from optimizer.features.bench.record import Point
from optimizer.features.bench.solvers import SolverAnswer
from optimizer.features.solve import solve as pipeline
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings


def solve(problem: Problem, limits: SearchSettings) -> SolverAnswer:
    """The verified week and its proof, with when each step forward was known."""
    trace: list[Point] = []
    ends: list[float] = []

    def hear(progress: Progress) -> None:
        if progress.phase == "conflict":
            ends.append(progress.seconds)
        point = Point(seconds=progress.seconds, best=progress.best, bound=progress.bound)
        known = (trace[-1].best, trace[-1].bound) if trace else (None, None)
        if (point.best, point.bound) not in (known, (None, None)):
            trace.append(point)

    started = time.perf_counter()
    program = pipeline.solve(problem, limits, progress=hear)
    whole = time.perf_counter() - started
    made = program.provenance
    assert made is not None
    end = made.build_seconds + made.solve_seconds
    if program.objective is not None:
        trace.append(Point(seconds=end, best=program.objective, bound=program.bound))
    first = next((p.seconds for p in trace if p.best is not None), None)
    return SolverAnswer(
        status=program.status,
        objective=program.objective,
        bound=program.bound,
        build_seconds=made.build_seconds,
        solve_seconds=made.solve_seconds,
        first_seconds=first,
        explain_seconds=whole - ends[0] if ends else 0.0,
        trace=tuple(trace),
        program=program,
    )
