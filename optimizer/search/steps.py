"""The steps of a search: weekly totals, placing them on days, and the model with days."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.domain.placed import Placed
from optimizer.domain.program import Status
from optimizer.engines import cpsat, lp
from optimizer.kinds.pairs import pairing
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.arrange import add_arrangement
from optimizer.model.compile import Model, compiled
from optimizer.model.rows import Linear, total
from optimizer.problem.overhead import work_budgets
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.search.budget import Budget
from optimizer.search.neighbourhoods import Neighbourhoods
from optimizer.search.placing import fixed_to, hold_totals, names_in, placed_weeks

PLACING_TRIES = range(8)
"""Seeds tried to place totals on days; a lucky seed is quick, an unlucky one is not."""
FIRST_TRIES, LATER_TRIES = PLACING_TRIES[:3], PLACING_TRIES[3:]
"""Of those, the ones for a first week, and the others."""
PLACING_DETERMINISTIC = 0.15
ARRANGING_DETERMINISTIC = 0.15
FIRST_DETERMINISTIC = 0.4
"""Deterministic time for a first week with days, which neighbourhoods then improve."""
NEIGHBOUR_DETERMINISTIC = 0.3
LEAST_DETERMINISTIC = 0.01
"""What a neighbourhood costs at least, so that easy ones come to an end too."""
TIGHT = 0.9
"""A share of the minutes; a week of pairs that takes more, even in fractions, is hard to place."""
HOPE = 1.01
"""A leanest week above so much of the minutes is not worth a search for one that fits."""
LEAN_SHARE = 0.75
"""Of the time for a week that fits, what the fewest exercises get before more join them."""

Report = Callable[[str, int | None, int | None], None]


@dataclass(frozen=True, slots=True)
class Placing:
    """Weekly totals on days, if they were placed; `refuted` where it is proven that they can't be."""

    weeks: tuple[Placed, ...] | None = None
    refuted: bool = False


