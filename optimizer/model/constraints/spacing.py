"""Spacing: selected exercises keep a free calendar day between them."""

from optimizer.domain.rules import SpacingRule
from optimizer.domain.week import Weekday, consecutive
from optimizer.model.plan import Plan
from optimizer.model.rows import total


def compile(rule: SpacingRule, plan: Plan) -> None:
    """`used[d] + used[d+1] <= 1` over the cyclic week, `used[d] >= chosen[e,d]`. (rules.md C-37)

    On totals: no exercise has more sessions than days can be picked without neighbours.
    """
    pairs = consecutive(plan.days)
    if not pairs:
        return
    most = most_spaced_days(plan.days)
    selected = [e for e in plan.exercises if rule.of.matches(e)]
    for exercise in selected:
        plan.rows.row(plan.amount(exercise, "sessions"), None, most, rule.id, exercise.id)
    if not plan.with_days or not selected:
        return
    used = {day: plan.literal(f"used[{rule.id},{day}]") for day in plan.days}
    for day in plan.days:
        for exercise in selected:
            here = plan.amount(exercise, "exercises", day)
            plan.rows.row(total([(1, used[day]), (-1, here)]), 0, None, rule.id, day)
    for day, after in pairs:
        plan.rows.row(total([(1, used[day]), (1, used[after])]), None, 1, rule.id, f"{day}-{after}")


def most_spaced_days(days: tuple[Weekday, ...]) -> int:
    """The largest number of chosen days of which no two follow each other."""
    pairs = consecutive(days)
    best = 0
    for mask in range(1 << len(days)):
        picked = {day for i, day in enumerate(days) if mask >> i & 1}
        if not any(a in picked and b in picked for a, b in pairs):
            best = max(best, len(picked))
    return best
