"""Weeks that say only which sets stand on which day, written out: what an audit looks at."""

from collections import Counter

from optimizer.answer.week import written_week
from optimizer.domain.program import Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.kinds.pairs import PairsRule, pairing
from optimizer.problem.catalog import Catalog
from optimizer.problem.template import Template, TemplateDay


def bare_weeks(
    template: Template, sets: int, scenario: Scenario, rules: tuple[Rule, ...], catalog: Catalog
) -> tuple[Week, ...]:
    """Both weeks of a template on the scenario's days, every exercise with as many sets.

    Its pairs are done in turns where the rules allow that.
    """
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
    return [pair for pair in held.pairs if _fit(*pair, allowed, catalog)]


def rewritten_week(
    week: Week, scenario: Scenario, rules: tuple[Rule, ...], catalog: Catalog
) -> Week:
    """A week of any origin with its days, sets and pairs, the rest as it is written here.

    Pairs stay even if no kind allows them, so that an audit can say so; where no rule speaks of
    pairs they are straight sets. What stands twice in a session is done once, with the sets of both.
    """
    days = {s.day: scenario.days.get(s.day, s.budget_minutes) for s in week.sessions}
    held = scenario.model_copy(update={"days": days})
    rule = PairsRule.among(rules)
    sets = {session.day: _sets(session) for session in week.sessions}
    pairs = {
        session.day: [] if rule is None else _turns(session, rule, catalog)
        for session in week.sessions
    }
    themes = {s.day: s.theme for s in week.sessions if s.theme is not None}
    return written_week(week.week, sets, pairs, themes, held, rules, catalog)


def _sets(session: Session) -> dict[str, int]:
    sets: Counter[str] = Counter()
    for item in session.items:
        sets[item.exercise] += item.sets
    return dict(sets)


def _turns(session: Session, rule: PairsRule, catalog: Catalog) -> list[tuple[str, str]]:
    """The pairs of a session, turned round where only that order is allowed."""
    times = Counter(item.exercise for item in session.items)
    found = []
    for block in session.blocks:
        names = [item.exercise for item in block.items]
        if len(names) == 2 and all(times[name] == 1 for name in names):
            first, second = names
            turned = not _fit(first, second, rule, catalog) and _fit(second, first, rule, catalog)
            found.append((second, first) if turned else (first, second))
    return found


def _fit(first: str, second: str, rule: PairsRule, catalog: Catalog) -> bool:
    return rule.pairs(catalog.by_id[first], catalog.by_id[second]) is not None
