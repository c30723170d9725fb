"""From records to a summary: what holds for each constraint set, solver, group and instance."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import fmean, median
from typing import TypeVar

from optimizer.features.bench.clock import Clock, by_clock
from optimizer.features.bench.findings import (
    BenchSummary,
    GroupSummary,
    InstanceRow,
    ModelSize,
    Profile,
    SetSummary,
    Sizes,
)
from optimizer.features.bench.notes import notes
from optimizer.features.bench.record import Record, Run, RunOutcome, Shape, Size, Startup
from optimizer.features.bench.results import runs_of
from optimizer.features.bench.statistics import spread

ALL = "(all)"
"""The name of the row over all sets."""

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def summary(records: Sequence[Record], clock: Clock = "wall") -> BenchSummary:
    """Everything that records say; seconds by the wall clock, or as a core of one's own would take."""
    measured = runs_of(records)
    runs = by_clock(measured, clock)
    sizes = [record for record in records if isinstance(record, Size)]
    starts = [record for record in records if isinstance(record, Startup)]
    return BenchSummary(
        sets=list(_sets(runs)),
        sizes=[_sizes(group) for group in _by(sizes, lambda s: s.constraints).values()],
        profiles=list(_profiles(measured)),
        groups=list(_groups(runs)),
        instances=[_instance(group) for group in _by(runs, _place).values()],
        help_seconds=starts[-1].help_seconds if starts else None,
        help_loads_solver=starts[-1].loads_solver if starts else None,
        machines=list(dict.fromkeys(run.machine for run in runs)),
        made_with=list(dict.fromkeys(run.made_with for run in runs)),
        notes=notes(runs),
    )


def _kind(run: Run) -> tuple[str, str, float, int]:
    cell = run.cell
    return cell.constraints, cell.solver, cell.time_limit, cell.workers


def _place(run: Run) -> tuple[object, ...]:
    return run.cell.instance, *_kind(run)


