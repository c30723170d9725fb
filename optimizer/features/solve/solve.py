"""Solve: the best week of a problem, or why there is none."""

import time
from collections.abc import Callable

from optimizer.answer.finish import checked, finish
from optimizer.answer.progress import Progress
from optimizer.conflict.conflict import explained
from optimizer.conflict.repairs.shown import with_repairs
from optimizer.conflict.wishes import refuted_wishes
from optimizer.domain.placed import SearchResult
from optimizer.domain.program import Conflict, Program, Status, Week, gap_of
from optimizer.engines.stop import Cancel, cancelling
from optimizer.files.repair_costs import load_costs
from optimizer.files.sources import Scenario, read
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import REPAIRS, USUAL, SearchSettings
from optimizer.search.existence import any_week
from optimizer.search.search import search


def solve(
    scenario: Scenario,
    settings: SearchSettings = USUAL,
    progress: Callable[[Progress], None] | None = None,
    repairs: int = REPAIRS,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> Program:
    """The best program of a scenario, verified; or the proof that there is none.

    `progress` hears how far the search is. `repairs` is how many repairs of an impossible scenario are
    looked for; 0 leaves them out. `cancel` is asked now and then whether to stop: the best week so far
    is kept. Calls in several threads at once do not disturb each other.

    Raises
    ------
    InputError
        If anything is wrong with the scenario.
    DisagreementError
        If the verifier rejects what the model produced; nothing may be shown then.
    CancelledError, KeyboardInterrupt
        If the caller or the user stops the search before it has any program.
    """
    problem = read(scenario, catalog)
    with cancelling(cancel):
        return _solved(problem, settings, progress, repairs)


def _solved(
    problem: Problem,
    settings: SearchSettings,
    progress: Callable[[Progress], None] | None,
    repairs: int,
) -> Program:
    started = time.perf_counter()

    def tell(phase: str, best: int | None, bound: int | None) -> None:
        if progress is not None:
            seconds = time.perf_counter() - started
            progress(Progress(phase, best, bound, gap_of(best, bound), seconds))

    proofs = refuted_wishes(problem, settings.seed)
    refuted = SearchResult(Status.INFEASIBLE, proofs=proofs)
    found = refuted if proofs else search(problem, settings, tell)
    why = None
    if found.status is Status.INFEASIBLE:
        tell("conflict", None, None)
        why = _why(problem, settings, repairs, found, tell)
    return finish(problem, found, settings, why)


REPAIRING_DETERMINISTIC = 7.0
"""Deterministic time for all repairs of one scenario; at most about 20 seconds on an ordinary core."""
REPAIRING_SHARE = 0.5
"""Of a time limit, what repairs may take after the proof that no week exists."""


def _why(
    problem: Problem,
    settings: SearchSettings,
    repairs: int,
    found: SearchResult,
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
    weeks, _ = checked(problem, found.placed)
    return weeks, found.spent
