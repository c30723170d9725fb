"""Among equal weeks, the kinder one: how fixed totals are spread over the days.

The objective speaks of weekly totals only, so every placing of the same totals is equally good by
it. This second, subordinate objective picks among them: class-A muscles trained directly on two
days or more, compound lifts on every day, opposing lifts as pairs, other pairs only where the
minutes ask for them, and sessions of even fullness. It never changes what is trained, or the proof.
"""

from optimizer.domain.exercise import MuscleClass
from optimizer.domain.selector import Selector
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.pairs import pairs_of, work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, total
from optimizer.model.themes import themes_of
from optimizer.problem.overhead import work_budgets

EXPOSURES = 2
"""Days with direct work that a muscle should have (evidence.md 3, frequency)."""


def add_arrangement(plan: Plan) -> None:
    """Add exposures, compound lifts on every day, themes in their order, and evenness."""
    exposures: list[Linear] = []
    for item in plan.catalog.measured.values():
        if item.class_ is not MuscleClass.FULL:
            continue
        seen = []
        for day in plan.days:
            direct = plan.direct_sets(item.id, day)
            if direct.terms:
                trained = plan.literal(f"trained[{item.id},{day}]")
                plan.rows.add(direct >= trained)
                seen.append(trained)
        counted = plan.variable(f"exposures[{item.id}]", 0, EXPOSURES)
        plan.rows.add(counted <= total(seen))
        exposures.append(counted)
    plan.rows.terms.append(ObjectiveTerm("arrangement.exposures", 20, total(exposures)))
    least = plan.variable("least_compound_sets", 0, 60)
    for day in plan.days:
        compound = plan.count(Selector(compound=True), "sets", day)
        plan.rows.add(compound >= least)
    plan.rows.terms.append(ObjectiveTerm("arrangement.least_compound", 5, least))
    pairs = pairs_of(plan)
    if pairs is not None:
        flows = [flow for day in plan.days for flow in pairs.flows(day)]
        worth = total((2 if flow.antagonists else -1) * flow.count for flow in flows)
        plan.rows.terms.append(ObjectiveTerm("arrangement.pairs", 1, worth))
    _themes_in_order(plan)
    rule = SessionTimeRule.among(plan.rules)
    if rule is None:
        return
    emptiest = plan.variable("spare_minutes", 0, 240)
    for day, budget in work_budgets(rule, plan.scenario, plan.catalog).items():
        used = work_seconds(plan, day)
        plan.rows.add(60 * emptiest >= budget - used)
    plan.rows.terms.append(ObjectiveTerm("arrangement.emptiest", -1, emptiest))


def _themes_in_order(plan: Plan) -> None:
    """Days take the themes in the order in which the framework lists them."""
    themes = themes_of(plan)
    if themes is None:
        return
    listed = themes.framework.themes
    in_order = total(
        themes.on(day, listed[index % len(listed)]) for index, day in enumerate(plan.days)
    )
    plan.rows.terms.append(ObjectiveTerm("arrangement.themes", 10, in_order))
