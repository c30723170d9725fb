"""Rotation: the second week's main lifts differ from the first's, and another lift leads."""

from optimizer.kinds.rotation import RotationRule
from optimizer.model.plan import Plan
from optimizer.model.rows import total


def compile(rule: RotationRule, plan: Plan) -> None:
    """A single week has nothing to differ from."""


def compile_weeks(rule: RotationRule, plans: tuple[Plan, ...]) -> None:
    """`sum(min(chosen_A[e], chosen_B[e])) <= (1 - differ) * sum(chosen_w[e])` in each week w.

    The lead of a week: `sets(own lead) >= sets(the other's lead)`, at least one exercise. (rules.md C-35)
    """
    first, second = plans
    both = []
    for exercise in filter(rule.main.matches, first.exercises):
        shared = first.literal(f"shared[{exercise.id}]")
        chosen = [plan.amount(exercise, "exercises") for plan in plans]
        first.rows.add(shared >= total(chosen) - 1)
        both.append(shared)
    top, bottom = rule.differ.numerator, rule.differ.denominator
    for plan in plans:
        lifts = plan.count(rule.main, "exercises")
        kept = bottom * total(both) <= (bottom - top) * lifts
        plan.rows.add(kept, rule.id, f"week {plan.week}")
    for plan, other in ((first, second), (second, first)):
        own, others = rule.leads.get(plan.week), rule.leads.get(other.week)
        if own is None:
            continue
        led = [(e, own.matches(e)) for e in plan.exercises if rule.main.matches(e)]
        count = total(plan.amount(e, "exercises") for e, leads in led if leads)
        plan.rows.add(count >= 1, rule.id, f"lead of week {plan.week}")
        if others is not None:
            ahead = total(
                (int(leads) - int(others.matches(e))) * plan.amount(e, "sets") for e, leads in led
            )
            plan.rows.add(ahead >= 0, rule.id, f"lead of week {plan.week}")