def _by(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _sets(runs: list[Run]) -> Iterator[SetSummary]:
    """A row for each set and solver, and for each solver one over all sets where there are several."""
    for some in _by(runs, _kind).values():
        yield _set(some)
    for some in _by(runs, lambda run: _kind(run)[1:]).values():
        if len({run.cell.constraints for run in some}) > 1:
            yield replace(_set(some), constraints=ALL)


def _set(runs: list[Run]) -> SetSummary:
    cell = runs[0].cell
    counted = [run for run in runs if run.outcome is not RunOutcome.REFUSED]
    none = [run for run in counted if run.outcome is RunOutcome.INFEASIBLE]
    others = [run for run in counted if run.outcome is not RunOutcome.INFEASIBLE]
    solved = [run for run in counted if run.outcome.solved]
    gaps = [run.gap for run in solved if run.gap is not None]
    worth = [run.objective for run in solved if run.objective is not None]
    limit = cell.time_limit or None
    return SetSummary(
        constraints=cell.constraints,
        solver=cell.solver,
        solves=runs[0].solves,
        time_limit=cell.time_limit,
        runs=len(counted),
        solved=len(solved),
        proven=sum(run.outcome.proven for run in counted),
        infeasible=len(none),
        refused=len(runs) - len(counted),
        failed=sum(run.outcome is RunOutcome.FAILED for run in counted),
        first=spread([run.first_seconds for run in others], limit),
        proof=spread([run.proof_seconds for run in others], limit),
        none=spread([run.proof_seconds for run in none], limit),
        par2=fmean(_penalised(run) for run in counted) if counted else None,
        mean_gap=fmean(gaps) if gaps else None,
        worst_gap=max(gaps, default=None),
        mean_objective=fmean(worth) if worth else None,
    )


def _penalised(run: Run) -> float:
    """Seconds until the proof; twice the limit, or twice as long as it ran, for an open run (PAR2)."""
    open_for = 2 * (run.cell.time_limit or run.timing.solving)
    return open_for if run.proof_seconds is None else run.proof_seconds


def _sizes(sizes: list[Size]) -> ModelSize:
    return ModelSize(
        constraints=sizes[0].constraints,
        instances=len(sizes),
        totals=_shape([(size.totals, size.totals_presolved) for size in sizes]),
        days=_shape([(size.days, size.days_presolved) for size in sizes]),
    )


def _shape(pairs: list[tuple[Shape, Shape | None]]) -> Sizes:
    before, after = [b for b, _ in pairs], [a for _, a in pairs if a is not None]
    return Sizes(_middle(before), _middle(after) if 2 * len(after) > len(pairs) else None)


def _middle(shapes: list[Shape]) -> tuple[int, int]:
    return (
        round(median(shape.variables for shape in shapes)),
        round(median(shape.constraints for shape in shapes)),
    )


def _profiles(runs: list[Run]) -> Iterator[Profile]:
    """Cost of the parts, by solver; only of runs that came to an end."""
    for solver, every in _by(runs, lambda run: run.cell.solver).items():
        ended = [run for run in every if run.whole_seconds is not None]
        if not ended:
            continue
        screens = [run.whole_seconds for run in ended if run.outcome.solved]
        timings = [run.timing for run in ended]
        memory = [run.peak_megabytes for run in ended if run.peak_megabytes is not None]
        shares = [run.cpu_share for run in ended if run.cpu_share is not None]
        yield Profile(
            solver=solver,
            runs=len(ended),
            screen=spread(screens),
            importing=median(t.importing for t in timings),
            loading=median(t.loading for t in timings),
            building=median(t.building for t in timings),
            checking=median(t.checking for t in timings),
            explaining=median(t.explaining for t in timings),
            rendering=median(t.rendering for t in timings),
            beside=median(t.beside_the_solver for t in timings),
            share=median(
                run.timing.beside_the_solver / max(1e-6, run.whole_seconds - run.timing.importing)
                for run in ended
                if run.whole_seconds is not None
            ),
            peak_megabytes=max(memory, default=None),
            cpu_share=median(shares) if shares else None,
        )


def _groups(runs: list[Run]) -> Iterator[GroupSummary]:
    """Groups of a suite that has several, each against the first."""
    if len({run.group for run in runs}) < 2:
        return
    for (constraints, solver, limit, _), same in _by(runs, _kind).items():
        first: float | None = None
        for index, (group, members) in enumerate(_by(same, lambda run: run.group).items()):
            some = [
                r for r in members if r.outcome not in (RunOutcome.INFEASIBLE, RunOutcome.REFUSED)
            ]
            proof = spread([run.proof_seconds for run in some], limit or None)
            first = proof.median if index == 0 else first
            known = proof.median is not None and first
            yield GroupSummary(
                group=group,
                solver=solver,
                constraints=constraints,
                exercises=next((r.exercises for r in some if r.exercises is not None), None),
                runs=len(some),
                proven=sum(run.outcome.proven for run in some),
                proof=proof,
                ratio=proof.median / first if known and proof.median and first else None,
            )


def _instance(runs: list[Run]) -> InstanceRow:
    cell = runs[0].cell
    gaps = [run.gap for run in runs if run.gap is not None]
    return InstanceRow(
        instance=cell.instance,
        constraints=cell.constraints,
        solver=cell.solver,
        outcomes=tuple(run.outcome.value for run in runs),
        objective=max((r.objective for r in runs if r.objective is not None), default=None),
        bound=min((r.bound for r in runs if r.bound is not None), default=None),
        worst_gap=max(gaps, default=None),
        first=spread(
            [r.first_seconds for r in runs if r.outcome is not RunOutcome.INFEASIBLE],
            cell.time_limit or None,
        ),
        proof=spread([run.proof_seconds for run in runs], cell.time_limit or None),
        message=next((run.message for run in runs if run.message), ""),
    )
