"""How long questions of a solved program take, against a plain solve of its scenario in the same run.

python3 run.py python benchmarks/studies/questions.py [SCENARIO ...] [--question swap ...] [--swaps 3]
    [--results FILE]

Prints a line per scenario, then the median over all scenarios of each question's time over that of the
plain solve. A question that is asked several times of a scenario counts with its median; of `what_if` the
time of one line counts. Scenarios without a week are only explained.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from optimizer.domain.program import Program
from optimizer.errors import InputError
from optimizer.features.explain.explain import explain
from optimizer.features.solve.solve import solve
from optimizer.features.substitutes.substitutes import with_substitutes
from optimizer.features.swap.swap import swap
from optimizer.features.swap.wishes import Wishes
from optimizer.features.what_if.what_if import Asked, what_if
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
Times = list[tuple[float, str]]
"""Seconds of each time that a question was asked, and what came of it."""


def swaps(program: Program, problem: Problem, count: int) -> Times:
    """One exercise of the program taken out at a time, drawn with a fixed seed."""
    held = {i.exercise for w in program.weeks for s in w.sessions for i in s.items}
    chosen = random.Random(0).sample(sorted(held), min(count, len(held)))
    return [timed(lambda name=name: one_swap(program, problem, name)) for name in chosen]


def one_swap(program: Program, problem: Problem, name: str) -> str:
    try:
        answer = swap(program, problem, Wishes(out=(name,)), SearchSettings())
    except InputError:
        return f"{name}: asked for"
    distance = "" if answer.nearness is None else f" {answer.nearness.distance.key}"
    return f"{name}: {answer.status}{distance}"


def substitutes(program: Program, problem: Problem, _: int) -> Times:
    """A substitute for every exercise of the program, all of them together."""
    return [timed(lambda: told_substitutes(with_substitutes(program, problem)))]


def told_substitutes(program: Program) -> str:
    items = [i for w in program.weeks for s in w.sessions for i in s.items]
    return f"{sum(i.substitute is not None for i in items)} of {len(items)}"


def explanations(_: Program, problem: Problem, __: int) -> Times:
    """The whole explanation, the solve in it included."""
    return [timed(lambda: str(explain(problem, SearchSettings()).status))]


def lines(_: Program, problem: Problem, __: int) -> Times:
    """A line of what-if: the whole answer by the number of solves in it."""

    def ask() -> tuple[int, str]:
        found, _ = what_if(problem, SearchSettings(), Asked())
        solved = 0 if found is None else sum(line.solved for line in found.lines)
        return solved + 1, "" if found is None else found.headline

    started = time.perf_counter()
    count, told = ask()
    return [((time.perf_counter() - started) / count, f"{count} solves; {told}")]


QUESTIONS: dict[str, Callable[[Program, Problem, Catalog, int], Times]] = {
    "swap": swaps,
    "substitutes": substitutes,
    "explain": explanations,
    "what_if": lines,
}


def timed(question: Callable[[], str]) -> tuple[float, str]:
    started = time.perf_counter()
    told = question()
    return time.perf_counter() - started, told


def measured(path: Path, questions: list[str], count: int, catalog: Catalog) -> dict[str, object]:
    """Times of a scenario: its plain solve and every question."""
    problem = load_problem(str(path), catalog)
    started = time.perf_counter()
    program = solve(problem, repairs=0)
    row: dict[str, object] = {"scenario": path.stem, "status": str(program.status)}
    row["solve"] = time.perf_counter() - started
    for name in questions if program.weeks else [q for q in questions if q == "explain"]:
        times = QUESTIONS[name](program, problem, catalog, count)
        row[name] = median(seconds for seconds, _ in times)
        row[f"{name}_told"] = [told for _, told in times]
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description="Time questions against plain solves.")
    parser.add_argument("scenarios", nargs="*", type=Path)
    parser.add_argument("--question", action="append", choices=QUESTIONS)
    parser.add_argument("--swaps", type=int, default=3)
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    questions = given.question or list(QUESTIONS)
    catalog, rows = load_catalog(), []
    print("scenario".ljust(34), *(name.rjust(12) for name in ["solve", *questions]))
    for path in given.scenarios or sorted(SCENARIOS.glob("*.yaml")):
        row = measured(path, questions, given.swaps, catalog)
        rows.append(row)
        cells = (f"{row[q]:10.2f} s" if q in row else "-".rjust(12) for q in ["solve", *questions])
        print(str(row["scenario"]).ljust(34), *cells, flush=True)
        if given.results is not None:
            with given.results.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(row) + "\n")
    for name in questions:
        ratios = [row[name] / row["solve"] for row in rows if name in row]
        if ratios:
            print(f"{name}: median {median(ratios):.2f} of a plain solve, worst {max(ratios):.2f}")


if __name__ == "__main__":
    main()
