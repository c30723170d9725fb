"""Coverage: how many sets, exercises or days of a selection the week or a session holds."""

from functools import partial

from optimizer.kinds.coverage import CoverageRule
from optimizer.model.fortnight import Fortnight
from optimizer.model.measures import Amount, counted
from optimizer.model.places import every_session
from optimizer.model.plan import Plan, Quantity
from optimizer.model.rows import Between, Linear, total


def compile_weeks(rule: CoverageRule, plans: tuple[Plan, ...]) -> None:
    """Each week by itself, or what is counted per week in both together. (rules.md X-16)"""
    if plans[0].scenario.coverage_window == 1 or rule.per == "session":
        for plan in plans:
            compile(rule, plan)
    else:
        _window(rule, Fortnight(plans))


def compile(rule: CoverageRule, plan: Plan) -> None:
    """`min <= sum(selected) <= max` per week or on every day. (rules.md C-11 to C-25)

    With `when`: `sum(selected) >= min * chosen[e]` for every exercise e that `when` selects.
    """
    if rule.per == "session":
        counted: Quantity = "sessions" if rule.count == "exercises" else "sets"
        count = partial(plan.count, rule.of, counted)
        every_session(plan, count, rule.min, rule.max, rule.id)
    else:
        _window(rule, plan)


def _window(rule: CoverageRule, plan: Plan | Fortnight) -> None:
    if rule.count == "days":
        _days(rule, plan)
    elif rule.when is None:
        count = plan.count(rule.of, rule.count)
        plan.rows.add(Between(count, rule.min, rule.max), rule.id, "week")
    else:
        assert rule.min is not None
        covered = plan.count(rule.of, rule.count)
        for exercise in filter(rule.when.matches, plan.exercises):
            trigger = plan.amount(exercise, "exercises")
            plan.rows.add(covered >= rule.min * trigger, rule.id, exercise.id)


def _days(rule: CoverageRule, plan: Plan | Fortnight) -> None:
    """A day counts where the selection appears; a minimum never asks for more days than there are."""
    sessions = plan.count(rule.of, "sessions")
    low = None if rule.min is None else min(rule.min, len(plan.days))
    plan.rows.add(Between(sessions, low, None), rule.id, "week")
    if not plan.with_days:
        return
    literals = []
    for day in plan.days:
        here: Linear = plan.count(rule.of, "exercises", day)  # type: ignore[arg-type]
        covered = plan.literal(f"covered[{rule.id},{day}]")
        literals.append(covered)
        if low is not None:
            plan.rows.add(here >= covered, rule.id, str(day))
        if rule.max is not None:
            for exercise in filter(rule.of.matches, plan.exercises):
                one = plan.amount(exercise, "exercises", day)  # type: ignore[arg-type]
                plan.rows.add(covered >= one, rule.id, str(day))
    plan.rows.add(Between(total(literals), low, rule.max), rule.id, "days")


def amount(rule: CoverageRule, plan: Plan) -> Amount | None:
    """Sets or exercises of a week; days are no sum."""
    if rule.per == "session" or rule.count == "days":
        return None
    return counted(plan.count(rule.of, rule.count))
