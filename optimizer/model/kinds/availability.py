"""Availability: exercises that the client lacks the equipment, level or leave for are never chosen."""

from optimizer.domain.exercise import Exercise
from optimizer.domain.gyms import days_for, gyms
from optimizer.kinds.availability import AvailabilityRule
from optimizer.model.places import kinds_of
from optimizer.model.plan import Plan
from optimizer.problem.effective import obstacles


def compile(rule: AvailabilityRule, plan: Plan) -> None:
    """`chosen[e] = 0` for every exercise this rule keeps out. (rules.md C-26 to C-31)

    A plan is usually made over the available exercises only; then there is nothing to state, unless
    equipment differs from day to day.
    """
    differs = rule.by == "equipment" and len(gyms(plan.scenario)) > 1
    for exercise in plan.exercises:
        if obstacles(exercise, (rule,), plan.scenario, plan.catalog):
            plan.rows.add(plan.amount(exercise, "exercises") <= 0, rule.id, exercise.id)
        elif differs:
            _some_days(rule, plan, exercise)


def _some_days(rule: AvailabilityRule, plan: Plan, exercise: Exercise) -> None:
    """`chosen[e,d] = 0` on days without the equipment, `sessions[e] <= days with it` on totals."""
    able = days_for(exercise, plan.scenario, plan.catalog)
    lacking = [day for day in plan.days if day not in able]
    sessions = plan.amount(exercise, "sessions")
    if plan.rows.highest(sessions) > len(plan.days) - len(lacking):
        plan.rows.add(sessions <= len(plan.days) - len(lacking), rule.id, exercise.id)
    for day in lacking if plan.with_days else ():
        here = plan.amount(exercise, "exercises", day)
        plan.rows.add(here <= 0, rule.id, f"{exercise.id} {day}")
    for kind in kinds_of(plan) if plan.limits_as_rows else ():
        if not set(kind.days) & set(able):
            here = plan.amount(exercise, "sessions", kind)
            plan.rows.add(here <= 0, rule.id, f"{exercise.id} {kind}")
