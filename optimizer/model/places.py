"""Places: where in a week sets can be, as finely as a plan tells days apart.

A plan with days has its days. One without has kinds of days: days that may hold the same, because they
have the same theme and the same equipment. What a rule asks of every day holds for all days of a kind
together, so a rule states itself once for every place.
"""

from collections.abc import Callable, Mapping

from optimizer.domain.exercise import Exercise
from optimizer.domain.framework import Theme
from optimizer.domain.gyms import days_for, gyms
from optimizer.domain.week import Weekday
from optimizer.kinds.availability import ruled_by
from optimizer.model.plan import DayKind, Place, Plan
from optimizer.model.rows import Linear, total
from optimizer.model.themes import Themes, themes_of


def places_of(plan: Plan) -> tuple[Place, ...]:
    """The week and each of its days; without days, the kinds of days, or the week where all are alike."""
    if plan.with_days:
        return (None, *plan.days)
    return kinds_of(plan) or (None,)


def kinds_of(plan: Plan) -> tuple[DayKind, ...]:
    """The kinds of days of a plan without days; none where all days are alike."""
    return plan.part(_kinds)


def _kinds(plan: Plan) -> tuple[DayKind, ...]:
    if plan.with_days:
        return ()
    themes = themes_of(plan)
    names = [None] if themes is None else [theme.id for theme in themes.framework.themes]
    alike = list(gyms(plan.scenario).values()) if _equipped(plan) else [plan.days]
    every = tuple(DayKind(days, name) for name in names for days in alike)
    kinds = every if len(every) > 1 else ()
    _split(plan, kinds)
    return kinds


def room(plan: Plan, place: Place, per_day: int | Mapping[Weekday, int] = 1) -> Linear:
    """What so much on every day is in a place: a number, or a sum over the days that have its theme."""
    each = dict.fromkeys(plan.days, per_day) if isinstance(per_day, int) else per_day
    if isinstance(place, DayKind):
        return total(each[day] * of_kind(plan, place, day) for day in place.days)
    return Linear(constant=sum(each.values()) if place is None else each[place])


def days_of(place: Weekday | DayKind) -> tuple[Weekday, ...]:
    """The days that a place may be on."""
    return place.days if isinstance(place, DayKind) else (place,)


def of_kind(plan: Plan, kind: DayKind, day: Weekday) -> Linear:
    """Whether one of the days that may be of a kind is: a number, or whether it has the theme."""
    themes = themes_of(plan)
    if themes is None or kind.theme is None:
        return Linear(constant=1)
    return themes.among(day, frozenset([kind.theme]))


def days_with(plan: Plan, place: Place, themes: Themes, theme: Theme) -> Linear:
    """On how many days of a place sessions have the theme: a number, or a sum of literals."""
    if place is None:
        return themes.days(theme)
    if isinstance(place, DayKind):
        return room(plan, place) if place.theme == theme.id else Linear()
    return themes.on(place, theme)


def every_session(
    plan: Plan,
    amount: Callable[[Place], Linear],
    low: int | None,
    high: int | Mapping[Weekday, int] | None,
    rule: str,
    fact: str = "",
) -> None:
    """`low <= amount <= high` on every day: for a place, as much in all as its days may have."""
    for place in places_of(plan):
        where, here = f"{fact} {place or 'week'}".strip(), amount(place)
        if low is not None:
            plan.rows.add(here >= room(plan, place, low), rule, where)
        if high is not None:
            plan.rows.add(here <= room(plan, place, high), rule, where)


def _split(plan: Plan, kinds: tuple[DayKind, ...]) -> None:
    """`sum(sessions[e,k]) = sessions[e]`, the same for sets, at most one session a day of the kind."""
    sizes = {kind: room(plan, kind) for kind in kinds}
    equipped = _equipped(plan)
    for exercise in plan.exercises if kinds else ():
        limits = plan.limits(exercise)
        span = max(0, limits.max_sets - limits.min_sets)
        able = days_for(exercise, plan.scenario, plan.catalog) if equipped else plan.days
        chosen = plan.amount(exercise, "exercises")
        sessions, sets = [], []
        for kind in kinds:
            most = min(limits.max_sessions, plan.rows.highest(sizes[kind]), len(kind.days))
            if not _may_hold(plan, kind, exercise, able):
                most = 0
            here, extra = Linear(), Linear()
            if most:
                here = plan.variable(f"sessions[{exercise.id},{kind}]", 0, most)
                plan.rows.add(here <= most * chosen)
                if sizes[kind].terms:
                    plan.rows.add(here <= sizes[kind])
            if most and span:
                extra = plan.variable(f"extra[{exercise.id},{kind}]", 0, span * most)
                plan.rows.add(extra <= span * here)
            amount = limits.min_sets * here + extra
            plan.split(exercise, kind, here, amount)
            sessions.append(here)
            sets.append(amount)
        plan.rows.add(total([-plan.amount(exercise, "sessions"), *sessions]) == 0)
        plan.rows.add(total([-plan.amount(exercise, "sets"), *sets]) == 0)


def _may_hold(plan: Plan, kind: DayKind, exercise: Exercise, able: tuple[Weekday, ...]) -> bool:
    """Whether days of the kind may hold the exercise; where rules stand on rows, those say it."""
    if plan.limits_as_rows:
        return True
    themes = themes_of(plan)
    if themes is not None and kind.theme is not None and kind.theme not in themes.home(exercise):
        return False
    return not set(kind.days).isdisjoint(able)


def _equipped(plan: Plan) -> bool:
    """Whether a rule keeps exercises to the days that have their equipment."""
    return ruled_by("equipment", plan.rules)
