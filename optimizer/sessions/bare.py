"""The weeks of a template as they stand, every exercise with as many sets: what an audit looks at."""

from optimizer.domain.catalog import Catalog
from optimizer.domain.policy import pairing
from optimizer.domain.program import Week
from optimizer.domain.rules import PairsRule, Rule
from optimizer.domain.scenario import Scenario
from optimizer.domain.template import Template, TemplateDay
from optimizer.sessions.week import written_week


def bare_weeks(
    template: Template, sets: int, scenario: Scenario, rules: tuple[Rule, ...], catalog: Catalog
) -> tuple[Week, ...]:
    """Both weeks on the scenario's days; its pairs are done in turns where the rules allow that."""
    allowed = pairing(rules, scenario)
    weeks = []
    for name, planned in template.weeks.items():
        days = dict(zip(scenario.days, planned, strict=True))
        chosen = {day: dict.fromkeys(held.exercises, sets) for day, held in days.items()}
        pairs = {day: _pairs(held, allowed, catalog) for day, held in days.items()}
        weeks.append(written_week(name, chosen, pairs, {}, scenario, rules, catalog))
    return tuple(weeks)


def _pairs(held: TemplateDay, allowed: PairsRule | None, catalog: Catalog) -> list[tuple[str, str]]:
    """The pairs of a day that the rules allow."""
    if allowed is None:
        return []
    return [
        (first, second)
        for first, second in held.pairs
        if allowed.pairs(catalog.by_id[first], catalog.by_id[second]) is not None
    ]
