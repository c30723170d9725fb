"""The search: prove the week on totals, then place it on days; exactly.

0. The week layer over the exercises that its LP relaxation, tightened by cuts (`cuts`), finds most
   promising gives totals at once, nearly always the best.
1. The week layer alone (totals, no days) is solved to optimality: a bound for every placed week, found
   in a fraction of the time that a model with days takes. Days with different themes or equipment have
   totals of their own (`places`); those are harder to prove, and where they look so, better weeks come
   before the proof.
2. Its totals are placed on the days: a small feasibility problem. Placed, they are optimal.
3. Totals that cannot be placed: their exercises are given days with as little overtime as can be, and
   large neighbourhoods of that week are solved until it fits; where that fails, or minutes are short from
   the start, the exercises that take the least time. A better week must use an exercise outside of the
   choice, where the choice was solved to its end: a cut for step 1.
4. What is left of the budget goes to neighbourhoods of the best week; one far below its bound is led
   towards better totals first.
5. Steps 0 to 4 are an attempt at one set of rules (`attempt`). Of several frameworks each gets a first
   week; then those nearest to their bounds are proven, and what can't beat the best week falls out.
   Pairs, where they are only a help, come after straight sets.
6. Every infeasible is proven a second way before it is said: by multipliers of the relaxation's rows in
   exact arithmetic, or without presolve and with another seed.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from random import Random

from optimizer.domain.placed import SearchResult
from optimizer.domain.program import Status
from optimizer.engines import lp
from optimizer.model.compile import available
from optimizer.problem.problem import Problem
from optimizer.problem.readings import stages
from optimizer.problem.settings import SearchSettings
from optimizer.search.attempt import Attempt, begun, opened, proven
from optimizer.search.steps import Report, Steps

LATER_SHARE = 0.25
"""Of its budget an attempt finds at most so much spent by others."""
BY_MULTIPLIERS = (
    "the LP relaxation of the weekly totals by GLOP",
    "multipliers of its rows, checked in exact arithmetic",
)


def search(problem: Problem, settings: SearchSettings, report: Report) -> SearchResult:
    """The best placed week of a problem, or the proof that there is none."""
    started = time.perf_counter()
    steps = Steps(problem, report, Random(settings.seed), settings=settings)
    steps.exercises = available(problem)
    tried = stages(problem)
    proofs: tuple[str, ...] = ()
    for stage in tried:
        steps.patient = stage is tried[-1]
        status = _best_of(steps, stage)
        if steps.best is not None or steps.stop.requested:
            break
        if status is Status.INFEASIBLE and stage is tried[0]:
            proofs = _proofs_of_none(steps, tried[-1][0])
            if proofs:
                break
    if status is Status.INFEASIBLE and not proofs and not steps.stop.requested:
        status, proofs = concluded(replace(steps, problem=tried[-1][0]))
    if steps.stop.requested and steps.best is None:
        raise KeyboardInterrupt
    seconds = time.perf_counter() - started - steps.build_seconds
    return SearchResult(status, steps.best, steps.bound, proofs, steps.build_seconds, seconds)


def _best_of(steps: Steps, variants: list[Problem]) -> Status:
    """The best week of several readings of a problem.

    All get a first week, what the relaxation promises most of before the others; then those nearest to
    their bounds are proven first. What can't beat the best week of all falls out on the way.
    """
    attempts = []
    for reading in variants:
        part = replace(steps, problem=reading, bound=None, best=None, best_objective=None)
        attempts.append(begun(part))
        steps.build_seconds = part.build_seconds
    attempts.sort(key=lambda one: -one.promise.hope)
    attempts = [one for one in attempts if _after_others(steps, one, opened)]
    attempts.sort(key=lambda one: one.open)
    attempts = [one for one in attempts if _after_others(steps, one, proven)]
    for one in attempts:
        if one.steps.best is steps.best:
            steps.best = one.steps.arranged()
            break
    bounds = [part.bound for part in (steps, *(one.steps for one in attempts))]
    steps.bound = max((b for b in (*bounds, steps.best_objective) if b is not None), default=None)
    if attempts or steps.best is not None:
        return steps.verdict()
    return Status.INFEASIBLE


def _after_others(steps: Steps, attempt: Attempt, phase: Callable[[Attempt], Status]) -> bool:
    """Take an attempt a phase further, beside all that was found before; whether it is still one."""
    part = attempt.steps
    if part.stop.requested:
        return True
    part.build_seconds, part.floor = steps.build_seconds, None
    if steps.best_objective != part.best_objective:
        part.floor = steps.best_objective
    carried = min(steps.spent - attempt.spent, LATER_SHARE * steps.budget)
    part.spent = carried + attempt.spent
    status = phase(attempt)
    gone = part.spent - carried - attempt.spent
    attempt.spent, steps.spent = attempt.spent + gone, steps.spent + gone
    steps.build_seconds = part.build_seconds
    if part.best_objective is not None and (
        steps.best_objective is None or part.best_objective > steps.best_objective
    ):
        steps.best, steps.best_objective = part.best, part.best_objective
    return status is not Status.INFEASIBLE


def _proofs_of_none(steps: Steps, loosest: Problem) -> tuple[str, ...]:
    """Two proofs, where even fractions of the most that is allowed have no solution."""
    part = replace(steps, problem=loosest)
    week = part.compile(part.exercises, with_days=False, with_objective=False)
    steps.build_seconds = part.build_seconds
    return BY_MULTIPLIERS if lp.refuted(week.rows) else ()


def _proving(steps: Steps) -> SearchSettings:
    return SearchSettings(60.0, seed=steps.settings.seed + 1)


def concluded(steps: Steps) -> tuple[Status, tuple[str, ...]]:
    """A status that may be said: infeasible only with two proofs."""
    week = steps.compile(steps.exercises, with_days=False, with_objective=False)
    again = steps.run(week, _proving(steps), presolve=False)
    if again.refuted:
        first, second = "CP-SAT on weekly totals", "CP-SAT without presolve and with another seed"
        return Status.INFEASIBLE, (first, second)
    if again.values is not None:
        days = steps.compile(steps.exercises, with_days=True, with_objective=False)
        again = steps.run(days, _proving(steps), presolve=False)
        if again.refuted:
            second = "CP-SAT without presolve and with another seed"
            return Status.INFEASIBLE, ("CP-SAT with days", second)
    return Status.UNKNOWN, ()
