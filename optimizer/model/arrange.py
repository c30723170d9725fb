"""Among equal weeks, the kinder one: how fixed totals are spread over the days.

The objective speaks of weekly totals only, so every placing of the same totals is equally good by
it. This second, subordinate objective picks among them: class-A muscles trained directly on two
days or more, compound lifts on every day, opposing lifts as pairs, other pairs only where the
minutes ask for them, and sessions of even fullness. It never changes what is trained, or the proof.
"""

from optimizer.domain.exercise import MuscleClass
from optimizer.domain.selector import Selector
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.pairs import work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm, total
from optimizer.problem.overhead import work_budgets

EXPOSURES = 2
"""Days with direct work that a muscle should have (evidence.md 3, frequency)."""


def add_arrangement(plan: Plan) -> None:
    """Add exposures, compound lifts on every day, themes in their order, and evenness."""
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
        counted = plan.variable(f"exposures[{item.id}]", 0, EXPOSURES)
        plan.rows.row(total([(1, counted), *((-1, t) for _, t in seen)]), None, 0)
        exposures.append((1, counted))
    plan.rows.terms.append(ObjectiveTerm("arrangement.exposures", 20, total(exposures)))
    least = plan.variable("least_compound_sets", 0, 60)
    for day in plan.days:
        compound = plan.count(Selector(compound=True), "sets", day)
        plan.rows.row(total([(1, compound), (-1, least)]), 0, None)
    plan.rows.terms.append(ObjectiveTerm("arrangement.least_compound", 5, least))
    if plan.pairs is not None:
        flows = [flow for day in plan.days for flow in plan.pairs.flows(day)]
        worth = total((2 if flow.antagonists else -1, flow.count) for flow in flows)
        plan.rows.terms.append(ObjectiveTerm("arrangement.pairs", 1, worth))
    _themes_in_order(plan)
    rule = SessionTimeRule.among(plan.rules)
    if rule is None:
        return
    emptiest = plan.variable("spare_minutes", 0, 240)
    for day, budget in work_budgets(rule, plan.scenario, plan.catalog).items():
        used = work_seconds(plan, day)
        # spare >= budget - used, in minutes
        plan.rows.row(total([(60, emptiest), (1, used)]), budget, None)
    plan.rows.terms.append(ObjectiveTerm("arrangement.emptiest", -1, emptiest))


def _themes_in_order(plan: Plan) -> None:
    """Days take the themes in the order in which the framework lists them."""
    if plan.themes is None:
        return
    themes = plan.themes.framework.themes
    in_order = total(
        (1, plan.themes.on(day, themes[index % len(themes)])) for index, day in enumerate(plan.days)
    )
    plan.rows.terms.append(ObjectiveTerm("arrangement.themes", 10, in_order))
