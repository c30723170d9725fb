"""The search under one set of rules: an attempt at its best week (steps 0 to 4 of `search`)."""

from dataclasses import dataclass, replace
from math import inf

from optimizer.domain.exercise import Exercise
from optimizer.domain.program import Status
from optimizer.engines import cpsat, lp
from optimizer.kinds.pairs import pairing, slots_only
from optimizer.model.compile import Model
from optimizer.model.cuts import cuts
from optimizer.model.places import kinds_of
from optimizer.model.rows import total
from optimizer.search.placing import QUANTITIES, totals_fixed
from optimizer.search.steps import FIRST_TRIES, LATER_TRIES, PLACING_TRIES, Placing, Steps

ROUNDS = 6
"""Choices of exercises that are cut off before the whole model with days is tried."""
FAR = 0.03
"""A first week so far below its bound is improved before anything is proven."""
KERNEL = 60
"""Exercises, best first by the LP relaxation, among which a placeable week is looked for."""
CUT = "search"


@dataclass(slots=True)
class Attempt:
    """One set of rules: its steps, its week layer tightened by cuts, and what the relaxation promises.

    `first` are totals for the week layer to start from, `unplaced` if none of the first tries placed
    them; `easy` says that those of the most promising exercises were proven best soon. `spent` is the
    attempt's own deterministic time.
    """

    steps: Steps
    week: Model
    promise: lp.Promise
    first: list[int] | None = None
    unplaced: Placing | None = None
    easy: bool = False
    spent: float = 0.0

    @property
    def open(self) -> float:
        """What is between its best week and its bound."""
        best, bound = self.steps.best_objective, self.steps.bound
        return inf if best is None or bound is None else bound - best


def begun(steps: Steps) -> Attempt:
    """The week layer for one set of rules, tightened by cuts, and what its relaxation promises."""
    week = steps.compile(steps.exercises, with_days=False)
    promise = lp.promising(week, KERNEL, cuts(week))
    steps.bound = promise.bound
    return Attempt(steps, week, promise)


def any_of(steps: Steps) -> Status:
    """Steps 0 to 4 for the rules as they are."""
    attempt = begun(steps)
    status = opened(attempt)
    return status if status is Status.INFEASIBLE else proven(attempt)


def _above_floor(attempt: Attempt) -> bool:
    """Ask the week layer for what beats the best week of all; whether that may exist."""
    steps, week = attempt.steps, attempt.week
    if steps.floor is None:
        return True
    if steps.bound is not None and steps.bound <= steps.floor:
        return False
    week.rows.add(week.rows.objective() >= steps.floor + 1, CUT, "floor")
    return True


def opened(attempt: Attempt) -> Status:
    """Step 0 for one set of rules: infeasible, or with a first week if one is found."""
    steps, promise = attempt.steps, attempt.promise
    if promise.refuted or not _above_floor(attempt):
        return Status.INFEASIBLE
    kernel = promise.exercises
    if len(kernel) < len(steps.exercises):
        _without_pairs(steps, kernel)
        known = _first_totals(steps, attempt.week, kernel)
        if known.refuted:
            return _nothing_better(steps)
        attempt.easy = known.proven
        if known.values is not None or steps.floor is None:
            first_week(attempt, known)
    return steps.verdict()


def proven(attempt: Attempt) -> Status:
    """Steps 1 to 4 for one set of rules, until closed, over, or out of rounds."""
    steps, week = attempt.steps, attempt.week
    if steps.closed:
        return steps.verdict()
    if not _above_floor(attempt):
        return Status.INFEASIBLE
    hint = None
    if steps.floor is None and attempt.first is not None:
        hint = dict(enumerate(attempt.first))
    if steps.best is not None and hint is None and not steps.within(FAR):
        return _closing(attempt)
    split, bounded = any(kinds_of(plan) for plan in week.plans), False
    share = steps.share(1 / 4 if split or steps.best is None else 1 / 2)
    if split and steps.best is not None and not attempt.easy:
        share = steps.share(1 / 7)
    for _ in range(ROUNDS):
        bound_first = split and hint is not None and steps.within(FAR)
        outcome = steps.totals(week, share, hint=hint, bound_first=bound_first)
        bounded, hint = bounded or bound_first, None
        if outcome.values is None:
            if not outcome.proven:
                break
            return _nothing_better(steps)
        if steps.closed:
            return steps.verdict()
        if steps.best_objective is not None and (outcome.objective or 0) <= steps.best_objective:
            break
        before = _placing_before(attempt, outcome.values)
        if before is None or not before.refuted:
            tries = PLACING_TRIES if before is None else LATER_TRIES
            on_days = steps.place(week, outcome.values, tries).weeks
            if on_days is not None:
                steps.keep(on_days, outcome.objective)
                break
        if before is not None:
            break
        chosen = week.support(outcome.values)
        inner = steps.with_days(chosen, steps.share(1 / 14))
        if steps.closed or steps.over or not inner.proven:
            break
        inside = {e.id for e in chosen}
        outside = total(
            plan.amount(e, "exercises")
            for plan in week.plans
            for e in steps.exercises
            if e.id not in inside
        )
        week.rows.add(outside >= 1, CUT, "outside")
    return _closing(attempt, bounded)


