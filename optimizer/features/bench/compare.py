"""What got better or worse between two files of results."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import fmean

from optimizer.features.bench.clock import Clock, by_clock
from optimizer.features.bench.findings import BenchChange, Compared, Comparison
from optimizer.features.bench.notes import notes
from optimizer.features.bench.paired import corrected, time_verdict
from optimizer.features.bench.record import Cell, Record, Run, RunOutcome
from optimizer.features.bench.results import runs_of
from optimizer.features.bench.summary import ALL

Pair = tuple[Run, Run]

RANK = {
    RunOutcome.FAILED: 0,
    RunOutcome.REFUSED: 0,
    RunOutcome.UNKNOWN: 1,
    RunOutcome.FEASIBLE: 2,
    RunOutcome.OPTIMAL: 3,
    RunOutcome.INFEASIBLE: 3,
}
"""How much an outcome tells."""


def compared(
    before: Sequence[Record], after: Sequence[Record], clock: Clock = "wall"
) -> Comparison:
    """Cells that both files hold, cell by cell and as a paired test for each set and solver."""
    first = {run.cell: run for run in by_clock(runs_of(before), clock)}
    second = {run.cell: run for run in by_clock(runs_of(after), clock)}
    pairs = [(first[cell], second[cell]) for cell in first if cell in second]
    rows = list(_rows(pairs))
    verdicts = corrected([row.seconds for row in rows])
    return Comparison(
        rows=[replace(row, seconds=v) for row, v in zip(rows, verdicts, strict=True)],
        changes=[change for pair in pairs for change in _changes(*pair)],
        only_before=len(first.keys() - second.keys()),
        only_after=len(second.keys() - first.keys()),
        notes=list(_notes(pairs)),
    )


def _rows(pairs: list[Pair]) -> Iterator[Compared]:
    """A row for each set and solver, and for each solver one over all sets where there are several."""
    sets: dict[tuple[str, str, float], list[Pair]] = {}
    solvers: dict[tuple[str, float], list[Pair]] = {}
    for pair in pairs:
        cell = pair[0].cell
        sets.setdefault((cell.constraints, cell.solver, cell.time_limit), []).append(pair)
        solvers.setdefault((cell.solver, cell.time_limit), []).append(pair)
    for some in sets.values():
        yield _row(some)
    for some in solvers.values():
        if len({before.cell.constraints for before, _ in some}) > 1:
            yield replace(_row(some), constraints=ALL)


def _row(pairs: list[Pair]) -> Compared:
    gaps = [(a.gap, b.gap) for a, b in pairs if a.gap is not None and b.gap is not None]
    return Compared(
        constraints=pairs[0][0].cell.constraints,
        solver=pairs[0][0].cell.solver,
        cells=len(pairs),
        proven_before=sum(a.outcome.proven for a, _ in pairs),
        proven_after=sum(b.outcome.proven for _, b in pairs),
        seconds=time_verdict(pairs),
        gap_before=fmean(a for a, _ in gaps) if gaps else None,
        gap_after=fmean(b for _, b in gaps) if gaps else None,
    )


def _changes(before: Run, after: Run) -> Iterator[BenchChange]:
    """What is otherwise in a cell; two proofs that contradict each other are neither better nor worse."""
    cell = _name(before.cell)
    if _clash(before, after):
        yield BenchChange(cell, f"{_answer(before)}, now {_answer(after)}", "clash")
        return
    told, tells = RANK[before.outcome], RANK[after.outcome]
    if told != tells:
        what = f"{_answer(before)}, now {_answer(after)}"
        yield BenchChange(cell, what, "better" if tells > told else "worse")
        return
    for name, sign in (("objective", 1), ("bound", -1)):
        old, new = getattr(before, name), getattr(after, name)
        if old is not None and new is not None and old != new:
            verdict = "better" if sign * (new - old) > 0 else "worse"
            yield BenchChange(cell, f"{name} {old:,}, now {new:,}", verdict)  # type: ignore[arg-type]


def _clash(before: Run, after: Run) -> bool:
    """Whether one file's week is above the other's bound, or stands against its proof of none."""
    for one, other in ((before, after), (after, before)):
        if one.outcome is RunOutcome.INFEASIBLE and other.outcome.solved:
            return True
        if one.outcome.solved and other.outcome.solved:
            best, bound = one.objective, other.bound
            if best is not None and bound is not None and best > bound:
                return True
    return False


def _answer(run: Run) -> str:
    worth = "" if run.objective is None else f" {run.objective:,}"
    open_by = f" (gap {run.gap:.2%})" if run.outcome is RunOutcome.FEASIBLE and run.gap else ""
    return f"{run.outcome.value}{worth}{open_by}"


def _name(cell: Cell) -> str:
    return f"{cell.instance} | {cell.constraints} | {cell.solver} | seed {cell.seed}"


def _notes(pairs: list[Pair]) -> Iterator[str]:
    if not pairs:
        yield "the files have no cell in common (instance, set, solver, seed, limit and workers)"
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    if {run.machine for run in before} != {run.machine for run in after}:
        yield "the files are from different machines: their seconds can't be compared"
    for name, runs in (("first", before), ("second", after)):
        yield from (f"{name} file: {note}" for note in notes(runs))
