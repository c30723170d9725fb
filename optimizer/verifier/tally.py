"""Counting a finished week in plain Python (formats.md section 1)."""

from collections import defaultdict
from fractions import Fraction

from optimizer.domain.exercise import Exercise, Kind, MuscleClass
from optimizer.domain.measure import Measure
from optimizer.domain.program import Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog

PRIME_MOVER = 2
"""Half sets that a set adds to the muscle that does most of the work."""


class Tally:
    """What a week holds, counted per day and in total.

    Exercises that the catalog does not know are left out; `structure` reports them. An exercise
    that stands twice in a session counts once as an exercise, with the sets of both.
    """

    def __init__(
        self, week: Week, scenario: Scenario, catalog: Catalog, rules: tuple[Rule, ...] = ()
    ) -> None:
        self.week = week
        self.rules = rules
        """All rules of the week, for checks that depend on others."""
        self.training_days = len(scenario.days)
        self.scenario = scenario
        self.catalog = catalog
        held = {session.day for session in week.sessions}
        self.days = tuple(d for d in Weekday if d in held or d in scenario.days)
        """Training days of the scenario and of the week, in calendar order."""
        self._sets: dict[Weekday, dict[str, int]] = {day: defaultdict(int) for day in self.days}
        for session in week.sessions:
            for item in session.items:
                if item.exercise in catalog.by_id:
                    self._sets[session.day][item.exercise] += item.sets
        self._groups = {group.id: group for group in catalog.groups}
        self._classes = {muscle.id: muscle.class_ for muscle in catalog.muscles}
        self._classes |= {group.id: group.class_ for group in catalog.groups}

    def performed(self, day: Weekday | None = None) -> list[tuple[Exercise, int]]:
        """Exercises with their sets: one entry per exercise and day of the week, or of one day."""
        days = self.days if day is None else (day,)
        return [(self.catalog.by_id[id_], n) for d in days for id_, n in self._sets[d].items()]

    def exercises(self, day: Weekday | None = None) -> tuple[Exercise, ...]:
        """List the distinct exercises of the week or of a day, in order of appearance."""
        return tuple({e.id: e for e, _ in self.performed(day)}.values())

    def sets_of(self, exercise_id: str, day: Weekday) -> int:
        """Count the sets of one exercise on a day."""
        return self._sets[day].get(exercise_id, 0) if day in self._sets else 0

    def days_of(self, exercise_id: str) -> tuple[Weekday, ...]:
        """List the days that one exercise stands on."""
        return tuple(day for day in self.days if exercise_id in self._sets[day])

    def sets(self, of: Selector, day: Weekday | None = None) -> int:
        """Count the sets of the selected exercises."""
        return sum(n for e, n in self.performed(day) if of.matches(e))

    def distinct(self, of: Selector, day: Weekday | None = None) -> int:
        """How many different exercises are selected."""
        return sum(1 for e in self.exercises(day) if of.matches(e))

    def sessions(self, of: Selector) -> int:
        """Exercise and day pairs of the selected exercises."""
        return sum(1 for e, _ in self.performed() if of.matches(e))

    def days_with(self, of: Selector) -> tuple[Weekday, ...]:
        """List the days that hold a selected exercise."""
        return tuple(day for day in self.days if self.distinct(of, day))

    def contribution(self, exercise: Exercise, target: str) -> int:
        """Half sets that one set adds to a muscle or group.

        Hard work counts everywhere, drills only for stabilisers (class C), nothing else counts. A
        group gets the largest contribution among its members.
        """
        stabiliser = self._classes[target] is MuscleClass.STABILISER
        counts = exercise.kind is Kind.HARD or (exercise.kind is Kind.DRILL and stabiliser)
        if not counts:
            return 0
        members = self._groups[target].members if target in self._groups else (target,)
        return max(
            (c for muscle, c in exercise.contributions.items() if muscle in members), default=0
        )

    def half_sets(self, target: str, day: Weekday | None = None) -> int:
        """Half sets of a muscle or group."""
        return sum(self.contribution(e, target) * n for e, n in self.performed(day))

    def direct_sets(self, target: str, day: Weekday | None = None) -> int:
        """Count the sets whose prime mover is the muscle, or a member of the group."""
        return sum(n for e, n in self.performed(day) if self.contribution(e, target) == PRIME_MOVER)

    def measure(self, measure: Measure) -> Fraction:
        """Measure sets, distinct exercises, or the mean sets of several muscles, in the week."""
        if measure.sets is not None:
            return Fraction(self.sets(measure.sets))
        if measure.exercises is not None:
            return Fraction(self.distinct(measure.exercises))
        half = sum(self.half_sets(muscle) for muscle in measure.volume)
        return Fraction(half, 2 * len(measure.volume))
