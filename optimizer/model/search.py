"""The search: prove the week on totals, then place it on days; exactly.

0. The week layer over the exercises that its LP relaxation finds most promising gives a week at once,
   nearly always the best.
1. The week layer alone (totals, no days) is solved to optimality: a bound for every placed week, found
   in a fraction of the time that a model with days takes.
2. Its totals are placed on the days: a small feasibility problem. Placed, they are optimal.
3. Totals that cannot be placed: the best placed week over the exercises of that choice is solved with
   days; any better week must use an exercise outside of the choice, which is a cut for step 1.
4. Pairs save time, and the totals can only guess how much of it the days will let them: the guess is
   lowered until a week can be placed, the full guess gives the bound (`paired`).
5. Every infeasible is proven a second way before it is said: by the LP relaxation, or without presolve
   and with another seed.
"""

import time
from dataclasses import dataclass, replace

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Exercise
from optimizer.domain.objective import Objective
from optimizer.domain.policy import pairing
from optimizer.domain.program import Status
from optimizer.domain.rules import PairsRule, Rule
from optimizer.domain.scenario import Scenario
from optimizer.model.compile import available
from optimizer.model.engines import cpsat, lp
from optimizer.model.plan import Plan
from optimizer.model.rows import total
from optimizer.model.steps import (
    DEFAULT_DETERMINISTIC,
    Placed,
    Report,
    Settings,
    Steps,
    carried_over,
    support,
)

__all__ = ["Found", "Placed", "Settings", "search"]

ROUNDS = 6
"""Choices of exercises that are cut off before the whole model with days is tried."""
CUT = "search"
GUESSES = (85, 70, 55, 40, 20)
"""Percent of the pairs' savings that totals are promised, one guess after the other."""
KERNEL = 60
"""Exercises, best first by the LP relaxation, among which a placeable week is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the search knows at its end. `proofs` says how an infeasible was shown, twice."""

    status: Status
    placed: Placed | None
    bound: int | None
    proofs: tuple[str, ...] = ()
    build_seconds: float = 0.0
    solve_seconds: float = 0.0


def search(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    objective: Objective,
    settings: Settings,
    report: Report,
) -> Found:
    """The best placed week of a scenario, or the proof that there is none.

    With `pairs: auto`, straight sets come first, and pairs only where no straight week exists.
    """
    started = time.perf_counter()
    steps = Steps(scenario, catalog, rules, objective, settings, report)
    steps.exercises = available(scenario, catalog, rules)
    allowed = pairing(rules, scenario) is not None
    if allowed and scenario.pairs == "auto":
        steps.rules = tuple(rule for rule in rules if not isinstance(rule, PairsRule))
        status, proofs = concluded(steps, straight(steps))
        if steps.best is None and not steps.stop.requested:
            steps = replace(steps, rules=rules, spent=0.0, bound=None)
            status, proofs = concluded(steps, paired(steps))
    else:
        status, proofs = concluded(steps, paired(steps) if allowed else straight(steps))
    if steps.stop.requested and steps.best is None:
        raise KeyboardInterrupt
    seconds = time.perf_counter() - started - steps.build_seconds
    return Found(status, steps.best, steps.bound, proofs, steps.build_seconds, seconds)


def straight(steps: Steps) -> Status:
    """Steps 1 to 3 until closed, over, or out of rounds; then the whole model with days."""
    week = steps.compile(steps.exercises, steps.objective, with_days=False)
    hint = first_week(steps, week)
    for _ in range(ROUNDS):
        outcome = steps.totals(week, hint=hint)
        hint = None
        if outcome.values is None:
            if not outcome.proven:
                break
            if steps.best is None:
                return Status.INFEASIBLE
            steps.bound = steps.best_objective
            return steps.verdict()
        if steps.closed:
            return steps.verdict()
        week_on_days = steps.place(week, outcome.values)
        if week_on_days is not None:
            steps.keep(week_on_days, outcome.objective)
            return steps.verdict()
        chosen = support(week, outcome.values)
        inner = steps.with_days(chosen, DEFAULT_DETERMINISTIC / 6)
        if steps.closed or steps.over or not inner.proven:
            break
        inside = {e.id for e in chosen}
        outside = [e for e in steps.exercises if e.id not in inside]
        fresh = total((1, week.amount(e, "exercises")) for e in outside)
        week.rows.row(fresh, 1, None, CUT, "outside")
    if not steps.closed and not steps.over:
        outcome = steps.with_days(steps.exercises, 0.0)
        if outcome.bound is not None:
            steps.bound = steps.tighter(outcome.bound)
        if outcome.proven and outcome.values is None and steps.best is None:
            return Status.INFEASIBLE
    return steps.verdict()


