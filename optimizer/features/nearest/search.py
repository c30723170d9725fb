"""The steps towards the nearest weeks under one set of rules.

1. Weekly totals over all available exercises give the fewest changes that any week needs, proven: with
   days a week can only need more. Among them the best objective.
2. These totals are placed on the days: what keeps its sets keeps its days, so that little is left to place.
   Where the days need no more changes than the totals, both proofs carry over.
3. Else the days are solved over the exercises that matter, one day at a time where minutes are short, and
   then, to prove it, over all exercises.
4. Pairs are those of before, as far as they can be.
"""

from dataclasses import replace

from optimizer.domain.exercise import Exercise
from optimizer.domain.nearness import Distance
from optimizer.domain.placed import Placed
from optimizer.domain.program import Status
from optimizer.domain.week import Weekday
from optimizer.engines import cpsat, lp
from optimizer.features.nearest.near import Near
from optimizer.features.nearest.nearness import (
    Distances,
    apart,
    distances,
    hold_themes,
    in_one,
    least_distance,
    unchanged,
)
from optimizer.features.nearest.ways import Way
from optimizer.model.compile import Model
from optimizer.model.rows import ObjectiveTerm
from optimizer.search.placing import fixed_to, hold_totals, names_in, placed_weeks
from optimizer.search.steps import Steps

TOTALS, BETTER, PLACING, DAYS, A_DAY, PROOF = 4.0, 2.0, 0.3, 1.5, 0.5, 3.0
"""Deterministic time of each step, at most; an ordinary one takes a tenth of it."""
CANDIDATES = 40
"""Exercises, best first by the relaxation, among which a week with days is looked for first."""
MORE_CHANGES = 4
"""How many more exercises than the totals ask for are tried one by one."""
NEARER = "nearness"


