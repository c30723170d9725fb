"""Volume: weekly or daily sets of a muscle or group."""

from functools import partial

from optimizer.kinds.volume import VolumeRule, half_sets
from optimizer.model.measures import Amount, counted
from optimizer.model.places import every_session
from optimizer.model.plan import Plan
from optimizer.model.rows import Between


def compile(rule: VolumeRule, plan: Plan) -> None:
    """`2 min <= sum(c[e,m] * sets[e]) <= 2 max` in half sets; direct: sets with c = 2.

    Daily: the upper bound on every day. (rules.md C-01 to C-04)
    """
    assert rule.muscle is not None
    measure = plan.direct_sets if rule.direct else plan.half_sets
    low = (
        None if rule.min is None else half_sets(rule.min) if not rule.direct else -(-rule.min // 1)
    )
    high = None if rule.max is None else half_sets(rule.max) if not rule.direct else rule.max // 1
    if rule.per == "week":
        plan.rows.add(Between(measure(rule.muscle), low, high), rule.id, rule.muscle)
        return
    assert high is not None
    every_session(plan, partial(measure, rule.muscle), None, high, rule.id, rule.muscle)


def amount(rule: VolumeRule, plan: Plan) -> Amount:
    """Weekly sets, of which half sets are parts."""
    assert rule.muscle is not None
    if rule.direct:
        return counted(plan.direct_sets(rule.muscle))
    return counted(plan.half_sets(rule.muscle), 2)
