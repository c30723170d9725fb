"""Places: where in a week sets can be, as finely as a plan tells days apart.

A plan with days has its days. One without has kinds of days: days that may hold the same, because they
have the same theme and the same equipment. What a rule asks of every day holds for all days of a kind
together, so a rule states itself once for every place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.domain.gyms import days_for, gyms
from optimizer.domain.rules import AvailabilityRule
from optimizer.domain.week import Weekday
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, total
from optimizer.model.themes import themes_of


@dataclass(frozen=True, slots=True)
class Kind:
    """Days of one theme, and of those the ones with the same equipment."""

    days: tuple[Weekday, ...]
    theme: str | None

    def __str__(self) -> str:
        return "+".join(self.days) + (f" {self.theme}" if self.theme else "")


Place = Weekday | Kind | None
"""A day, a kind of day, or (None) the whole week."""


def places_of(plan: Plan) -> tuple[Place, ...]:
    """The places of a plan, its totals first: in sum they are the week, each the finest it knows."""
    if plan.with_days:
        return (None, *plan.days)
    return kinds_of(plan) or (None,)


def kinds_of(plan: Plan) -> tuple[Kind, ...]:
    """The kinds of days of a plan without days; none where all days are alike."""
    if plan.with_days:
        return ()
    if plan.kinds is None:
        themes = themes_of(plan)
        names = [None] if themes is None else [theme.id for theme in themes.framework.themes]
        alike = list(gyms(plan.scenario).values()) if _equipped(plan) else [plan.days]
        kinds = tuple(Kind(days, name) for name in names for days in alike)
        plan.kinds = kinds if len(kinds) > 1 else ()
        _split(plan, plan.kinds)
    return plan.kinds


def room(plan: Plan, place: Place, per_day: int | Mapping[Weekday, int] = 1) -> Linear:
    """What so much on every day is in a place: a number, or a sum over the days that have its theme."""
    each = dict.fromkeys(plan.days, per_day) if isinstance(per_day, int) else per_day
    if isinstance(place, Kind):
        themes = themes_of(plan)
        if themes is None or place.theme is None:
            return Linear(constant=sum(each[day] for day in place.days))
        return total((each[d], themes.among(d, frozenset([place.theme]))) for d in place.days)
    return Linear(constant=sum(each.values()) if place is None else each[place])


def _split(plan: Plan, kinds: tuple[Kind, ...]) -> None:
    """`sum(sessions[e,k]) = sessions[e]`, the same for sets, at most one session a day of the kind."""
    sizes = {kind: room(plan, kind) for kind in kinds}
    for exercise in plan.exercises if kinds else ():
        limits = plan.limits(exercise)
        span = max(0, limits.max_sets - limits.min_sets)
        chosen = plan.amount(exercise, "exercises")
        sessions = [(-1, plan.amount(exercise, "sessions"))]
        sets = [(-1, plan.amount(exercise, "sets"))]
        for kind in kinds:
            most = min(limits.max_sessions, plan.rows.highest(sizes[kind]), len(kind.days))
            if not may_hold(plan, kind, exercise):
                most = 0
            here, extra = Linear(), Linear()
            if most:
                here = plan.variable(f"sessions[{exercise.id},{kind}]", 0, most)
                plan.rows.row(total([(1, here), (-most, chosen)]), None, 0)
                if sizes[kind].terms:
                    plan.rows.row(total([(1, here), (-1, sizes[kind])]), None, 0)
            if most and span:
                extra = plan.variable(f"extra[{exercise.id},{kind}]", 0, span * most)
                plan.rows.row(total([(1, extra), (-span, here)]), None, 0)
            amount = total([(limits.min_sets, here), (1, extra)])
            plan.split(exercise, kind, here, amount)
            sessions.append((1, here))
            sets.append((1, amount))
        plan.rows.row(total(sessions), 0, 0)
        plan.rows.row(total(sets), 0, 0)


def may_hold(plan: Plan, kind: Kind, exercise: Exercise) -> bool:
    """Whether days of the kind may hold the exercise; where rules stand on rows, those say it."""
    if plan.limits_as_rows:
        return True
    themes = themes_of(plan)
    if themes is not None and kind.theme is not None and kind.theme not in themes.home(exercise):
        return False
    able = days_for(exercise, plan.scenario, plan.catalog) if _equipped(plan) else plan.days
    return not set(kind.days).isdisjoint(able)


def _equipped(plan: Plan) -> bool:
    """Whether a rule keeps exercises to the days that have their equipment."""
    return any(isinstance(rule, AvailabilityRule) and rule.by == "equipment" for rule in plan.rules)
