"""Recovery: a muscle that worked hard today works little tomorrow."""

from optimizer.domain.rules import RecoveryRule
from optimizer.domain.week import consecutive
from optimizer.model.plan import Plan
from optimizer.model.rows import total

DAILY_SETS = 60
"""More direct sets than any session can hold; the reach of the implication."""


def compile(rule: RecoveryRule, plan: Plan) -> None:
    """`direct[m,d] >= high_sets` implies `direct[m,d+1] <= next_day_sets`, cyclic. (rules.md C-38)"""
    assert rule.muscle is not None
    if not plan.with_days:
        return
    for day, after in consecutive(plan.days):
        hard = plan.literal(f"hard[{rule.muscle},{day}]")
        fact = f"{day}-{after}"
        today, tomorrow = (plan.direct_sets(rule.muscle, d) for d in (day, after))
        slack = DAILY_SETS - rule.high_sets + 1
        plan.rows.row(total([(1, today), (-slack, hard)]), None, rule.high_sets - 1, rule.id, fact)
        rise = DAILY_SETS - rule.next_day_sets
        plan.rows.row(total([(1, tomorrow), (rise, hard)]), None, DAILY_SETS, rule.id, fact)