def _nothing_better(steps: Steps) -> Status:
    """The verdict where no totals but those of the best week are left."""
    if steps.best is None:
        return Status.INFEASIBLE
    steps.bound = steps.best_objective
    return steps.verdict()


def _closing(attempt: Attempt, bounded: bool = False) -> Status:
    """What is left of the budget: a first week, a better one, or the whole model with days."""
    steps, week, kernel = attempt.steps, attempt.week, attempt.promise.exercises
    few = len(kernel) == len(steps.exercises)
    share = steps.first_share(1)
    while (steps.best is None or few) and not steps.closed and not steps.over:
        if steps.best is None:
            _squeezed(steps, kernel)
        if steps.best is None or few:
            outcome = steps.with_days(steps.exercises, share)
            if outcome.bound is not None:
                steps.bound = steps.tighter(outcome.bound)
            if outcome.refuted and steps.best is None:
                return Status.INFEASIBLE
        share *= 2
    if steps.best is not None and attempt.first is None and not (steps.within(FAR) or steps.over):
        _toward_better_totals(steps, week)
    while steps.best is not None and not steps.closed and not steps.over:
        steps.improve(kernel, steps.share(1 / 4))
        if steps.within(FAR) and not (bounded or steps.closed or steps.over):
            outcome = steps.totals(week, steps.share(1 / 4), bound_first=True)
            if outcome.values is not None:
                on_days = steps.place(week, outcome.values, FIRST_TRIES).weeks
                if on_days is not None:
                    steps.keep(on_days, outcome.objective)
            bounded = True
    return steps.verdict()


def _toward_better_totals(steps: Steps, week: Model) -> None:
    """A far week is improved among the exercises of totals that are better than its own."""
    assert steps.best is not None
    own = steps.run(week, steps.limits(steps.share(1 / 14)), fixed=totals_fixed(week, steps.best))
    if own.values is None:
        return
    better = steps.totals(week, steps.share(1 / 7), hint=dict(enumerate(own.values)))
    if better.values is not None:
        steps.improve(week.support(better.values), steps.share(1 / 7))


def _first_totals(steps: Steps, week: Model, kernel: tuple[Exercise, ...]) -> cpsat.Outcome:
    """Totals over the most promising exercises, nearly always the best; over all where those won't do.

    None where minutes are so short that few such totals can be placed.
    """
    if steps.tight():
        return cpsat.Outcome(False, None, None, None, 0.0, 0.0)
    outside = week.without([e for e in week.exercises if e not in kernel])
    known = steps.run(week, steps.limits(steps.first_share(1 / 7)), fixed=outside)
    return steps.totals(week, steps.first_share(1 / 14)) if known.refuted else known


def first_week(attempt: Attempt, known: cpsat.Outcome) -> None:
    """Step 0: a placed week, of the first totals if they can be placed.

    Those are kept for the week layer, which then has only to prove them; not where minutes are so short
    that they say little about the days.
    """
    steps, week, kernel = attempt.steps, attempt.week, attempt.promise.exercises
    chosen: tuple[Exercise, ...] = ()
    if known.values is not None:
        chosen = week.support(known.values)
        on_days = steps.place(week, known.values, FIRST_TRIES)
        if on_days.weeks is not None:
            steps.keep(on_days.weeks, known.objective)
        else:
            attempt.unplaced = on_days
            steps.with_days(chosen, steps.first_share(1 / 14))
    if steps.best is not None:
        attempt.first = known.values
        if attempt.unplaced is not None and not steps.closed:
            steps.improve(chosen, steps.first_share(1 / 7))
    else:
        if not steps.settle(chosen, kernel, steps.first_share(2 / 7)):
            _squeezed(steps, kernel)
        if chosen:
            steps.improve(chosen, steps.first_share(1 / 7))
    steps.report("days", steps.best_objective, steps.bound)


def _placing_before(attempt: Attempt, values: list[int]) -> Placing | None:
    """What came of placing these totals, if they are the first ones, which were not placed."""
    if attempt.first is None or attempt.unplaced is None:
        return None
    same = all(
        plan.amount(e, quantity).value(values) == plan.amount(e, quantity).value(attempt.first)
        for plan in attempt.week.plans
        for e in plan.exercises
        for quantity in QUANTITIES
    )
    return attempt.unplaced if same else None


def _without_pairs(steps: Steps, kernel: tuple[Exercise, ...]) -> None:
    """Where pairs are free to choose: a week without them, if there is one, is quick to find."""
    problem = steps.problem
    rules = slots_only(problem.rules)
    if rules == problem.rules or pairing(problem.rules, problem.scenario) is None:
        return
    plain = replace(steps, problem=problem.with_rules(rules))
    week = plain.compile(kernel, with_days=False)
    if not lp.Relaxation(week.rows).infeasible():
        found = plain.run(week, plain.limits(plain.first_share(1 / 7)))
        on_days = (
            None if found.values is None else plain.place(week, found.values, FIRST_TRIES).weeks
        )
        if on_days is not None:
            steps.keep(on_days, found.objective)
    steps.spent, steps.build_seconds = plain.spent, plain.build_seconds


def _squeezed(steps: Steps, kernel: tuple[Exercise, ...]) -> None:
    """A week where minutes are short: from the exercises that take the least time."""
    steps.settle(steps.leanest(steps.first_share(2 / 7)), kernel, steps.first_share(5 / 7))
