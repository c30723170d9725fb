"""Lock: an exercise that the client fixes to a day."""

from optimizer.kinds.lock import LockRule
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, total


def compile(rule: LockRule, plan: Plan) -> None:
    """`chosen[e,d] = 1`, and `sets[e,d] = sets` where given; hence at least that on the week."""
    if rule.week is not None and rule.week != plan.week:
        return
    exercise = plan.catalog.by_id[rule.exercise]
    if not plan.offers(rule.exercise):
        plan.rows.row(Linear(), 1, None, rule.id, rule.exercise)
        return
    plan.rows.row(plan.amount(exercise, "exercises"), 1, None, rule.id, rule.exercise)
    if rule.sets is not None:
        limits = plan.limits(exercise)
        others = total([(1, plan.amount(exercise, "sessions"))])
        others.constant -= 1
        sets = plan.amount(exercise, "sets")
        least = total([(1, sets), (-limits.min_sets, others)])
        most = total([(1, sets), (-limits.max_sets, others)])
        plan.rows.row(least, rule.sets, None, rule.id, rule.exercise)
        plan.rows.row(most, None, rule.sets, rule.id, rule.exercise)
        if not limits.min_sets <= rule.sets <= limits.max_sets:
            plan.rows.row(Linear(), 1, None, rule.id, rule.exercise)
    if plan.with_days:
        here = plan.amount(exercise, "exercises", rule.day)
        plan.rows.row(here, 1, None, rule.id, rule.day)
        if rule.sets is not None:
            sets = plan.amount(exercise, "sets", rule.day)
            plan.rows.row(sets, rule.sets, rule.sets, rule.id, rule.day)