class NearestSearch:
    """The steps towards the nearest weeks of one way."""

    def __init__(self, steps: Steps, way: Way, reference: tuple[Placed, ...]) -> None:
        self.steps = replace(steps, problem=way.problem)
        self.held = way.held
        self.reference = reference
        self.near = Near()
        self.names = names_in(reference)

    def run(self) -> Near:
        """All steps; without weeks the status says whether there are none."""
        near = self.near
        totals, measure = self._model(self.steps.exercises, with_days=False)
        worth, totals.rows.terms = totals.rows.terms, measure.terms
        candidates = lp.promising(totals, CANDIDATES).exercises
        found = self._solved(totals, TOTALS)
        if found.bound is not None:
            near.must(least_distance(found.bound))
        if found.values is None and found.proven:
            near.status = Status.INFEASIBLE
            return near
        if self.steps.over:
            return near
        pool = self.names | {e.id for e in candidates}
        if found.values is not None:
            near_by = measure.of(found.values)
            best = self._best(totals, measure, worth, near_by, found.values)
            pool |= {e.id for e in totals.support(best.values or found.values)}
            self._in_place(totals, best.values or found.values, best.objective)
        self._on_days(pool)
        if near.placed is None and not self.steps.over:
            self._day_by_day(pool)
        if near.distance is not None and not near.proven and not self.steps.over:
            self._over_all(near.distance)
        if near.distance is not None and near.objective is None and not self.steps.over:
            self._worth(totals, measure, worth, pool)
        return near

    def come_nearer(self, weeks: tuple[Placed, ...], share: float) -> Near:
        """Neighbourhoods of weeks that keep the rules, each nearer to the reference than the last."""
        pool = self.names | names_in(weeks)
        model, measure = self._model(self.steps.among(pool), with_days=True)
        model.rows.terms = measure.terms
        start = self._solved(model, DAYS, fixed=fixed_to(model, weeks))
        if start.values is not None:
            self._keep(model, self._improved(model, start.values, share))
        return self.near

    def on_days_alike(self, weeks: tuple[Placed, ...]) -> tuple[Placed, ...]:
        """The same totals of these weeks on days as like those of the reference as can be."""
        names = names_in(weeks)
        model, measure = self._model(self.steps.among(names), with_days=True)
        start = self._solved(model, PLACING, fixed=fixed_to(model, weeks))
        if start.values is None:
            return weeks
        hold_totals(model, model, start.values)
        model.rows.terms = measure.terms
        found = self._solved(model, PLACING, hint=dict(enumerate(start.values)))
        if found.values is None:
            return weeks
        return placed_weeks(model, found.values)

    # -- steps ---------------------------------------------------------------------------------

    def _model(self, exercises: tuple[Exercise, ...], with_days: bool) -> tuple[Model, Distances]:
        """A model with the product's objective, and the distances from the reference beside it."""
        model = self.steps.compile(exercises, with_days)
        if self.held:
            hold_themes(model, self.reference)
        return model, distances(model, self.reference)

    def _solved(self, model: Model, share: float, **extras: object) -> cpsat.Outcome:
        return self.steps.run(model, self.steps.limits(share), **extras)

    def _improved(self, model: Model, values: list[int], share: float) -> list[int]:
        def enough(found: list[int]) -> bool:
            return False

        return self.steps.improved(model, values, share, enough)

    def _keep(self, model: Model, values: list[int], objective: int | None = None) -> None:
        weeks = placed_weeks(model, values)
        self.near.keep(weeks, apart(weeks, self.reference), objective)

    def _best(
        self,
        totals: Model,
        measure: Distances,
        worth: list[ObjectiveTerm],
        near: Distance,
        hint: list[int] | None = None,
    ) -> cpsat.Outcome:
        """Totals so near and worth most; their bound is the reach of such weeks."""
        rows = len(totals.rows.rows)
        totals.rows.add(measure.exercises == near.exercises, NEARER)
        totals.rows.add(measure.sets <= near.sets, NEARER)
        totals.rows.terms = worth
        found = self._solved(totals, BETTER, hint=dict(enumerate(hint or ())))
        del totals.rows.rows[rows:]
        self.near.reach = found.bound
        return found

    def _in_place(self, totals: Model, values: list[int], objective: int | None) -> None:
        """The totals on the days, where nothing but what changes has to move."""
        model, measure = self._model(totals.support(values), with_days=True)
        hold_totals(model, totals, values)
        model.rows.terms = measure.terms
        fixed = unchanged(model, totals, values, self.reference)
        found = self._solved(model, PLACING, fixed=fixed)
        if found.values is not None:
            as_totals = measure.of(found.values).key <= self.near.least.key
            self._keep(model, found.values, objective if as_totals else None)

    def _on_days(self, names: set[str]) -> None:
        """The nearest week over some exercises: with the fewest changes that can be, then with more."""
        for more in range(MORE_CHANGES):
            if self.near.proven or self.steps.over:
                return
            most = self.near.least.exercises + more
            found = self._nearer(self.steps.among(names), DAYS, most)
            if found.values is not None or not found.proven:
                break
        if self.near.placed is None and not found.proven:
            self._nearer(self.steps.among(names), DAYS, None)

    def _over_all(self, known: Distance) -> None:
        """What is nearer over all exercises, or the proof that nothing is."""
        found = self._nearer(self.steps.exercises, PROOF, known.exercises)
        if found.values is None and found.proven:
            self.near.must(known)
        elif found.bound is not None:
            self.near.must(min(least_distance(found.bound), known, key=lambda d: d.key))

    def _nearer(
        self, exercises: tuple[Exercise, ...], share: float, most: int | None
    ) -> cpsat.Outcome:
        """Solve for a week nearer than the nearest so far, with at most so many exercises changed."""
        model, measure = self._model(exercises, with_days=True)
        model.rows.terms = measure.terms
        known = self.near.distance
        if most is not None:
            model.rows.add(measure.exercises <= most, NEARER)
        if known is not None:
            model.rows.add(measure.both <= in_one(known) - 1, NEARER)
        found = self._solved(model, share)
        if found.values is not None:
            values = found.values
            if not found.proven:
                values = self._improved(model, values, share)
            self._keep(model, values)
        return found

    def _day_by_day(self, names: set[str]) -> None:
        """Where minutes are short: all days but one stay as they are."""
        model, measure = self._model(self.steps.among(names), with_days=True)
        model.rows.terms = measure.terms
        for week in self.reference:
            for free in week.sets:
                fixed = self._fixed_but(model, week, free)
                found = self._solved(model, A_DAY, fixed=fixed)
                if found.values is not None:
                    self._keep(model, self._improved(model, found.values, DAYS))
                    return
                if self.steps.over:
                    return

    def _fixed_but(self, model: Model, open_: Placed, free: Weekday) -> dict[int, int]:
        """What to fix so that only one day of one week may change."""
        fixed: dict[int, int] = {}
        for plan, week in zip(model.plans, self.reference, strict=True):
            for exercise in plan.exercises:
                for day in plan.days:
                    if week is not open_ or day != free:
                        sets = week.sets.get(day, {}).get(exercise.id, 0)
                        fixed |= plan.fixing(exercise, day, sets)
        return fixed

    def _worth(
        self, totals: Model, measure: Distances, worth: list[ObjectiveTerm], names: set[str]
    ) -> None:
        """Among weeks as near as the nearest found, the one that is worth most."""
        near = self.near
        assert near.placed is not None
        assert near.distance is not None
        best = self._best(totals, measure, worth, near.distance)
        if best.values is not None:
            names = names | {e.id for e in totals.support(best.values)}
        names = names | names_in(near.placed)
        model, exact = self._model(self.steps.among(names), with_days=True)
        model.rows.add(exact.both <= in_one(near.distance), NEARER)
        start = self._solved(model, PLACING, fixed=fixed_to(model, near.placed))
        if start.values is not None:
            found = self._solved(model, BETTER, hint=dict(enumerate(start.values)))
            if found.values is not None and found.objective is not None:
                weeks = placed_weeks(model, found.values)
                near.keep(weeks, apart(weeks, self.reference), found.objective)
