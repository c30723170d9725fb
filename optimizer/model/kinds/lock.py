"""Lock: an exercise that the client fixes to a day."""

from optimizer.kinds.lock import LockRule
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear


def compile(rule: LockRule, plan: Plan) -> None:
    """`chosen[e,d] = 1`, and `sets[e,d] = sets` where given; hence at least that on the week."""
    if rule.week is not None and rule.week != plan.week:
        return
    exercise = plan.catalog.by_id[rule.exercise]
    if not plan.offers(rule.exercise):
        plan.rows.add(Linear() >= 1, rule.id, rule.exercise)
        return
    plan.rows.add(plan.amount(exercise, "exercises") >= 1, rule.id, rule.exercise)
    if rule.sets is not None:
        limits = plan.limits(exercise)
        others = plan.amount(exercise, "sessions") - 1
        sets = plan.amount(exercise, "sets")
        plan.rows.add(sets >= rule.sets + limits.min_sets * others, rule.id, rule.exercise)
        plan.rows.add(sets <= rule.sets + limits.max_sets * others, rule.id, rule.exercise)
        if not limits.min_sets <= rule.sets <= limits.max_sets:
            plan.rows.add(Linear() >= 1, rule.id, rule.exercise)
    if plan.with_days:
        here = plan.amount(exercise, "exercises", rule.day)
        plan.rows.add(here >= 1, rule.id, rule.day)
        if rule.sets is not None:
            sets = plan.amount(exercise, "sets", rule.day)
            plan.rows.add(sets == rule.sets, rule.id, rule.day)
