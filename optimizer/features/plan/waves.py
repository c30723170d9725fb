"""Waves: a solved week with more or fewer sets, and nothing else changed.

Who stands on which day, the pairs and the themes are those of the base weeks. Only sets are free, and
only the way of the wave: no exercise loses a set in a week of more, or gains one in a week of fewer. The
week comes as near to its percent as the rules let it, then every day, then every exercise. With the
pairs known, what they save is a sum over their sets, so no pair has to be searched for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.framework import Framework
from optimizer.domain.placed import Placed
from optimizer.domain.waves import WHOLE
from optimizer.engines import cpsat
from optimizer.engines.stop import Stop
from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule, with_framework
from optimizer.kinds.pairs import saved_seconds, straight_sets
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.compile import Model, compiled
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, total
from optimizer.model.themes import themes_of
from optimizer.problem.overhead import work_budgets
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings

WEEK, DAY, EXERCISE = 100, 10, 1
"""What a set too many or too few costs in the week, on a day and of an exercise."""
MOST_SETS = 20 * 10
"""Sets of a session, beyond anything that a rule allows."""
DETERMINISTIC = 1.0
"""Deterministic time of one wave; an ordinary one is proven in a tenth of it."""
REASON_DETERMINISTIC = 0.1
"""Deterministic time to see how near a week comes without one kind of rules."""

REASONS = {
    "session_time": "fits the minutes",
    "volume": "keeps the weekly sets of every muscle",
    "exercise_limits": "keeps the sets that an exercise may have",
    "ratio": "keeps the ratios",
    "coverage": "keeps what the week must hold",
    "lock": "keeps what is locked",
    "recovery": "keeps the recovery between days",
}
"""Kinds of rules that may hold a week back from its wave, in words; the first that does is told."""
TOGETHER = "keeps all rules together"
NOT_PROVEN = "is the nearest that was found"


@dataclass(frozen=True, slots=True)
class Waved:
    """Base weeks with the sets of a wave, and how much of the wave the rules let through."""

    placed: tuple[Placed, ...]
    proven: bool
    distance: int
    """Hundredths of a set by which the weeks miss the percent of their sets, added up."""


def waved(
    base: tuple[Placed, ...],
    percent: int,
    problem: Problem,
    seed: int = 0,
) -> Waved:
    """The base weeks with about `percent` of their sets, under the rules that hold in such weeks.

    The base weeks keep these rules, so a search that ends without a week gives them unchanged. Raises
    KeyboardInterrupt if the user stops it.
    """
    return _nearest(base, percent, problem, seed, (WEEK, DAY, EXERCISE))


def _nearest(
    base: tuple[Placed, ...],
    percent: int,
    problem: Problem,
    seed: int,
    weights: tuple[int, int, int],
    deterministic: float = DETERMINISTIC,
) -> Waved:
    model = _model(base, percent, problem, weights)
    limits = SearchSettings(deterministic=deterministic, seed=seed)
    stop = Stop()
    outcome = cpsat.solve(model.rows, limits, stop=stop)
    if stop.requested:
        raise KeyboardInterrupt
    if outcome.values is None:
        return Waved(base, False, sum(_distance(week, week, percent) for week in base))
    values = outcome.values
    weeks = tuple(
        _with_sets(week, plan, values) for week, plan in zip(base, model.plans, strict=True)
    )
    pairs = zip(weeks, base, strict=True)
    return Waved(weeks, outcome.proven, sum(_distance(w, b, percent) for w, b in pairs))


def hindrance(
    found: Waved,
    base: tuple[Placed, ...],
    percent: int,
    problem: Problem,
    seed: int = 0,
) -> str:
    """What holds weeks back, in words: the kind of rules without which they would come nearest."""
    if not found.proven:
        return NOT_PROVEN
    nearest, words = found.distance, TOGETHER
    for kind, told in REASONS.items():
        fewer = tuple(rule for rule in problem.rules if rule.kind != kind)
        if len(fewer) == len(problem.rules):
            continue
        freed = _nearest(
            base, percent, problem.with_rules(fewer), seed, (1, 0, 0), REASON_DETERMINISTIC
        )
        if freed.distance < nearest:
            nearest, words = freed.distance, told
    return words


def _model(
    base: tuple[Placed, ...],
    percent: int,
    problem: Problem,
    weights: tuple[int, int, int],
) -> Model:
    names = {name for week in base for sets in week.sets.values() for name in sets}
    support = tuple(e for e in problem.catalog.exercises if e.id in names)
    # Pairs stay as they are, so minutes are stated with what just these pairs save.
    timing = SessionTimeRule.among(problem.rules)
    themed = straight_sets(_themed(base, problem.rules))
    searched = tuple(rule for rule in themed if rule is not timing)
    model = compiled(problem.with_rules(searched), support, with_days=True, with_objective=False)
    for week, plan in zip(base, model.plans, strict=True):
        _hold(week, plan, percent)
        if timing is not None:
            _minutes(timing, week, plan)
        _steer(week, plan, percent, weights)
    return model


def _themed(base: tuple[Placed, ...], rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules with the one framework that the base weeks have, or with none."""
    rule = FrameworkRule.among(rules)
    if rule is None:
        return rules
    themes = {theme for week in base for theme in week.themes.values()}

    def serves(framework: Framework) -> bool:
        return bool(themes) and all(framework.theme(theme) is not None for theme in themes)

    return with_framework(rules, tuple(f for f in rule.choices if serves(f))[:1])