@dataclass(slots=True)
class Steps(Budget):
    """What a search knows, what it may still spend, and the steps it can take.

    All parts of a search draw from one `rng`, so that no neighbourhood comes twice.
    """

    problem: Problem
    report: Report
    rng: random.Random
    exercises: tuple[Exercise, ...] = ()
    build_seconds: float = 0.0
    leans: int = 0
    best_objective: int | None = None
    bound: int | None = None

    def run(self, model: Model, limits: SearchSettings, **extras: object) -> cpsat.Outcome:
        """Solve a model and book the time."""
        outcome = cpsat.solve(model.rows, limits, stop=self.stop, **extras)  # type: ignore[arg-type]
        self.spent += outcome.deterministic
        return outcome

    def compile(
        self,
        exercises: tuple[Exercise, ...],
        with_days: bool,
        with_objective: bool = True,
        elastic: bool = False,
    ) -> Model:
        """A compiled model; books the build time."""
        start = time.perf_counter()
        model = compiled(self.problem, exercises, with_days, with_objective, elastic=elastic)
        self.build_seconds += time.perf_counter() - start
        return model

    def totals(
        self,
        week: Model,
        share: float = 0.0,
        hint: dict[int, int] | None = None,
        bound_first: bool = False,
    ) -> cpsat.Outcome:
        """The best weekly totals under the cuts so far; tightens the bound."""

        def tell(_: float, bound: float) -> None:
            self.report("totals", self.best_objective, self.tighter(round(bound)))

        limits = self.limits(share, gap=self.settings.gap)
        outcome = self.run(week, limits, report=tell, hint=hint, bound_first=bound_first)
        if outcome.bound is not None:
            self.bound = self.tighter(outcome.bound)
        return outcome

    def tighter(self, bound: int) -> int:
        """The better of a new bound and the known one; never below the best week."""
        if self.best_objective is not None:
            bound = max(bound, self.best_objective)
        return bound if self.bound is None else min(bound, self.bound)

    def place(self, week: Model, values: list[int], tries: range = PLACING_TRIES) -> Placing:
        """The same totals on days, where one of the tries succeeds."""
        model = self.compile(week.support(values), with_days=True, with_objective=False)
        hold_totals(model, week, values)
        for attempt in tries:
            share = PLACING_DETERMINISTIC * (1 + attempt // 2)
            outcome = self.run(model, self.limits(share, seed=attempt))
            if outcome.values is not None:
                return Placing(placed_weeks(model, outcome.values))
            if outcome.proven or self.over:
                return Placing(refuted=outcome.proven)
        return Placing()

    def arranged(self) -> tuple[Placed, ...] | None:
        """The best week, its totals spread over the days in the kindest way that a short search finds."""
        if self.best is None:
            return None
        model = self.compile(self.among(names_in(self.best)), with_days=True, with_objective=False)
        limits = SearchSettings(seed=self.settings.seed, deterministic=ARRANGING_DETERMINISTIC)
        known = self.run(model, limits, fixed=fixed_to(model, self.best))
        if known.values is None:
            return self.best
        hold_totals(model, model, known.values)
        for plan in model.plans:
            add_arrangement(plan)
        outcome = self.run(model, limits, hint=dict(enumerate(known.values)))
        return self.best if outcome.values is None else placed_weeks(model, outcome.values)

    def among(self, names: set[str]) -> tuple[Exercise, ...]:
        """The exercises of these ids, in catalog order."""
        return tuple(e for e in self.exercises if e.id in names)

    def with_days(self, exercises: tuple[Exercise, ...], share: float) -> cpsat.Outcome:
        """The best placed week over some exercises; keeps it when it is the best so far."""
        model = self.compile(exercises, with_days=True)
        outcome = self.run(model, self.limits(share))
        if outcome.values is not None and outcome.objective is not None:
            self.keep_values(model, outcome.values, outcome.objective)
        return outcome

    def leanest(self, share: float) -> tuple[Exercise, ...]:
        """The exercises of a week that takes little time; none where that is more than there is."""
        model = self.compile(self.exercises, with_days=False, elastic=True)
        outcome = self.run(model, self.limits(share, seed=self.leans))
        self.leans += 1
        seconds = self.work_seconds()
        if outcome.values is None or seconds is None:
            return ()
        return model.support(outcome.values) if -(outcome.objective or 0) <= HOPE * seconds else ()

    def work_seconds(self) -> int | None:
        """What all sessions have for work and rest; None where minutes are no rule."""
        rule = SessionTimeRule.among(self.problem.rules)
        if rule is None:
            return None
        scenario = self.problem.scenario
        return scenario.weeks * sum(work_budgets(rule, scenario, self.problem.catalog).values())

    def tight(self) -> bool:
        """Whether a week of pairs is better looked for by its minutes than by its worth.

        So it is where even fractions of exercises fill the minutes, and where any week will do.
        """
        pairs = pairing(self.problem.rules, self.problem.scenario)
        seconds = self.work_seconds()
        if seconds is None or pairs is None or pairs.slots_only:
            return False
        if self.settings.gap >= 1:
            return True
        model = self.compile(self.exercises, with_days=False, elastic=True)
        least = lp.highest(model.rows)
        return least is not None and -least > TIGHT * seconds

    def settle(self, lean: tuple[Exercise, ...], wider: tuple[Exercise, ...], share: float) -> bool:
        """A week that fits the minutes, from one that runs over as little as can be.

        Few exercises first; where their neighbourhoods end above the minutes, more join them.
        """
        if not lean:
            return False
        weeks: tuple[Placed, ...] | None = None
        stop_at = self.spent + share
        for names in ({e.id for e in lean}, {e.id for e in (*lean, *wider)}):
            pool = self.among(names)
            model = self.compile(pool, with_days=True, elastic=True)
            start = None if weeks is None else fixed_to(model, weeks)
            overtime = total(t.value for t in model.rows.terms if t.name == "overtime")

            def fits(found: list[int], overtime: Linear = overtime) -> bool:
                return overtime.value(found) == 0

            first = self.run(model, self.limits(min(share, FIRST_DETERMINISTIC)), fixed=start)
            if first.values is None:
                return False
            left = (stop_at - self.spent) * (LEAN_SHARE if weeks is None else 1)
            values = self.improved(model, first.values, left, fits)
            weeks = placed_weeks(model, values)
            if fits(values):
                return self.keep_weeks(pool, weeks)
            if self.over:
                break
        return False

    def keep_weeks(self, pool: tuple[Exercise, ...], weeks: tuple[Placed, ...]) -> bool:
        """Keep weeks that are known, as the exact model sees them."""
        exact = self.compile(pool, with_days=True)
        known = self.run(exact, self.limits(FIRST_DETERMINISTIC), fixed=fixed_to(exact, weeks))
        if known.values is None or known.objective is None:
            return False
        self.keep_values(exact, known.values, known.objective)
        return True

    def improve(self, exercises: tuple[Exercise, ...], share: float) -> None:
        """Better weeks near the best one, over these exercises and its own."""
        if self.best is None:
            return
        pool = self.among(names_in(self.best) | {e.id for e in exercises})
        model = self.compile(pool, with_days=True)
        start = self.run(model, self.limits(share), fixed=fixed_to(model, self.best))
        if start.values is None:
            return
        objective = model.rows.objective()

        def proven(found: list[int]) -> bool:
            return self.bound is not None and objective.value(found) >= self.bound

        values = self.improved(model, start.values, share, proven)
        self.keep_values(model, values, objective.value(values))

    def improved(
        self, model: Model, values: list[int], share: float, enough: Callable[[list[int]], bool]
    ) -> list[int]:
        """Large neighbourhood search: most of the week held, the rest solved again."""
        near = Neighbourhoods(model, self.rng)
        best, stop_at = model.rows.objective().value(values), self.spent + share
        while not self.over and self.spent < stop_at and not enough(values):
            outcome = self.run(
                model,
                self.limits(NEIGHBOUR_DETERMINISTIC, seed=self.rng.randrange(1 << 20)),
                hint=dict(enumerate(values)),
                fixed=near.around(values),
            )
            self.spent += LEAST_DETERMINISTIC
            found = outcome.objective if outcome.objective is not None else best
            if near.whole and outcome.proven:
                return outcome.values or values
            near.learn(outcome.proven, found > best)
            if found > best and not model.plans[0].elastic:
                self.report("days", found, self.bound)
            if outcome.values is not None and found >= best:
                values, best = outcome.values, found
        return values

    def keep_values(self, model: Model, values: list[int], objective: int) -> None:
        """Keep a solution with days if it is the best so far."""
        self.keep(placed_weeks(model, values), objective)
        self.report("days", self.best_objective, self.bound)

    def keep(self, weeks: tuple[Placed, ...], objective: int | None) -> None:
        """Keep placed weeks if they are the best so far."""
        if self.best is None:
            self.found_after = self.spent
        if self.best_objective is None or (objective or 0) > self.best_objective:
            self.best, self.best_objective = weeks, objective

    @property
    def closed(self) -> bool:
        """Whether the best placed week is proven best, or as near as the user asked."""
        return self.within(self.settings.gap)

    def within(self, gap: float) -> bool:
        """Whether the best placed week is proven to be so close to the best."""
        if self.best_objective is None or self.bound is None:
            return False
        return self.bound - self.best_objective <= gap * abs(self.best_objective)

    def verdict(self) -> Status:
        """What is known about the best placed week."""
        if self.best is None:
            return Status.UNKNOWN
        return Status.OPTIMAL if self.bound == self.best_objective else Status.FEASIBLE
