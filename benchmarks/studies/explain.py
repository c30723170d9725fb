"""Seconds of `explain` and of a line of `what-if`, against a plain solve of the same scenario.

    python benchmarks/studies/explain.py [SCENARIO ...]

Processor seconds of this process, so that other work on the machine counts little. Explanations are
measured on scenarios that have no week, lines on those that have one.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from optimizer.features.explain.explain import explain
from optimizer.features.solve import solve as pipeline
from optimizer.features.what_if.what_if import Asked, what_if
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
DEFAULT = (
    "infeasible_no_rest", "infeasible_short_week", "infeasible_wishes", "infeasible_one_band",
    "dumbbells_careful_shoulder", "desk_worker", "hotel_two_days",
)  # fmt: skip
LINES = 1
"""Lines of each kind that are solved."""

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and its processor seconds."""
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def explained(problem: Problem) -> tuple[float, float]:
    """Seconds of a plain solve and of `explain` with its repairs."""
    _, solving = timed(lambda: pipeline.solve(problem, repairs=0))
    _, explaining = timed(lambda: explain(problem, SearchSettings()))
    return solving, explaining


def what_if_line(problem: Problem) -> tuple[float, float]:
    """Seconds of a plain solve and the mean of all lines of `what-if`, solved or bounded."""
    _, solving = timed(lambda: pipeline.solve(problem, repairs=0))
    (answer, _), asking = timed(lambda: what_if(problem, SearchSettings(), Asked(limit=LINES)))
    if answer is None:
        raise ValueError("the scenario has no week to compare with")
    solved = sum(line.solved for line in answer.lines)
    return solving, (asking - solving) / max(1, solved)


def main(names: list[str]) -> None:
    """Print a line for every scenario, then the medians of the ratios."""
    catalog = load_catalog()
    ratios: dict[str, list[float]] = {"explain": [], "what-if line": []}
    for name in names:
        path = Path(name) if name.endswith(".yaml") else SCENARIOS / f"{name}.yaml"
        problem = load_problem(str(path), catalog)
        impossible = path.stem.startswith("infeasible")
        what = "explain" if impossible else "what-if line"
        solving, asking = (explained if impossible else what_if_line)(problem, catalog)
        ratios[what].append(asking / solving)
        print(f"{path.stem:32} solve {solving:6.2f} s  {what:12} {asking:6.2f} s  "
              f"{asking / solving:5.2f}", flush=True)  # fmt: skip
    for what, found in ratios.items():
        if found:
            print(f"median ratio of {what}: {statistics.median(found):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:] or list(DEFAULT))