def _hold(week: Placed, plan: Plan, percent: int) -> None:
    """Every exercise on its days, none against the wave; equal sets in a pair, days' themes."""
    themes = themes_of(plan)
    for day in plan.days:
        for exercise in plan.exercises:
            here = int(exercise.id in week.sets[day])
            plan.rows.add(plan.amount(exercise, "exercises", day) == here)
            base = week.sets[day].get(exercise.id, 0)
            sets = plan.amount(exercise, "sets", day)
            plan.rows.add(sets >= base if percent > WHOLE else sets <= base)
        for pair in week.pairs[day]:
            first, second = (plan.amount(plan.catalog.by_id[name], "sets", day) for name in pair)
            plan.rows.add(first == second)
        for theme in themes.framework.themes if themes is not None else ():
            if themes is not None and theme.id == week.themes[day]:
                plan.rows.add(themes.on(day, theme) == 1)


def _minutes(rule: SessionTimeRule, week: Placed, plan: Plan) -> None:
    """`straight sets - sum(saved * sets of the pair) <= budget[d]`. (formats.md 2)"""
    goal, by_id = plan.scenario.goal, plan.catalog.by_id
    for day, budget in work_budgets(rule, plan.scenario, plan.catalog).items():
        saved = total(
            saved_seconds(by_id[a], by_id[b], goal) * plan.amount(by_id[a], "sets", day)
            for a, b in week.pairs[day]
        )
        plan.rows.add(plan.seconds(day) - saved <= budget, rule.id, day)


def _steer(week: Placed, plan: Plan, percent: int, weights: tuple[int, int, int]) -> None:
    """Minimise `|100 sets - percent * base|` of the week, of its days and of its exercises."""
    for name, weight, sets, base in _amounts(week, plan, weights):
        if not weight:
            continue
        off = plan.variable(f"off[{name}]", 0, 100 * MOST_SETS * len(plan.days))
        plan.rows.add(off >= 100 * sets - percent * base)
        plan.rows.add(off >= percent * base - 100 * sets)
        plan.rows.terms.append(ObjectiveTerm(f"wave.{name}", -weight, off))


def _amounts(
    week: Placed, plan: Plan, weights: tuple[int, int, int]
) -> Iterator[tuple[str, int, Linear, int]]:
    """Everything that has a percent: its name, what it costs to miss it, its sets and base sets."""
    of_week, of_day, of_exercise = weights
    whole = sum(n for here in week.sets.values() for n in here.values())
    yield "week", of_week, plan.every(), whole
    for day in plan.days:
        yield day, of_day, plan.every("sets", day), sum(week.sets[day].values())
        for name, sets in week.sets[day].items():
            amount = plan.amount(plan.catalog.by_id[name], "sets", day)
            yield f"{name},{day}", of_exercise, amount, sets


def _with_sets(week: Placed, plan: Plan, values: list[int]) -> Placed:
    by_id = plan.catalog.by_id
    sets = {
        day: {name: plan.amount(by_id[name], "sets", day).value(values) for name in here}
        for day, here in week.sets.items()
    }
    return Placed(sets, week.pairs, week.themes)


def _distance(week: Placed, base: Placed, percent: int) -> int:
    sets, of = (sum(n for here in w.sets.values() for n in here.values()) for w in (week, base))
    return abs(100 * sets - percent * of)
