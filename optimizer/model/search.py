"""The search: prove the week on totals, then place it on days; exactly.

1. The week layer alone (totals, no days) is solved to optimality: a bound for every placed week, found
   in a fraction of the time that a model with days takes.
2. Its totals are placed on the days: a small feasibility problem. Placed, they are optimal.
3. Totals that cannot be placed: the best placed week over the exercises of that choice is solved
with
   days; any better week must use an exercise outside of the choice, which is a cut for step 1.
4. Every infeasible is proven a second way before it is said: by the LP relaxation, or without
presolve
   and with another seed.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.domain.catalog import Catalog, Exercise
from optimizer.domain.program import Status
from optimizer.domain.rules import Objective, Rule
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.model.arrange import add_arrangement
from optimizer.model.compile import available, compiled
from optimizer.model.engines import cpsat, lp
from optimizer.model.plan import Plan, Quantity
from optimizer.model.rows import total

DEFAULT_DETERMINISTIC = 7.0
"""Deterministic time of a whole search; at most about 20 seconds on an ordinary core."""
PLACING_TRIES = 8
"""Seeds tried to place totals on days; a lucky seed is quick, an unlucky one is not."""
PLACING_DETERMINISTIC = 0.15
ARRANGING_DETERMINISTIC = 0.15

ROUNDS = 6
"""Choices of exercises that are cut off before the whole model with days is tried."""
CUT = "search"

Placed = dict[Weekday, dict[str, int]]
"""Sets of each exercise on each day."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how a search runs; zero seconds means the deterministic default."""

    seconds: float = 0.0
    workers: int = 1
    gap: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What the search knows at its end. `proofs` says how an infeasible was shown, twice."""

    status: Status
    placed: Placed | None
    bound: int | None
    proofs: tuple[str, ...] = ()
    build_seconds: float = 0.0
    solve_seconds: float = 0.0


Report = Callable[[str, int | None, int | None], None]


@dataclass(slots=True)
class _Search:
    scenario: Scenario
    catalog: Catalog
    rules: tuple[Rule, ...]
    objective: Objective
    settings: Settings
    report: Report
    exercises: tuple[Exercise, ...] = ()
    started: float = field(default_factory=time.perf_counter)
    spent: float = 0.0
    build_seconds: float = 0.0
    stop: cpsat.Stop = field(default_factory=cpsat.Stop)
    best: Placed | None = None
    best_objective: int | None = None
    bound: int | None = None

    # -- budget --------------------------------------------------------------------------------

    def limits(self, share: float = 0.0, seed: int = 0, gap: float = 0.0) -> cpsat.Limits:
        """What is left of the budget, at most `share` of deterministic time where given."""
        left = max(0.0, DEFAULT_DETERMINISTIC - self.spent)
        seconds = 0.0
        if self.settings.seconds:
            gone = time.perf_counter() - self.started
            seconds = max(0.05, self.settings.seconds - gone)
            left = 0.0
        deterministic = min(share, left) if share and left else share or left
        return cpsat.Limits(
            seconds, max(deterministic, 0.01) if not seconds or share else 0.0,
            gap, self.settings.workers, self.settings.seed + seed,
        )  # fmt: skip

    @property
    def over(self) -> bool:
        """Whether the budget is spent or the user stopped the search."""
        if self.stop.requested:
            return True
        if self.settings.seconds:
            return time.perf_counter() - self.started >= self.settings.seconds
        return self.spent >= DEFAULT_DETERMINISTIC

    def run(self, plan: Plan, limits: cpsat.Limits, **extras: object) -> cpsat.Outcome:
        """Solve a plan and book the time."""
        outcome = cpsat.solve(plan.rows, limits, stop=self.stop, **extras)  # type: ignore[arg-type]
        self.spent += outcome.deterministic
        return outcome

    def compile(
        self,
        exercises: tuple[Exercise, ...],
        objective: Objective | None,
        with_days: bool,
    ) -> Plan:
        """A compiled plan; books the build time."""
        start = time.perf_counter()
        plan = compiled(self.scenario, self.catalog, self.rules, objective, exercises, with_days)
        self.build_seconds += time.perf_counter() - start
        return plan

    # -- the steps -----------------------------------------------------------------------------

    def totals(self, week: Plan) -> cpsat.Outcome:
        """Step 1: the best weekly totals under the cuts so far."""
        known = self.best_objective

        def tell(_: float, bound: float) -> None:
            self.report("totals", known, self._tighter(round(bound)))

        outcome = self.run(week, self.limits(gap=self.settings.gap), report=tell)
        if outcome.bound is not None:
            self.bound = self._tighter(outcome.bound)
        return outcome

    def _tighter(self, bound: int) -> int:
        if self.best_objective is not None:
            bound = max(bound, self.best_objective)
        return bound if self.bound is None else min(bound, self.bound)

    def place(self, week: Plan, values: list[int]) -> Placed | None:
        """Step 2: the same totals on days, or None where no try succeeds."""
        chosen = _support(week, values)
        plan = self.compile(chosen, None, with_days=True)
        quantities: tuple[Quantity, ...] = ("sessions", "sets")
        for exercise in chosen:
            for quantity in quantities:
                amount = week.amount(exercise, quantity).value(values)
                plan.rows.row(plan.amount(exercise, quantity), amount, amount)
        for attempt in range(PLACING_TRIES):
            share = PLACING_DETERMINISTIC * (1 + attempt // 2)
            outcome = self.run(plan, self.limits(share, seed=attempt))
            if outcome.values is not None:
                return self.arrange(plan, outcome.values)
            if outcome.proven or self.over:
                return None
        return None

    def arrange(self, plan: Plan, values: list[int]) -> Placed:
        """The kindest placing of the same totals that a short search finds."""
        size = len(plan.rows.variables)
        add_arrangement(plan)
        outcome = self.run(
            plan,
            cpsat.Limits(0.0, ARRANGING_DETERMINISTIC, 0.0, 1, self.settings.seed),
            hint=dict(enumerate(values[:size])),
        )
        return _placed(plan, outcome.values or values)

    def with_days(self, exercises: tuple[Exercise, ...], share: float) -> cpsat.Outcome:
        """Step 3: the best placed week over a few exercises; keeps it when it is the best so far."""
        plan = self.compile(exercises, self.objective, with_days=True)
        outcome = self.run(plan, self.limits(share))
        if outcome.values is not None:
            self.keep(_placed(plan, outcome.values), outcome.objective)
            self.report("days", self.best_objective, self.bound)
        return outcome

    @property
    def closed(self) -> bool:
        """Whether the best placed week is proven best, or as near as the user asked."""
        if self.best_objective is None or self.bound is None:
            return False
        return self.bound - self.best_objective <= self.settings.gap * abs(self.best_objective)

    def search(self) -> Status:
        """Steps 1 to 3 until closed, over, or out of rounds; then the whole model with days."""
        week = self.compile(self.exercises, self.objective, with_days=False)
        for _ in range(ROUNDS):
            outcome = self.totals(week)
            if outcome.values is None:
                if not outcome.proven:
                    break
                if self.best is None and week.rows.rows[-1].rule != CUT:
                    return Status.INFEASIBLE
                self.bound = self.best_objective
                return self.verdict()
            placed = self.place(week, outcome.values)
            if placed is not None:
                self.keep(placed, outcome.objective)
                return self.verdict()
            chosen = _support(week, outcome.values)
            inner = self.with_days(chosen, DEFAULT_DETERMINISTIC / 6)
            if self.closed or self.over or not inner.proven:
                break
            inside = {e.id for e in chosen}
            outside = [e for e in self.exercises if e.id not in inside]
            fresh = total((1, week.amount(e, "exercises")) for e in outside)
            week.rows.row(fresh, 1, None, CUT, "outside")
        if not self.closed and not self.over:
            outcome = self.with_days(self.exercises, 0.0)
            if outcome.proven and outcome.values is None:
                return Status.INFEASIBLE
        return self.verdict()

    def keep(self, placed: Placed, objective: int | None) -> None:
        """Keep a placed week if it is the best so far."""
        if self.best_objective is None or (objective or 0) > self.best_objective:
            self.best, self.best_objective = placed, objective

    def verdict(self) -> Status:
        """What is known about the best placed week."""
        if self.best is None:
            return Status.UNKNOWN
        return Status.OPTIMAL if self.bound == self.best_objective else Status.FEASIBLE


def search(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    objective: Objective,
    settings: Settings,
    report: Report,
) -> Found:
    """The best placed week of a scenario, or the proof that there is none."""
    run = _Search(scenario, catalog, rules, objective, settings, report)
    run.exercises = available(scenario, catalog, rules)
    status = run.search()
    proofs: tuple[str, ...] = ()
    if status is Status.INFEASIBLE:
        proofs = prove_again(run)
        if len(proofs) < 2:
            status = Status.UNKNOWN
    if run.stop.requested and run.best is None:
        raise KeyboardInterrupt
    return Found(
        status,
        run.best,
        run.bound,
        proofs,
        run.build_seconds,
        time.perf_counter() - run.started - run.build_seconds,
    )


def prove_again(run: _Search) -> tuple[str, ...]:
    """A second proof, by other means, that the weekly totals have no solution."""
    first = "CP-SAT on weekly totals"
    week = run.compile(run.exercises, None, with_days=False)
    if lp.Relaxation(week.rows).infeasible():
        return first, "its LP relaxation by GLOP"
    again = run.run(week, cpsat.Limits(60.0, 0.0, 0.0, 1, run.settings.seed + 1), presolve=False)
    if again.proven and again.values is None:
        return first, "CP-SAT without presolve and with another seed"
    return (first,)


def _support(plan: Plan, values: list[int]) -> tuple[Exercise, ...]:
    """The exercises that a solution chooses."""
    return tuple(e for e in plan.exercises if plan.amount(e, "exercises").value(values))


def _placed(plan: Plan, values: list[int]) -> Placed:
    return {
        day: {
            e.id: plan.amount(e, "sets", day).value(values)
            for e in plan.exercises
            if plan.amount(e, "exercises", day).value(values)
        }
        for day in plan.days
    }
