"""Solve, then verify: the one road to a program."""

import time
from collections.abc import Callable
from importlib.metadata import version

from optimizer.answer.progress import Progress
from optimizer.answer.week import written_week
from optimizer.conflict.conflict import explained
from optimizer.conflict.repairs.shown import with_repairs
from optimizer.conflict.wishes import refuted_wishes
from optimizer.domain.placed import Placed
from optimizer.domain.program import Conflict, Program, Provenance, Status, Week
from optimizer.domain.week import WEEK_NAMES
from optimizer.errors import DisagreementError
from optimizer.files.repair_costs import load_costs
from optimizer.problem.problem import Problem
from optimizer.problem.settings import REPAIRS, SearchSettings
from optimizer.search.existence import any_week
from optimizer.search.search import Found, search
from optimizer.verifier.judge import Verdict, judge


def solve(
    problem: Problem,
    settings: SearchSettings | None = None,
    progress: Callable[[Progress], None] | None = None,
    repairs: int = REPAIRS,
) -> Program:
    """The best program of a problem, verified; or the proof that there is none.

    `repairs` is how many repairs of an impossible scenario are looked for; 0 leaves them out.

    Raises
    ------
    DisagreementError
        If the verifier rejects what the model produced; nothing may be shown then.
    KeyboardInterrupt
        If the user stops the search before it has any program.
    """
    settings = settings or SearchSettings()
    started = time.perf_counter()

    def tell(phase: str, best: int | None, bound: int | None) -> None:
        if progress is not None:
            seconds = time.perf_counter() - started
            progress(Progress(phase, best, bound, _gap(best, bound), seconds))

    proofs = refuted_wishes(problem, settings.seed)
    refuted = Found(Status.INFEASIBLE, None, None, proofs)
    found = refuted if proofs else search(problem, settings, tell)
    weeks = () if found.placed is None else _written(found.placed, problem)
    verdict = judge(weeks, problem.asked, problem.constraint_set, problem.catalog)
    why = None
    if found.status is Status.INFEASIBLE:
        tell("conflict", None, None)
        why = _why(problem, settings, repairs, found, tell)
    return _program(problem, settings, found, weeks, verdict, why)


REPAIRING_DETERMINISTIC = 7.0
"""Deterministic time for all repairs of one scenario; at most about 20 seconds on an ordinary core."""
REPAIRING_SHARE = 0.5
"""Of a time limit, what repairs may take after the proof that no week exists."""


def _why(
    problem: Problem,
    settings: SearchSettings,
    repairs: int,
    found: Found,
    tell: Callable[[str, int | None, int | None], None],
) -> Conflict:
    """Why no week exists, with the cheapest repairs that were shown to work."""
    why = explained(problem, found.proofs, settings.seed)
    if not repairs:
        return why.conflict

    def show(changed: Problem, pairs: bool, left: float) -> tuple[tuple[Week, ...], float]:
        tell("looking for repairs", None, None)
        started = time.perf_counter()
        limit = left if settings.time_limit else 0.0
        weeks, spent = any_weeks(changed, pairs, left, settings.seed, limit)
        return weeks, time.perf_counter() - started if settings.time_limit else spent

    budget = REPAIRING_SHARE * settings.time_limit or REPAIRING_DETERMINISTIC
    try:
        return with_repairs(why, problem, load_costs(), show, budget, repairs, settings.seed)
    except KeyboardInterrupt:  # the conflict is proven, and worth keeping
        return why.conflict.model_copy(update={"note": "Repairs were not looked for: interrupted."})


def any_weeks(
    problem: Problem,
    pairs: bool,
    budget: float,
    seed: int = 0,
    seconds: float = 0.0,
) -> tuple[tuple[Week, ...], float]:
    """Verified weeks of a problem, not the best; none where a short search found none.

    Of straight sets, or with pairs where they are allowed. `budget` is deterministic time, which
    `seconds` replace where given; the deterministic time that was spent is returned too.

    Raises
    ------
    DisagreementError
        If the verifier rejects what was found.
    """
    found = any_week(problem, budget, seed, seconds, pairs)
    if found.placed is None:
        return (), found.spent
    weeks = _written(found.placed, problem)
    verdict = judge(weeks, problem.asked, problem.constraint_set, problem.catalog)
    _refuse_broken(verdict)
    return weeks, found.spent


def _written(placed: tuple[Placed, ...], problem: Problem) -> tuple[Week, ...]:
    """Placed weeks as sessions."""
    return tuple(
        written_week(name, week, problem) for name, week in zip(WEEK_NAMES, placed, strict=False)
    )


def _refuse_broken(verdict: Verdict) -> None:
    if verdict.violations:
        broken = "; ".join(f"{v.rule}: {v.message}" for v in verdict.violations)
        raise DisagreementError(f"the verifier rejects the model's week: {broken}")


def _program(
    problem: Problem,
    settings: SearchSettings,
    found: Found,
    weeks: tuple[Week, ...],
    verdict: Verdict,
    why: Conflict | None,
) -> Program:
    """The program file; refuses what the verifier rejects."""
    objective = verdict.objective if weeks else None
    _refuse_broken(verdict)
    if objective is not None and found.bound is not None and objective > found.bound:
        raise DisagreementError(f"the objective {objective} is above its bound {found.bound}")
    status = found.status
    if status is Status.OPTIMAL and objective != found.bound:
        raise DisagreementError(f"the objective is {objective}, the model proved {found.bound}")
    if status is Status.FEASIBLE and objective == found.bound:
        status = Status.OPTIMAL
    return Program(
        client=problem.scenario.client,
        scenario=problem.filled,
        constraint_set=problem.constraint_set.name,
        status=status,
        objective=objective,
        bound=None if status is Status.INFEASIBLE else found.bound,
        gap=_gap(objective, found.bound),
        objective_terms=verdict.terms if weeks else (),
        weeks=weeks,
        audit=verdict.audit if weeks else (),
        changes=problem.changes,
        conflict=why,
        provenance=made_with(problem, settings, found.solve_seconds, found.build_seconds),
    )


def made_with(
    problem: Problem,
    settings: SearchSettings,
    solve_seconds: float,
    build_seconds: float,
) -> Provenance:
    """What an answer to the problem was made with."""
    return Provenance(
        version=version("strength-optimizer"),
        ortools=version("ortools"),
        catalog_sha256=problem.catalog.sha256,
        scenario_sha256=problem.sha256,
        seed=settings.seed,
        workers=settings.workers,
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
