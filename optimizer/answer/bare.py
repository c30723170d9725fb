"""Weeks that say only which sets stand on which day, written out: what an audit looks at."""

from dataclasses import replace

from optimizer.answer.week import written_week
from optimizer.domain.placed import Placed, placed_in
from optimizer.domain.program import Week
from optimizer.kinds.pairs import PairsRule, pairing
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.template import Template, TemplateDay


def bare_weeks(template: Template, sets: int, problem: Problem) -> tuple[Week, ...]:
    """Both weeks of a template on the scenario's days, every exercise with as many sets.

    Its pairs are done in turns where the rules allow that.
    """
    scenario, catalog = problem.scenario, problem.catalog
    allowed = pairing(problem.rules, scenario)
    weeks = []
    for name, planned in template.weeks.items():
        days = dict(zip(scenario.days, planned, strict=True))
        chosen = {day: dict.fromkeys(held.exercises, sets) for day, held in days.items()}
        pairs = {day: _pairs(held, allowed, catalog) for day, held in days.items()}
        weeks.append(written_week(name, Placed(chosen, pairs), problem))
    return tuple(weeks)


def _pairs(held: TemplateDay, allowed: PairsRule | None, catalog: Catalog) -> list[tuple[str, str]]:
    """The pairs of a day that the rules allow."""
    if allowed is None:
        return []
    return [pair for pair in held.pairs if _fit(*pair, allowed, catalog)]


def rewritten_week(week: Week, problem: Problem) -> Week:
    """A week of any origin with its days, sets and pairs, the rest as it is written here.

    Pairs stay even if no kind allows them, so that an audit can say so; where no rule speaks of
    pairs they are straight sets. What stands twice in a session is done once, with the sets of both.
    """
    scenario, placed = problem.scenario, placed_in(week)
    days = {s.day: scenario.days.get(s.day, s.budget_minutes) for s in week.sessions}
    held = replace(problem, scenario=scenario.model_copy(update={"days": days}))
    rule = PairsRule.among(problem.rules)
    pairs = {
        day: [] if rule is None else [_turned(*pair, rule, problem.catalog) for pair in formed]
        for day, formed in placed.pairs.items()
    }
    return written_week(week.week, replace(placed, pairs=pairs), held)


def _turned(first: str, second: str, rule: PairsRule, catalog: Catalog) -> tuple[str, str]:
    """The pair, turned round where only that order is allowed."""
    turned = not _fit(first, second, rule, catalog) and _fit(second, first, rule, catalog)
    return (second, first) if turned else (first, second)


def _fit(first: str, second: str, rule: PairsRule, catalog: Catalog) -> bool:
    return rule.pairs(catalog.by_id[first], catalog.by_id[second]) is not None
