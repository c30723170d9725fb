"""Among equal weeks, the kinder one: how fixed totals are spread over the days.

The objective speaks of weekly totals only, so every placing of the same totals is equally good by
it. This second, subordinate objective picks among them: class-A muscles trained directly on two
days or more, compound lifts on every day, opposing lifts as pairs, other pairs only where the
minutes ask for them, and sessions of even fullness. It never changes what is trained, or the proof.
"""

from optimizer.domain.exercise import MuscleClass
from optimizer.domain.overhead import session_overhead
from optimizer.domain.policy import session_time
from optimizer.domain.rules import Selector
from optimizer.model.pairs import work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm, total

EXPOSURES = 2
"""Days with direct work that a muscle should have (evidence.md 3, frequency)."""


def add_arrangement(plan: Plan) -> None:
    """Replace the plan's objective by exposures, compound lifts on every day, and evenness."""
    plan.rows.terms.clear()
    exposures = []
    for item in plan.catalog.measured.values():
        if item.class_ is not MuscleClass.FULL:
            continue
        seen = []
        for day in plan.days:
            direct = plan.direct_sets(item.id, day)
            if direct.terms:
                trained = plan.literal(f"trained[{item.id},{day}]")
                plan.rows.row(total([(1, direct), (-1, trained)]), 0, None)
                seen.append((1, trained))
        counted = plan.rows.variable(f"exposures[{item.id}]", 0, EXPOSURES)
        plan.rows.row(total([(1, counted), *((-1, t) for _, t in seen)]), None, 0)
        exposures.append((1, counted))
    plan.rows.terms.append(ObjectiveTerm("arrangement.exposures", 20, total(exposures)))
    least = plan.rows.variable("least_compound_sets", 0, 60)
    for day in plan.days:
        compound = plan.count(Selector(compound=True), "sets", day)
        plan.rows.row(total([(1, compound), (-1, least)]), 0, None)
    plan.rows.terms.append(ObjectiveTerm("arrangement.least_compound", 5, least))
    if plan.pairs is not None:
        formed = [pair for pairs in plan.pairs.on.values() for pair in pairs]
        worth = total((2 if pair.antagonists else -1, pair.chosen) for pair in formed)
        plan.rows.terms.append(ObjectiveTerm("arrangement.pairs", 1, worth))
    rule = session_time(plan.rules)
    if rule is None:
        return
    emptiest = plan.rows.variable("spare_minutes", 0, 240)
    for day, minutes in plan.scenario.days.items():
        budget = 60 * minutes - sum(session_overhead(rule, plan.scenario, plan.catalog, day))
        used = work_seconds(plan, day)
        # spare >= budget - used, in minutes
        plan.rows.row(total([(60, emptiest), (1, used)]), budget, None)
    plan.rows.terms.append(ObjectiveTerm("arrangement.emptiest", -1, emptiest))
