"""Wishes that contradict each other whatever else the week holds: seen at once, without a search."""

from optimizer.engines import cpsat
from optimizer.model.compile import Model, compiled
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

WISHES_DETERMINISTIC = 1.0
PROOFS = (
    "CP-SAT on the exercises that the client fixes",
    "CP-SAT on these without presolve and with another seed",
)


def wished_only(problem: Problem) -> Model | None:
    """The week of the locked and included exercises alone, under the rules that hold of fewer.

    If it has no solution, no week has. None where the client wishes for nothing.
    """
    scenario = problem.scenario
    names = {*scenario.include, *(lock.exercise for lock in scenario.lock)}
    if not names:
        return None
    pool = tuple(e for e in problem.catalog.exercises if e.id in names)
    kept = tuple(rule for rule in problem.rules if not rule.asks or rule.lever == "wish")
    few = problem.with_rules(kept)
    return compiled(few, pool, with_days=True, with_objective=False, limits_as_rows=True)


def refuted_wishes(problem: Problem, seed: int = 0) -> tuple[str, ...]:
    """Two proofs that the client's wishes contradict each other; none where that was not shown."""
    model = wished_only(problem)
    if model is None:
        return ()
    for more, presolve in ((0, True), (1, False)):
        limits = SearchSettings(seed=seed + more, deterministic=WISHES_DETERMINISTIC)
        outcome = cpsat.solve(model.rows, limits, presolve=presolve)
        if not outcome.refuted:
            return ()
    return PROOFS
