"""What one more day, minutes, equipment or a looser rule would be worth: each change solved."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Self

from optimizer.domain.program import Program, Status
from optimizer.engines.stop import Cancel, cancelling
from optimizer.features.solve.solve import solve
from optimizer.features.what_if.answer import KINDS, Kind, Line, WhatIf
from optimizer.features.what_if.variants import Variant, variants
from optimizer.features.what_if.worth import compared, unsolved
from optimizer.files.repair_costs import load_costs
from optimizer.files.sources import Scenario, read
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import USUAL, SearchSettings

ALL = 0
MOST_EQUIPMENT = 10
"""Pieces of equipment up to which further ones are solved to be sure of the best."""
Report = Callable[[str, int, int], None]
"""Hears what is done, of how many steps."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Which changes, how many of each kind are solved (0: all), and by how many processes."""

    kinds: tuple[Kind, ...] = KINDS
    limit: int = 4
    jobs: int = 1


EVERY = Changes()


def what_if(
    scenario: Scenario,
    settings: SearchSettings = USUAL,
    changes: Changes = EVERY,
    report: Report = lambda *_: None,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> WhatIf:
    """Every change of a scenario with its worth; without a week to compare with, only why not.

    `settings` go for every solve, so `solve` of a changed scenario gives the same. `report` hears what
    is done, and of how many steps. What is cancelled is not solved, processes of their own aside.
    Raises InputError, and DisagreementError if the verifier rejects a week.
    """
    problem = read(scenario, catalog)
    with cancelling(cancel):
        report("the week as it is", 0, 1)
        base = solve(problem, settings, repairs=0)
        if not base.weeks:
            return without_week(base)
        return compared_with(base, problem, settings, changes, report)


def compared_with(
    base: Program, problem: Problem, settings: SearchSettings, changes: Changes, report: Report
) -> WhatIf:
    """Every change with its worth against the week as it is."""
    every = list(variants(problem, base, changes.kinds, load_costs()))
    estimates = []
    for done, variant in enumerate(every):
        report("estimates", done, len(every))
        estimates.append(unsolved(variant, base, problem.catalog))
    found = list(estimates)
    chosen = _promising(every, estimates, changes.limit)
    with _Solver(settings, changes.jobs, report) as solver:
        while chosen:
            programs = solver.all([every[index].problem for index in chosen])
            for index, program in zip(chosen, programs, strict=True):
                found[index] = compared(every[index], program, base, problem.catalog)
            chosen = _rivals(found, changes.jobs) if base.status is Status.OPTIMAL else []
    ranked = tuple(sorted(found, key=_rank))
    return WhatIf(
        client=base.client,
        status=base.status,
        objective=base.objective,
        bound=base.bound,
        gap=base.gap,
        headline=_headline(ranked, changes.kinds),
        lines=ranked,
        notes=tuple(_notes(ranked, base)),
        provenance=base.provenance,
    )


def without_week(base: Program) -> WhatIf:
    """The answer where there is no week to compare with: only why not."""
    never = base.status is Status.INFEASIBLE
    return WhatIf(
        client=base.client, status=base.status, objective=None, bound=base.bound, gap=None,
        headline="No week satisfies the scenario." if never else "No week was found within the limit.",
        lines=(), provenance=base.provenance,
    )  # fmt: skip


def _promising(every: list[Variant], estimates: list[Line], limit: int) -> list[int]:
    """The changes to solve: of each kind those whose relaxation promises most."""
    chosen: list[int] = []
    for kind in KINDS:
        own = [i for i, variant in enumerate(every) if variant.kind == kind]
        own.sort(key=lambda i: -(estimates[i].bound or 0))
        chosen += own if limit == ALL else own[:limit]
    return sorted(chosen)


def _rivals(found: list[Line], jobs: int) -> list[int]:
    """The next pieces of equipment that may be worth more than the best solved one, if any."""
    own = [index for index, line in enumerate(found) if line.kind == "equipment"]
    solved = [found[index] for index in own if found[index].solved]
    best = max((line.least or 0 for line in solved), default=0)
    rivals = [i for i in own if not found[i].solved and (found[i].most or 0) > best]
    rivals.sort(key=lambda i: -(found[i].most or 0))
    return rivals[:jobs] if 0 < len(solved) < MOST_EQUIPMENT else []


class _Solver:
    """Solves problems, in processes of its own where more than one may run."""

    def __init__(self, settings: SearchSettings, jobs: int, report: Report) -> None:
        self._settings = settings
        self._report = report
        self._done = 0
        self._pool = None
        if jobs > 1:
            start = get_context("spawn")
            self._pool = ProcessPoolExecutor(jobs, start, _prepare, (self._settings,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def all(self, problems: list[Problem]) -> Iterator[Program]:
        """Every problem solved, in their order."""
        if self._pool is not None:
            programs: Iterable[Program] = self._pool.map(_one, problems)
        else:
            programs = (solve(problem, self._settings, repairs=0) for problem in problems)
        self._report("changes", self._done, self._done + len(problems))
        for program in programs:
            self._done += 1
            yield program
            self._report("changes", self._done, max(self._done + 1, len(problems)))


_given: list[SearchSettings] = []


def _prepare(settings: SearchSettings) -> None:
    """What every process is given once."""
    _given.append(settings)


def _one(problem: Problem) -> Program:
    return solve(problem, _given[0], repairs=0)


def _rank(line: Line) -> tuple[bool, bool, int, str]:
    """Solved lines first, by what they surely gain; lines of other points last."""
    worth = line.least if line.solved else line.most
    return not line.comparable, not line.solved, -(worth or 0), line.sentence


def _headline(ranked: tuple[Line, ...], kinds: tuple[Kind, ...]) -> str:
    """What to buy next, or what else helps most."""
    if "equipment" in kinds:
        return _purchase([line for line in ranked if line.kind == "equipment"])
    best = [line for line in ranked if line.solved and line.comparable and (line.least or 0) > 0]
    return f"Most worth: {best[0].sentence}" if best else "Nothing was shown to make it better."


def _purchase(pieces: list[Line]) -> str:
    """The piece that is surely worth most, and whether another may be worth more."""
    worth = [line for line in pieces if line.solved and (line.least or 0) > 0]
    best = max((line.least or 0 for line in worth), default=0)
    others = max(
        (line.most or 0 for line in pieces if line not in worth[:1]),
        default=0,
    )
    if not worth:
        sure = others <= 0
        return (
            "No single piece of equipment would make this week better (proven)."
            if sure
            else "No piece of equipment was shown to make this week better."
        )
    bought = f"Buy next: {worth[0].sentence.removeprefix('Get: ')}"
    if others <= best:
        return f"{bought} No other single piece is worth more (proven)."
    return f"{bought} Another piece may be worth up to {others:,} points."


def _notes(ranked: tuple[Line, ...], base: Program) -> Iterator[str]:
    if base.status is not Status.OPTIMAL:
        yield "The week as it is is not proven best, so gains are ranges."
    if any(not line.solved for line in ranked):
        yield "Lines marked ? were not solved; `--limit 0` solves every line."
    if any(line.kind == "rule" for line in ranked):
        yield "Of the rules, those at their bound in the week were loosened by one step."
    if any(not line.comparable for line in ranked):
        yield "A weak area changes what points are given for: its line is about sets, not points."
