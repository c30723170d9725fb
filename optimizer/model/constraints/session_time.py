"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from optimizer.domain.gyms import days_for, gyms
from optimizer.domain.overhead import work_budgets
from optimizer.domain.rules import AvailabilityRule, SessionTimeRule
from optimizer.domain.week import Weekday
from optimizer.model.pairs import pairs_of, work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, total
from optimizer.model.themes import themes_of

MOST_OVERTIME = 4 * 3600
OVERTIME_WEIGHT = 10
"""What a second above the minutes of a day costs, in seconds of the week."""


def compile(rule: SessionTimeRule, plan: Plan) -> None:
    """`sum(setup * chosen + (work + rest) * sets) - saved <= 60 minutes[d] - overhead`. (formats.md 2)

    `saved` is what pairs save: per round the shorter of both rests, less 15 seconds of walking.
    """
    budgets = work_budgets(rule, plan.scenario, plan.catalog)
    if plan.elastic:
        _elastic(plan, budgets)
        return
    plan.rows.row(work_seconds(plan), None, sum(budgets.values()), rule.id, "week")
    _themes(rule, plan, budgets)
    _gyms(rule, plan, budgets)
    for day, budget in budgets.items():
        if budget < 0:
            plan.rows.row(Linear(), None, budget, rule.id, day)
        if plan.with_days:
            plan.rows.row(work_seconds(plan, day), None, budget, rule.id, day)


def _themes(rule: SessionTimeRule, plan: Plan, budgets: dict[Weekday, int]) -> None:
    """On totals: what only some themes may hold fits into the days of those themes."""
    themes = themes_of(plan)
    if themes is None:
        return
    homes = {themes.home(e) for e in plan.exercises}
    for home in sorted(homes, key=sorted):
        if not home or len(home) == len(themes.framework.themes):
            continue
        seconds = _seconds_of({e.id for e in plan.exercises if themes.home(e) <= home}, plan)
        room = total((budget, themes.among(day, home)) for day, budget in budgets.items())
        plan.rows.row(total([(1, seconds), (-1, room)]), None, 0, rule.id, "+".join(sorted(home)))


def _gyms(rule: SessionTimeRule, plan: Plan, budgets: dict[Weekday, int]) -> None:
    """On totals: what only some days have the equipment for fits into those days.

    That follows from two rules, so it is left out where each rule must stand on rows of its own.
    """
    equipped = any(isinstance(r, AvailabilityRule) and r.by == "equipment" for r in plan.rules)
    if plan.with_days or plan.limits_as_rows or not equipped or len(gyms(plan.scenario)) == 1:
        return
    able = {e.id: frozenset(days_for(e, plan.scenario, plan.catalog)) for e in plan.exercises}
    for days in sorted(set(able.values()), key=sorted):
        if not days or len(days) == len(budgets):
            continue
        seconds = _seconds_of({id_ for id_, where in able.items() if where <= days}, plan)
        room = sum(budget for day, budget in budgets.items() if day in days)
        plan.rows.row(seconds, None, room, rule.id, "+".join(d for d in budgets if d in days))


def _seconds_of(inside: set[str], plan: Plan) -> Linear:
    """Seconds of some exercises in the week, less all that pairs with one of them can save."""
    goal, pairs = plan.scenario.goal, pairs_of(plan)
    seconds = plan.sum(lambda e: e.setup_seconds * (e.id in inside), "sessions")
    seconds.add(plan.sum(lambda e: e.set_seconds(goal) * (e.id in inside)))
    if pairs is None:
        return seconds
    # A class is known by its first exercise, and may hold others that are not inside.
    touched = {some[0].id for some in pairs.classes if any(e.id in inside for e in some)}
    return seconds.add(pairs.saved(touching=lambda e: e.id in touched), -1)


def _elastic(plan: Plan, budgets: dict[Weekday, int]) -> None:
    """Sessions may run over; the objective is to run over little, then to take little time at all."""
    plan.rows.terms.append(ObjectiveTerm("seconds", -1, work_seconds(plan)))
    for day, budget in budgets.items() if plan.with_days else ():
        over = plan.variable(f"overtime[{day}]", 0, MOST_OVERTIME)
        plan.rows.row(total([(1, work_seconds(plan, day)), (-1, over)]), None, budget)
        plan.rows.terms.append(ObjectiveTerm("overtime", -OVERTIME_WEIGHT, over))