def first_week(steps: Steps, week: Plan) -> dict[int, int] | None:
    """Step 0: a placed week over the most promising exercises, nearly always the best one.

    Returns its totals as a hint for the week layer, which then has only to prove them.
    """
    kernel = lp.promising(week, KERNEL)
    if len(kernel) == len(steps.exercises):
        return None
    small = steps.compile(kernel, steps.objective, with_days=False)
    inner = steps.run(small, steps.limits(DEFAULT_DETERMINISTIC / 7))
    if inner.values is None:
        return None
    on_days = steps.place(small, inner.values)
    if on_days is not None:
        steps.keep(on_days, inner.objective)
    else:
        steps.with_days(support(small, inner.values), DEFAULT_DETERMINISTIC / 14)
    steps.report("days", steps.best_objective, steps.bound)
    return carried_over(small, inner.values, week)


def paired(steps: Steps) -> Status:
    """Step 4: the bound by the full guess, a placeable week by lower ones, then with days."""
    week = steps.compile(steps.exercises, steps.objective, with_days=False)
    outcome = steps.totals(week, DEFAULT_DETERMINISTIC / 6)
    if outcome.proven and outcome.values is None:
        return Status.INFEASIBLE
    if outcome.values is not None:
        on_days = steps.place(week, outcome.values, tries=2)
        if on_days is not None:
            steps.keep(on_days, outcome.objective)
            return steps.verdict()
    kernel = lp.promising(week, KERNEL)
    tried: dict[str, Exercise] = {}
    for percent in GUESSES:
        if steps.over:
            break
        guess = steps.compile(kernel, steps.objective, with_days=False, pair_percent=percent)
        inner = steps.run(guess, steps.limits(DEFAULT_DETERMINISTIC / 12))
        if inner.values is None:
            break
        chosen = support(guess, inner.values)
        tried |= {e.id: e for e in chosen}
        on_days = steps.place(guess, inner.values, tries=4)
        if on_days is not None:
            steps.keep(on_days, inner.objective)
            steps.report("pairs", steps.best_objective, steps.bound)
            break
        steps.with_days(chosen, DEFAULT_DETERMINISTIC / 12)
    if tried and not steps.closed and not steps.over:
        steps.with_days(tuple(tried.values()), DEFAULT_DETERMINISTIC / 4)
    if not steps.closed and not steps.over:
        steps.totals(week)
    return steps.verdict()


def concluded(steps: Steps, status: Status) -> tuple[Status, tuple[str, ...]]:
    """A status that may be said: infeasible only with two proofs."""
    if status is not Status.INFEASIBLE:
        return status, ()
    first = "CP-SAT on weekly totals"
    week = steps.compile(steps.exercises, None, with_days=False)
    if lp.Relaxation(week.rows).infeasible():
        return status, (first, "its LP relaxation by GLOP")
    limits = cpsat.Limits(60.0, 0.0, 0.0, 1, steps.settings.seed + 1)
    again = steps.run(week, limits, presolve=False)
    if again.proven and again.values is None:
        return status, (first, "CP-SAT without presolve and with another seed")
    if again.values is not None:
        days = steps.compile(steps.exercises, None, with_days=True)
        again = steps.run(days, limits, presolve=False)
        if again.proven and again.values is None:
            return status, ("CP-SAT with days", "CP-SAT without presolve and with another seed")
    return Status.UNKNOWN, ()
