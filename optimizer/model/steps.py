"""The steps of a search: weekly totals, placing them on days, and the model with days."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Exercise
from optimizer.domain.objective import Objective
from optimizer.domain.program import Status
from optimizer.domain.rules import Rule
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.model.arrange import add_arrangement
from optimizer.model.compile import compiled
from optimizer.model.engines import cpsat
from optimizer.model.plan import Plan, Quantity

DEFAULT_DETERMINISTIC = 7.0
"""Deterministic time of a whole search; at most about 20 seconds on an ordinary core."""
PLACING_TRIES = 8
"""Seeds tried to place totals on days; a lucky seed is quick, an unlucky one is not."""
PLACING_DETERMINISTIC = 0.15
ARRANGING_DETERMINISTIC = 0.15

Report = Callable[[str, int | None, int | None], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how a search runs; zero seconds means the deterministic default."""

    seconds: float = 0.0
    workers: int = 1
    gap: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A week on days: the sets of each exercise, and who is paired with whom."""

    sets: dict[Weekday, dict[str, int]]
    pairs: dict[Weekday, list[tuple[str, str]]]


@dataclass(slots=True)
class Steps:
    """What a search knows, what it may still spend, and the steps it can take."""

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
        seconds, deterministic = 0.0, share
        if self.settings.seconds:
            gone = time.perf_counter() - self.started
            seconds = max(0.05, self.settings.seconds - gone)
        else:
            left = max(0.01, DEFAULT_DETERMINISTIC - self.spent)
            deterministic = min(share, left) if share else left
        return cpsat.Limits(
            seconds, deterministic, gap, self.settings.workers, self.settings.seed + seed
        )

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
        pair_percent: int = 100,
    ) -> Plan:
        """A compiled plan; books the build time."""
        start = time.perf_counter()
        plan = compiled(
            self.scenario, self.catalog, self.rules, objective, exercises, with_days, pair_percent
        )
        self.build_seconds += time.perf_counter() - start
        return plan

    # -- steps ---------------------------------------------------------------------------------

    def totals(
        self, week: Plan, share: float = 0.0, hint: dict[int, int] | None = None
    ) -> cpsat.Outcome:
        """The best weekly totals under the cuts so far; tightens the bound.

        A complete hint is proven fastest without presolve, which would take it apart.
        """

        def tell(_: float, bound: float) -> None:
            self.report("totals", self.best_objective, self.tighter(round(bound)))

        limits = self.limits(share, gap=self.settings.gap)
        outcome = self.run(week, limits, report=tell, hint=hint, presolve=hint is None)
        if outcome.bound is not None:
            self.bound = self.tighter(outcome.bound)
        return outcome

    def tighter(self, bound: int) -> int:
        """The better of a new bound and the known one; never below the best week."""
        if self.best_objective is not None:
            bound = max(bound, self.best_objective)
        return bound if self.bound is None else min(bound, self.bound)

    def place(self, week: Plan, values: list[int], tries: int = PLACING_TRIES) -> Placed | None:
        """The same totals on days, or None where no try succeeds."""
        chosen = support(week, values)
        plan = self.compile(chosen, None, with_days=True)
        quantities: tuple[Quantity, ...] = ("sessions", "sets")
        for exercise in chosen:
            for quantity in quantities:
                amount = week.amount(exercise, quantity).value(values)
                plan.rows.row(plan.amount(exercise, quantity), amount, amount)
        for attempt in range(tries):
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
        limits = cpsat.Limits(0.0, ARRANGING_DETERMINISTIC, 0.0, 1, self.settings.seed)
        outcome = self.run(plan, limits, hint=dict(enumerate(values[:size])))
        return placed(plan, outcome.values or values)

    def with_days(self, exercises: tuple[Exercise, ...], share: float) -> cpsat.Outcome:
        """The best placed week over some exercises; keeps it when it is the best so far."""
        plan = self.compile(exercises, self.objective, with_days=True)
        outcome = self.run(plan, self.limits(share))
        if outcome.values is not None and outcome.objective is not None:
            if self.best_objective is None or outcome.objective > self.best_objective:
                self.keep(self.rearranged(plan, outcome.values), outcome.objective)
            self.report("days", self.best_objective, self.bound)
        return outcome

    def rearranged(self, plan: Plan, values: list[int]) -> Placed:
        """A placed week with its totals kept and its days arranged kindly."""
        quantities: tuple[Quantity, ...] = ("sessions", "sets")
        for exercise in plan.exercises:
            for quantity in quantities:
                amount = plan.amount(exercise, quantity)
                plan.rows.row(amount, amount.value(values), amount.value(values))
        return self.arrange(plan, values)

    def keep(self, week: Placed, objective: int | None) -> None:
        """Keep a placed week if it is the best so far."""
        if self.best_objective is None or (objective or 0) > self.best_objective:
            self.best, self.best_objective = week, objective

    @property
    def closed(self) -> bool:
        """Whether the best placed week is proven best, or as near as the user asked."""
        if self.best_objective is None or self.bound is None:
            return False
        return self.bound - self.best_objective <= self.settings.gap * abs(self.best_objective)

    def verdict(self) -> Status:
        """What is known about the best placed week."""
        if self.best is None:
            return Status.UNKNOWN
        return Status.OPTIMAL if self.bound == self.best_objective else Status.FEASIBLE


def support(plan: Plan, values: list[int]) -> tuple[Exercise, ...]:
    """The exercises that a solution chooses."""
    return tuple(e for e in plan.exercises if plan.amount(e, "exercises").value(values))


def placed(plan: Plan, values: list[int]) -> Placed:
    """A solution of a plan with days as sets and pairs."""
    sets = {
        day: {
            e.id: plan.amount(e, "sets", day).value(values)
            for e in plan.exercises
            if plan.amount(e, "exercises", day).value(values)
        }
        for day in plan.days
    }
    formed = plan.pairs.on if plan.pairs is not None else {}
    pairs = {
        day: [(p.first.id, p.second.id) for p in formed.get(day, ()) if p.chosen.value(values)]
        for day in plan.days
    }
    return Placed(sets, pairs)


def carried_over(small: Plan, values: list[int], large: Plan) -> dict[int, int]:
    """A solution over some exercises as a complete hint for a plan over more of them."""
    known = {v.name: values[i] for i, v in enumerate(small.rows.variables)}
    return {i: known.get(v.name, 0) for i, v in enumerate(large.rows.variables)}
