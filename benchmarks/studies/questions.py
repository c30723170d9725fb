"""How long questions of a solved program take, against a plain solve of its scenario in the same run.

    python3 run.py python benchmarks/studies/questions.py [SCENARIO ...]

Prints processor seconds, so that other work on the machine counts little: a line per scenario, then the
median over all scenarios of each question's seconds over those of the plain solve. A swap takes one
exercise out, the median of three; of `what-if` one line counts. Scenarios without a week are only
explained.
"""

import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

from optimizer.domain.program import Program
from optimizer.errors import InputError
from optimizer.features.explain.explain import explain
from optimizer.features.solve.solve import solve
from optimizer.features.substitutes.substitutes import with_substitutes
from optimizer.features.swap.swap import swap
from optimizer.features.swap.wishes import Wishes
from optimizer.features.what_if.what_if import Changes, what_if
from optimizer.files.block import PlanDocument
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
SWAPS = 3
QUESTIONS = ("swap", "substitutes", "explain", "what-if line")


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of some work."""
    started = time.process_time()
    with suppress(InputError):  # an exercise that the client asked for stays
        work()
    return time.process_time() - started


def swapping(program: Program, problem: Problem) -> float:
    """Taking one exercise out, drawn with a fixed seed."""
    held = sorted({i.exercise for w in program.weeks for s in w.sessions for i in s.items})
    chosen = random.Random(0).sample(held, min(SWAPS, len(held)))
    wishes = [Wishes(out=(name,)) for name in chosen]
    return median(
        seconds(lambda w=w: swap(PlanDocument(program, problem), w, SearchSettings()))
        for w in wishes
    )


def what_if_line(problem: Problem) -> float:
    """The whole answer by the number of solves in it."""
    started = time.process_time()
    found = what_if(problem, SearchSettings(), Changes())
    solved = 1 + (0 if found is None else sum(line.solved for line in found.lines))
    return (time.process_time() - started) / solved


def measured(path: Path) -> dict[str, float]:
    """Seconds of a plain solve and of every question."""
    problem = load_problem(str(path), load_catalog())
    kept: list[Program] = []
    row = {"solve": seconds(lambda: kept.append(solve(problem, repairs=0)))}
    row["explain"] = seconds(lambda: explain(problem, SearchSettings()))
    if kept[0].weeks:
        row["swap"] = swapping(kept[0], problem)
        row["substitutes"] = seconds(lambda: with_substitutes(kept[0], problem))
        row["what-if line"] = what_if_line(problem)
    return row


def main(paths: list[Path]) -> None:
    rows = []
    print("scenario".ljust(34), *(name.rjust(12) for name in ("solve", *QUESTIONS)))
    for path in paths:
        rows.append(row := measured(path))
        cells = (f"{row[q]:10.2f} s" if q in row else "-".rjust(12) for q in ("solve", *QUESTIONS))
        print(path.stem.ljust(34), *cells, flush=True)
    for name in QUESTIONS:
        ratios = [row[name] / row["solve"] for row in rows if name in row]
        if ratios:
            print(f"{name}: median {median(ratios):.2f} of a plain solve, worst {max(ratios):.2f}")


if __name__ == "__main__":
    main(list(map(Path, sys.argv[1:])) or sorted(SCENARIOS.glob("*.yaml")))
