"""Solve, then verify: the one road to a program."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Conflict, Program, Provenance, Status, Week
from optimizer.domain.week import WEEK_NAMES
from optimizer.errors import DisagreementError
from optimizer.files.scenario import Request
from optimizer.model.explain import conflict
from optimizer.model.search import Found, Settings, search
from optimizer.sessions.week import written_week
from optimizer.verifier.judge import Verdict, judge


@dataclass(frozen=True, slots=True)
class Options:
    """How a solve runs. `time_limit` in seconds, 0 for the deterministic default; `gap` relative."""

    time_limit: float = 0.0
    workers: int = 1
    gap: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known while a solve runs."""

    phase: str
    best: int | None
    bound: int | None
    gap: float | None
    seconds: float


def solve(
    request: Request,
    catalog: Catalog,
    options: Options | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Program:
    """The best program of a request, verified; or the proof that there is none.

    Raises
    ------
    DisagreementError
        If the verifier rejects what the model produced; nothing may be shown then.
    KeyboardInterrupt
        If the user stops the search before it has any program.
    """
    options = options or Options()
    started = time.perf_counter()

    def tell(phase: str, best: int | None, bound: int | None) -> None:
        if progress is not None:
            seconds = time.perf_counter() - started
            progress(Progress(phase, best, bound, _gap(best, bound), seconds))

    settings = Settings(options.time_limit, options.workers, options.gap, options.seed)
    objective = request.constraint_set.objective
    found = search(request.scenario, catalog, request.rules, objective, settings, tell)
    weeks: tuple[Week, ...] = ()
    if found.placed is not None:
        weeks = tuple(
            written_week(
                name, week.sets, week.pairs, week.themes, request.scenario, request.rules, catalog
            )
            for name, week in zip(WEEK_NAMES, found.placed, strict=False)
        )
    verdict = judge(weeks, request.scenario, request.rules, objective, catalog)
    why = None
    if found.status is Status.INFEASIBLE:
        tell("conflict", None, None)
        why = conflict(request.scenario, catalog, request.rules, found.proofs, options.seed)
    return _program(request, catalog, options, found, weeks, verdict, why)


def _program(
    request: Request,
    catalog: Catalog,
    options: Options,
    found: Found,
    weeks: tuple[Week, ...],
    verdict: Verdict,
    why: Conflict | None,
) -> Program:
    """The program file; refuses what the verifier rejects."""
    objective = verdict.objective if weeks else None
    if verdict.violations:
        broken = "; ".join(f"{v.rule}: {v.message}" for v in verdict.violations)
        raise DisagreementError(f"the verifier rejects the model's week: {broken}")
    if objective is not None and found.bound is not None and objective > found.bound:
        raise DisagreementError(f"the objective {objective} is above its bound {found.bound}")
    status = found.status
    if status is Status.OPTIMAL and objective != found.bound:
        raise DisagreementError(f"the objective is {objective}, the model proved {found.bound}")
    if status is Status.FEASIBLE and objective == found.bound:
        status = Status.OPTIMAL
    return Program(
        client=request.scenario.client,
        scenario=request.filled,
        constraint_set=request.constraint_set.name,
        status=status,
        objective=objective,
        bound=None if status is Status.INFEASIBLE else found.bound,
        gap=_gap(objective, found.bound),
        objective_terms=verdict.terms if weeks else (),
        weeks=weeks,
        audit=verdict.audit if weeks else (),
        changes=request.changes,
        conflict=why,
        provenance=made_with(request, catalog, options, found.solve_seconds, found.build_seconds),
    )


def made_with(
    request: Request,
    catalog: Catalog,
    options: Options,
    solve_seconds: float,
    build_seconds: float,
) -> Provenance:
    """What an answer to the request was made with."""
    return Provenance(
        version=version("strength-optimizer"),
        ortools=version("ortools"),
        catalog_sha256=catalog.sha256,
        scenario_sha256=request.sha256,
        seed=options.seed,
        workers=options.workers,
        solve_seconds=round(solve_seconds, 3),
        build_seconds=round(build_seconds, 3),
    )


def _gap(objective: int | None, bound: int | None) -> float | None:
    """Relative gap `(bound - objective) / |objective|`, rounded up at the sixth digit."""
    if objective is None or bound is None:
        return None
    if bound <= objective:
        return 0.0
    return -(-(bound - objective) * 1_000_000 // max(1, abs(objective))) / 1_000_000
