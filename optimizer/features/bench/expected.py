"""What was proven of a suite's instances, and whether runs agree with it and with each other."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from optimizer.domain.base import Frozen
from optimizer.features.bench.record import Run, RunOutcome
from optimizer.files.reading import parse, read_text
from optimizer.files.validate import validated

EXPECTED = "expected.json"


class Fact(Frozen):
    """A proven answer."""

    outcome: Literal[RunOutcome.OPTIMAL, RunOutcome.INFEASIBLE]
    objective: int | None = None


Facts = dict[tuple[str, str], Fact]
"""Proven answers by instance and constraint set."""


class FactFile(Frozen):
    """`expected.json`: by instance, then by constraint set."""

    format: Literal["expected/1"] = "expected/1"
    instances: dict[str, dict[str, Fact]]


def load_facts(path: Path) -> Facts:
    """The proven answers of a suite; none where there is no such file."""
    if not path.is_file():
        return {}
    file = validated(FactFile, parse(read_text(path), str(path), ".json"))
    return {
        (instance, constraints): fact
        for instance, by_set in file.instances.items()
        for constraints, fact in by_set.items()
    }


def facts_text(facts: Facts) -> str:
    """`expected.json` of these facts."""
    instances: dict[str, dict[str, dict[str, object]]] = defaultdict(dict)
    for (instance, constraints), fact in sorted(facts.items()):
        instances[instance][constraints] = fact.model_dump(mode="json", exclude_none=True)
    return json.dumps({"format": "expected/1", "instances": instances}, indent=2) + "\n"


def proven_facts(runs: Iterable[Run]) -> Facts:
    """The proven answers among runs that make whole programs."""
    return {
        (run.cell.instance, run.cell.constraints): Fact(
            outcome=run.outcome,
            objective=run.objective,
        )
        for run in runs
        if run.outcome.proven and run.solves == "program"
    }


def contradictions(runs: Iterable[Run], facts: Facts) -> list[str]:
    """Answers that can't all be true: a fault of a solver, or of what is stored.

    No program is better than a proven bound, and none exists where that was proven.
    """
    by_cell: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in runs:
        if run.solves == "program":
            by_cell[run.cell.instance, run.cell.constraints].append(run)
    return [
        f"{instance} ({constraints}): {text}"
        for (instance, constraints), several in sorted(by_cell.items())
        for text in _clashes(several, facts.get((instance, constraints)))
    ]


def _clashes(runs: list[Run], fact: Fact | None) -> Iterator[str]:
    weeks = [(r.objective, _who(r)) for r in runs if r.outcome.solved and r.objective is not None]
    bounds = [(r.bound, _who(r)) for r in runs if r.outcome.solved and r.bound is not None]
    none = [_who(r) for r in runs if r.outcome is RunOutcome.INFEASIBLE]
    if fact is not None and fact.outcome is RunOutcome.INFEASIBLE:
        none.append(EXPECTED)
    if fact is not None and fact.objective is not None:
        weeks.append((fact.objective, EXPECTED))
        bounds.append((fact.objective, EXPECTED))
    if weeks and none:
        yield f"{weeks[0][1]} has a week, {none[0]} a proof that there is none"
    if weeks and bounds and max(weeks)[0] > min(bounds)[0]:
        (best, who), (bound, other) = max(weeks), min(bounds)
        yield f"{who} has a week worth {best}, {other} a proof that none is above {bound}"


def _who(run: Run) -> str:
    return f"{run.cell.solver} with seed {run.cell.seed}"
