"""The README of a study of peers, from its runs."""

import datetime
import math
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tabulate import tabulate

from optimizer.features.bench.clock import seconds_of
from optimizer.features.bench.record import Outcome, Run
from optimizer.features.export.question import Layer, model_of, question
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem

DAYS = ("search", "direct", "highs", "scip")
TOTALS = ("engine-totals", "direct-totals", "highs-totals", "scip-totals")
CALLED = {
    "search": "this search",
    "direct": "CP-SAT",
    "highs": "HiGHS",
    "scip": "SCIP",
    "engine-totals": "CP-SAT, our parameters",
    "direct-totals": "CP-SAT",
    "highs-totals": "HiGHS",
    "scip-totals": "SCIP",
}
PACKAGES = ("strength-optimizer", "ortools", "highspy", "pyscipopt")
TOLD = {
    Outcome.UNKNOWN: "nothing",
    Outcome.FAILED: "failed",
    Outcome.REFUSED: "refused",
}
SHIFT = 0.05
"""Seconds added to both sides of a ratio, so that hundredths decide nothing."""


def report(runs: list[Run], names: list[str], folder: Path, limit: float) -> str:
    by_cell = {(r.cell.instance, r.cell.solver, r.cell.workers): r for r in runs}
    many = max((r.cell.workers for r in runs), default=1)
    days = [(name, 1) for name in DAYS] + ([("direct", many)] if many > 1 else [])
    totals = [(name, 1) for name in TOTALS]
    shares = [r.cpu_share for r in runs if r.cpu_share is not None and r.cell.workers == 1]
    share = median(shares) if shares else 1.0
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        [
            HEAD.format(
                limit=f"{limit:g}",
                date=datetime.datetime.now(datetime.UTC).date(),
                machine=runs[0].machine if runs else "",
                versions=versions,
                share=f"{share:.0%}",
                busy=BUSY.format(limit=f"{limit:g}", real=share * limit) if share < 0.9 else "",
            ),
            "## The instances\n",
            _sizes(names, folder),
            "\n## With days: seconds to the proof, else what is open at the limit\n",
            _matrix(by_cell, names, days),
            "\n### In short\n",
            _short(by_cell, names, days),
            "\n## Weekly totals only: seconds to the proof, else what is open at the limit\n",
            _matrix(by_cell, names, totals),
            "\n### In short\n",
            _short(by_cell, names, totals),
            "\n## Answers\n",
            _answers(by_cell, names, days, totals),
            "",
        ]
    )


HEAD = """\
# Peers: the same models in CP-SAT as it comes, HiGHS, SCIP, and this project's search

Question: what does the search (totals, then days) gain over handing the whole model with days to a solver?

Every solver got the same rows, as `optimizer export` writes them: one thread, {limit} seconds by the wall,
one run at a time, each in a process of its own. CP-SAT stands here with its own parameters on the direct
formulation, which is what one would write first; HiGHS and SCIP stand with theirs, except that no gap counts
as none. Every week was judged by the verifier, every answer in totals row by row in whole numbers.

- {date}; {machine}
- {versions}
- The runs had {share} of a core (median).{busy}

Seconds are the solver's on the processor: making, writing and reading models is left out. Ratios (3.5x) are
to the first column. Compare the times of one run on one machine with each other, not with others.

`python3 run.py python benchmarks/studies/peers.py FOLDER` writes the instances, does the runs
that are missing, and writes this text.
"""
BUSY = """ The machine was shared with other work: {limit} seconds by
  the wall were about {real:.0f} on the processor. Read factors, not tenths."""


def _label(solver: str, workers: int) -> str:
    return CALLED[solver] + (f", {workers} threads" if workers > 1 else "")


def _seconds(run: Run) -> float:
    """Seconds of the solver on the processor; of several threads by the wall."""
    return seconds_of(run, "cpu")


