"""Decision variables of a week, asked for by meaning.

The week layer holds totals (chosen, sessions, sets of each exercise) and carries the objective; the
day layer spreads the totals over the days. Rules state themselves on days where a day layer exists,
and always on totals as far as that goes, so that the totals alone give a tight bound.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from optimizer.domain.exercise import Exercise
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday, WeekName
from optimizer.kinds.exercise_limits import SetLimits, limits_of
from optimizer.model.rows import Linear, Rows, total
from optimizer.problem.problem import Problem

Quantity = Literal["sets", "exercises", "sessions"]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class DayKind:
    """Days of one theme, and of those the ones with the same equipment."""

    days: tuple[Weekday, ...]
    theme: str | None

    def __str__(self) -> str:
        return "+".join(self.days) + (f" {self.theme}" if self.theme else "")


Place = Weekday | DayKind | None
"""A day, a kind of day, or (None) the whole week."""


@dataclass(slots=True)
class _Totals:
    chosen: Linear
    sessions: Linear
    extra: Linear
    sets: Linear


class Plan:
    """The variables of one week of a problem over the exercises that are available to it.

    Weeks of a rotation share their rows. With `limits_as_rows`, limits of sets and sessions are rows of
    their rules instead of bounds of the variables. An `elastic` plan lets sessions run over, at a
    price that is its whole objective: a way to a week that fits.
    """

    def __init__(
        self,
        problem: Problem,
        exercises: tuple[Exercise, ...],
        with_days: bool,
        limits_as_rows: bool = False,
        elastic: bool = False,
        rows: Rows | None = None,
        week: WeekName = "A",
    ) -> None:
        self.problem = problem
        self.scenario, self.catalog, self.rules = problem.scenario, problem.catalog, problem.rules
        self.exercises = exercises
        self.days: tuple[Weekday, ...] = tuple(problem.scenario.days)
        self.with_days = with_days
        self.limits_as_rows = limits_as_rows
        self.elastic = elastic
        self.week = week
        self.rows = Rows() if rows is None else rows
        self._parts: dict[Callable[[Plan], Any], Any] = {}
        stated = () if limits_as_rows else problem.rules
        self._limits = limits_of(exercises, stated, len(self.days))
        self._totals = {e.id: self._week_variables(e) for e in exercises}
        self._placed: dict[tuple[str, Place], tuple[Linear, Linear]] = {}
        if with_days:
            for exercise in exercises:
                self._day_variables(exercise)

    def part(self, make: "Callable[[Plan], Made]") -> Made:
        """A part of the plan with variables of its own, made when it is first asked for."""
        if make not in self._parts:
            self._parts[make] = make(self)
        made: Made = self._parts[make]
        return made

    def variable(self, name: str, lower: int, upper: int) -> Linear:
        """A new integer variable of this week."""
        week = f"{self.week}:" if self.scenario.weeks > 1 else ""
        return self.rows.variable(week + name, lower, upper)

    def _week_variables(self, exercise: Exercise) -> _Totals:
        """`sets = min_sets * sessions + extra`, `extra <= (max_sets - min_sets) * sessions`."""
        limits, rows = self._limits[exercise.id], self.rows
        chosen = self.variable(f"chosen[{exercise.id}]", 0, 1)
        sessions = chosen
        if limits.max_sessions > 1:
            more = self.variable(f"repeats[{exercise.id}]", 0, limits.max_sessions - 1)
            rows.add(more <= (limits.max_sessions - 1) * chosen)
            sessions = chosen + more
        span = limits.max_sets - limits.min_sets
        if span < 0:
            rows.add(chosen <= 0, "exercise_limits", exercise.id)
            span = 0
        extra = Linear()
        if span:
            extra = self.variable(f"extra[{exercise.id}]", 0, span * limits.max_sessions)
            rows.add(extra <= span * sessions)
        return _Totals(chosen, sessions, extra, limits.min_sets * sessions + extra)

    def _day_variables(self, exercise: Exercise) -> None:
        limits, totals, rows = self._limits[exercise.id], self._totals[exercise.id], self.rows
        span = max(0, limits.max_sets - limits.min_sets)
        used, extras = [], []
        for day in self.days:
            here = self.variable(f"chosen[{exercise.id},{day}]", 0, 1)
            extra = Linear()
            if span:
                extra = self.variable(f"extra[{exercise.id},{day}]", 0, span)
                rows.add(extra <= span * here)
            self._placed[exercise.id, day] = here, limits.min_sets * here + extra
            used.append(here)
            extras.append(extra)
        rows.add(total(used) == totals.sessions)
        if span:
            rows.add(total(extras) == totals.extra)

    def limits(self, exercise: Exercise) -> SetLimits:
        """Sets per session and sessions per week that the exercise may have."""
        return self._limits[exercise.id]

    def offers(self, exercise_id: str) -> bool:
        """Whether the exercise is among those the plan may choose."""
        return exercise_id in self._totals

    def split(self, exercise: Exercise, place: Place, sessions: Linear, sets: Linear) -> None:
        """Say what an exercise amounts to in a place that is not a day."""
        self._placed[exercise.id, place] = sessions, sets

    def amount(self, exercise: Exercise, quantity: Quantity, place: Place = None) -> Linear:
        """Sets, chosen (0/1) or sessions of one exercise in the week or in a place of it."""
        if place is not None:
            here, sets = self._placed[exercise.id, place]
            return sets if quantity == "sets" else here
        totals = self._totals[exercise.id]
        if quantity == "sets":
            return totals.sets
        return totals.chosen if quantity == "exercises" else totals.sessions

    def fixing(
        self, exercise: Exercise, place: Place, sets: int, sessions: int | None = None
    ) -> dict[int, int]:
        """What to fix so that the exercise has so many sets in a place; on a day, in one session."""
        count = int(sets > 0) if sessions is None else sessions
        here, amount = (
            self.amount(exercise, "sessions", place),
            self.amount(exercise, "sets", place),
        )
        first, *repeats = here.terms
        extra = (variable for variable in amount.terms if variable not in here.terms)
        beyond = sets - self._limits[exercise.id].min_sets * count
        return {
            first: min(count, 1),
            **dict.fromkeys(repeats, max(0, count - 1)),
            **dict.fromkeys(extra, beyond),
        }

    def sum(
        self,
        weights: Iterable[tuple[Exercise, int]],
        quantity: Quantity = "sets",
        place: Place = None,
    ) -> Linear:
        """`sum(weight * amount(e))` over the weighted exercises that are available."""
        offered = self._totals
        return total(w * self.amount(e, quantity, place) for e, w in weights if e.id in offered)

    def every(self, quantity: Quantity = "sets", place: Place = None) -> Linear:
        """The amount of all exercises together."""
        return self.sum(((e, 1) for e in self.exercises), quantity, place)

    def count(self, of: Selector, quantity: Quantity = "sets", place: Place = None) -> Linear:
        """The amount of all selected exercises together."""
        return self.sum(((e, 1) for e in self.catalog.picked(of)), quantity, place)

    def half_sets(self, target: str, place: Place = None) -> Linear:
        """Half sets of a muscle or group in the week or in a place of it."""
        return self.sum(self.catalog.feeds[target], "sets", place)

    def direct_sets(self, target: str, place: Place = None) -> Linear:
        """Sets whose prime mover the muscle, or a member of the group, is."""
        prime = ((e, 1) for e, half in self.catalog.feeds[target] if half == 2)
        return self.sum(prime, "sets", place)

    def seconds(self, place: Place = None) -> Linear:
        """Seconds of straight sets: set-ups, work and rests. (formats.md 2)"""
        goal = self.scenario.goal
        setups = self.sum(((e, e.setup_seconds) for e in self.exercises), "sessions", place)
        work = self.sum(((e, e.set_seconds(goal)) for e in self.exercises), "sets", place)
        return setups + work

    def literal(self, name: str) -> Linear:
        """A new 0/1 variable."""
        return self.variable(name, 0, 1)
