"""Solve, then verify: the one road to a program."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from optimizer.cooldown import cooldown
from optimizer.domain.catalog import Catalog, Exercise, Goal
from optimizer.domain.overhead import session_overhead
from optimizer.domain.policy import CHANGEOVER_SECONDS, session_time
from optimizer.domain.program import Block, Conflict, Program, Provenance, Session, Status, Week
from optimizer.domain.week import Weekday
from optimizer.errors import DisagreementError
from optimizer.files.scenario import Request
from optimizer.model.explain import conflict
from optimizer.model.search import Found, Placed, Settings, search
from optimizer.prescription import prescribed
from optimizer.verifier.judge import Verdict, judge
from optimizer.warmup import warmup


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
    weeks = (written_week(found.placed, request, catalog),) if found.placed else ()
    verdict = judge(weeks, request.scenario, request.rules, objective, catalog)
    why = None
    if found.status is Status.INFEASIBLE:
        tell("conflict", None, None)
        why = conflict(request.scenario, catalog, request.rules, found.proofs, options.seed)
    return _program(request, catalog, options, found, weeks, verdict, why)


def written_week(placed: Placed, request: Request, catalog: Catalog) -> Week:
    """Sets on days as a week of sessions, in the order in which a coach has them done."""
    sessions = tuple(
        written_session(day, placed, number, request, catalog)
        for number, day in enumerate(request.scenario.days, start=1)
    )
    return Week(week="A", sessions=sessions)


def written_session(
    day: Weekday, placed: Placed, number: int, request: Request, catalog: Catalog
) -> Session:
    """One day of the week."""
    scenario = request.scenario
    overhead = session_overhead(session_time(request.rules), scenario, catalog, day)
    blocks = written_blocks(placed.sets[day], placed.pairs[day], request, catalog)
    lifts = [catalog.by_id[item.exercise] for block in blocks for item in block.items]
    return Session(
        day=day,
        title=f"Session {number}",
        budget_minutes=scenario.days[day],
        seconds=sum(overhead) + sum(block.seconds for block in blocks),
        warmup_seconds=overhead.warmup,
        cooldown_seconds=overhead.cooldown,
        warmup=warmup(lifts, overhead.warmup, scenario, catalog),
        cooldown=cooldown(lifts, day, overhead.cooldown, scenario, catalog),
        blocks=blocks,
    )


def written_blocks(
    sets: dict[str, int], pairs: list[tuple[str, str]], request: Request, catalog: Catalog
) -> tuple[Block, ...]:
    """Straight sets and pairs, in order: power, heavy, compound, isolation, core and drills, grip.

    A pair stands where its first exercise would.
    """
    second_of = dict(pairs)
    alone = set(sets) - set(second_of.values())
    blocks = []
    for first in sorted((catalog.by_id[name] for name in alone), key=lambda e: e.place):
        names = [first.id, *([second_of[first.id]] if first.id in second_of else [])]
        members = tuple(catalog.by_id[name] for name in names)
        items = tuple(prescribed(e, sets[e.id], request.scenario, catalog) for e in members)
        seconds = block_seconds(members, sets[first.id], request.scenario.goal)
        blocks.append(Block(seconds=seconds, items=items))
    return tuple(blocks)


def block_seconds(members: tuple[Exercise, ...], sets: int, goal: Goal) -> int:
    """`setups + sets * (work + rest)`, a pair walking in between and taking the longer rest."""
    setup = sum(e.setup_seconds for e in members)
    work = sum(e.work_seconds for e in members) + CHANGEOVER_SECONDS * (len(members) - 1)
    return setup + sets * (work + max(e.rest_seconds[goal] for e in members))


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
        provenance=Provenance(
            version=version("strength-optimizer"),
            ortools=version("ortools"),
            catalog_sha256=catalog.sha256,
            scenario_sha256=request.sha256,
            seed=options.seed,
            workers=options.workers,
            solve_seconds=round(found.solve_seconds, 3),
            build_seconds=round(found.build_seconds, 3),
        ),
    )


def _gap(objective: int | None, bound: int | None) -> float | None:
    """Relative gap `(bound - objective) / |objective|`, rounded up at the sixth digit."""
    if objective is None or bound is None:
        return None
    if bound <= objective:
        return 0.0
    return -(-(bound - objective) * 1_000_000 // max(1, abs(objective))) / 1_000_000