def _sizes(names: list[str], folder: Path) -> str:
    catalog = load_catalog()
    table = []
    for name in names:
        problem = load_problem(str(folder / f"{name}.yaml"), catalog)
        row = [name, " ".join(f"{day} {minutes}" for day, minutes in problem.scenario.days.items())]
        row += [problem.scenario.framework, problem.constraint_set.name]
        for layer in Layer:
            asked = question(problem, layer)
            rows = model_of(asked).rows
            row.append(f"{len(rows.variables)} x {len(rows.rows)}")
        table.append(row)
    headers = ["instance", "days and minutes", "framework", "constraints",
               "totals: variables x rows", "days: variables x rows"]  # fmt: skip
    return tabulate(table, headers, tablefmt="github")


Cells = dict[tuple[str, str, int], Run]
Column = tuple[str, int]


def _matrix(runs: Cells, names: list[str], columns: list[Column]) -> str:
    table = []
    for name in names:
        first = runs.get((name, *columns[0]))
        table.append([name, *(_cell(runs.get((name, *c)), first) for c in columns)])
    return tabulate(table, ["instance", *(_label(*c) for c in columns)], tablefmt="github")


def _cell(run: Run | None, first: Run | None) -> str:
    if run is None:
        return ""
    if run.outcome.proven:
        text = f"{_seconds(run):.1f} s"
        if first is not None and run is not first and first.outcome.proven:
            text += f", {_ratio(run, first):.1f}x"
        return text + (" (infeasible)" if run.outcome is Outcome.INFEASIBLE else "")
    if run.outcome is Outcome.FEASIBLE:
        return f"gap {100 * (run.gap or 0):.1f} %"
    if run.bound is not None and run.outcome is Outcome.UNKNOWN:
        return "nothing, bound only"
    return TOLD[run.outcome]


def _ratio(run: Run, first: Run) -> float:
    return (_seconds(run) + SHIFT) / (_seconds(first) + SHIFT)


def _short(runs: Cells, names: list[str], columns: list[Column]) -> str:
    """Proven, solved, how much slower where both proved, and what is open where it did not."""
    table = []
    for column in columns:
        here = [runs[name, *column] for name in names if (name, *column) in runs]
        pairs = [(runs.get((run.cell.instance, *columns[0])), run) for run in here]
        timed = [(f, run) for f, run in pairs if f is not None and f.outcome.proven]
        both = [(f, run) for f, run in timed if run.outcome.proven]
        gaps = [run.gap for run in here if run.gap]
        table.append([
            _label(*column),
            f"{sum(run.outcome.proven for run in here)} of {len(here)}",
            f"{sum(run.outcome.solved for run in here)}",
            _mean_ratio(both),
            (">= " if len(both) < len(timed) else "") + _mean_ratio(timed),
            f"{100 * sum(gaps) / len(gaps):.1f} % over {len(gaps)}" if gaps else "none",
        ])  # fmt: skip
    headers = ["solver", "proven", "found an answer", "times the first column where both proved",
               "where that proved, open runs counted as long as they ran",
               "mean gap where open"]  # fmt: skip
    return tabulate(table, headers, tablefmt="github")


def _mean_ratio(pairs: list[tuple[Run, Run]]) -> str:
    """The geometric mean of how many times the first run's seconds the second took."""
    if not pairs:
        return ""
    logs = [math.log(_ratio(run, first)) for first, run in pairs]
    return f"{math.exp(sum(logs) / len(logs)):.1f}x over {len(logs)}"


def _answers(runs: Cells, names: list[str], days: list[Column], totals: list[Column]) -> str:
    """The best answer and bound of any solver, and whether all proofs agree."""
    table = []
    for name in names:
        row: list[object] = [name]
        for columns in (days, totals):
            here = [runs[name, *c] for c in columns if (name, *c) in runs]
            proven = {(run.outcome, run.objective) for run in here if run.outcome.proven}
            best = max((r.objective for r in here if r.objective is not None), default=None)
            bound = min((r.bound for r in here if r.bound is not None), default=None)
            told = "infeasible" if any(o is Outcome.INFEASIBLE for o, _ in proven) else best
            row += [told, bound, "contradict" if len(proven) > 1 else _proofs(here)]
        table.append(row)
    headers = [
        "instance",
        "best week",
        "best bound",
        "proofs",
        "best totals",
        "best bound",
        "proofs",
    ]
    return tabulate(table, headers, tablefmt="github")


def _proofs(runs: list[Run]) -> int:
    return sum(run.outcome.proven for run in runs)
