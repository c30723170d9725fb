"""Recovery: a muscle that worked hard today works little tomorrow."""

from optimizer.domain.week import consecutive
from optimizer.kinds.recovery import RecoveryRule
from optimizer.model.plan import Plan


def compile(rule: RecoveryRule, plan: Plan) -> None:
    """`direct[m,d] >= high_sets` implies `direct[m,d+1] <= next_day_sets`, cyclic. (rules.md C-38)"""
    assert rule.muscle is not None
    if not plan.with_days:
        return
    for day, after in consecutive(plan.days):
        hard = plan.literal(f"hard[{rule.muscle},{day}]")
        fact = f"{day}-{after}"
        today, tomorrow = (plan.direct_sets(rule.muscle, d) for d in (day, after))
        slack = max(0, plan.rows.highest(today) - rule.high_sets + 1)
        plan.rows.add(today <= rule.high_sets - 1 + slack * hard, rule.id, fact)
        most = max(rule.next_day_sets, plan.rows.highest(tomorrow))
        rise = most - rule.next_day_sets
        plan.rows.add(tomorrow <= most - rise * hard, rule.id, fact)
