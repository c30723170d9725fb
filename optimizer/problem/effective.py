"""From a constraint set and a scenario to the rules that hold for this client."""

from collections.abc import Iterator
from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.domain.exercise import Chain, Exercise, Goal, MuscleClass
from optimizer.domain.framework import Framework
from optimizer.domain.scenario import Range, Scenario
from optimizer.kinds import Rule
from optimizer.kinds.availability import AvailabilityRule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.include import IncludeRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.pairs import PairsRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.recovery import RecoveryRule
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.consequences import applied
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.gyms import days_for
from optimizer.problem.intake import Bounds
from optimizer.problem.objective import StimulusTerm
from optimizer.problem.template import Template


def effective_rules(
    constraint_set: ConstraintSet, scenario: Scenario, catalog: Catalog
) -> tuple[Rule, ...]:
    """The rules of this client: `each` written out, intake and overrides applied, wishes added.

    A later rule with the id of an earlier one replaces it; rules of screens and flags come after
    those of the set, and those of a template last. `weekly_sets` replaces the set's bounds of a
    weekly volume; of `balance`, the bounds of screens and flags, and the rule's own the tighter wins.
    """
    intake = applied(scenario, catalog)
    rules: dict[str, Rule] = {}
    for rule in (*constraint_set.rules, *intake.rules):
        for written in _written_out(rule, catalog):
            rules[written.id] = written
    of_the_set = dict(rules)
    for rule in of_the_set.values():
        if isinstance(rule, VolumeRule):
            rules[rule.id] = _with_weekly_sets(rule, scenario, catalog)
        elif isinstance(rule, RatioRule):
            rules[rule.id] = _with_balance(rule, scenario)
    for bounds in (*intake.bounds, *_bounds_of(intake.rules)):
        if bounds.rule in rules:
            rules[bounds.rule] = _held_to(bounds, rules[bounds.rule], of_the_set[bounds.rule])
    wishes = (
        *_missing_volumes(rules, scenario),
        *_wishes(scenario),
        *_framework(scenario, catalog),
    )
    for wish in wishes:
        rules[wish.id] = wish
    for rule in _template(scenario, catalog, rules):
        rules[rule.id] = rule
    return tuple(rules.values())


def _bounds_of(rules: tuple[Rule, ...]) -> Iterator[Bounds]:
    """What volumes of the intake ask for, which `weekly_sets` may not loosen."""
    for rule in rules:
        if isinstance(rule, VolumeRule):
            yield Bounds(rule=rule.id, min=rule.min, max=rule.max)


def _held_to(bounds: Bounds, rule: Rule, of_the_set: Rule) -> Rule:
    """The rule with the tighter of its own bounds and these."""
    if not isinstance(rule, VolumeRule | RatioRule | CoverageRule):
        return rule
    low, own = bounds.min, getattr(of_the_set, "min", None)
    if bounds.more is not None:
        low = (own or 0) + bounds.more
    return _tightened(rule, low, bounds.max)


def _tightened(
    rule: VolumeRule | RatioRule | CoverageRule, low: Fraction | None, high: Fraction | None
) -> Rule:
    """The rule with the tighter of two pairs of bounds; coverage counts whole numbers."""
    number = int if isinstance(rule, CoverageRule) else Fraction
    lows = [number(end) for end in (rule.min, low) if end is not None]
    highs = [number(end) for end in (rule.max, high) if end is not None]
    return rule.model_copy(update={"min": max(lows, default=None), "max": min(highs, default=None)})


def _written_out(rule: Rule, catalog: Catalog) -> Iterator[Rule]:
    if not isinstance(rule, VolumeRule | RecoveryRule) or not rule.each:
        yield rule
        return
    for item in catalog.measured.values():
        if item.class_ not in rule.each:
            continue
        change = {"id": rule.id.format(muscle=item.id), "muscle": item.id, "each": ()}
        if isinstance(rule, VolumeRule) and rule.taxonomy_bounds:
            bounds = {
                "min": Fraction(item.min),
                "max": None if item.max is None else Fraction(item.max),
            }
            yield rule.model_copy(update={**bounds, **change})
        else:
            yield rule.model_copy(update=change)


def is_weekly_volume(rule: Rule) -> bool:
    """Whether `weekly_sets` of a scenario speaks of this rule."""
    return isinstance(rule, VolumeRule) and rule.per == "week" and not rule.direct


def _with_weekly_sets(rule: VolumeRule, scenario: Scenario, catalog: Catalog) -> VolumeRule:
    if not is_weekly_volume(rule) or rule.muscle is None:
        return rule
    wanted = scenario.weekly_sets.get(rule.muscle)
    if wanted is None and catalog.measured[rule.muscle].class_ is MuscleClass.FULL:
        wanted = scenario.weekly_sets.get("default")
    return (
        rule if wanted is None else rule.model_copy(update={"min": wanted.min, "max": wanted.max})
    )


def _missing_volumes(rules: dict[str, Rule], scenario: Scenario) -> Iterator[Rule]:
    """Weekly sets that the client asks for and no rule of the set speaks of."""
    bounded = {
        r.muscle for r in rules.values() if isinstance(r, VolumeRule) and is_weekly_volume(r)
    }
    for muscle, wanted in scenario.weekly_sets.items():
        if muscle != "default" and muscle not in bounded:
            yield VolumeRule(
                id=f"volume.{muscle}", kind="volume", muscle=muscle, min=wanted.min, max=wanted.max,
                why="The client asks for these weekly sets.", source="scenario weekly_sets",
            )  # fmt: skip


def _with_balance(rule: RatioRule, scenario: Scenario) -> Rule:
    wanted = scenario.balance.get(rule.id.removeprefix("ratio."))
    if wanted is None:
        return rule
    return _tightened(rule, wanted.min, wanted.max)


def _wishes(scenario: Scenario) -> Iterator[Rule]:
    for exercise in scenario.include:
        yield IncludeRule(
            id=f"include.{exercise}", kind="include", exercise=exercise,
            why="The client asks for this exercise.", source="scenario include",
        )  # fmt: skip
    for lock in scenario.lock:
        yield LockRule(
            id=".".join(["lock", *([lock.week] if lock.week else []), lock.day, lock.exercise]),
            kind="lock", day=lock.day, week=lock.week, exercise=lock.exercise, sets=lock.sets,
            why="The client fixes this exercise to this day.", source="scenario lock",
        )  # fmt: skip


def template_of(scenario: Scenario, catalog: Catalog) -> Template | None:
    """The template that the scenario names."""
    return next((t for t in catalog.templates if t.id == scenario.template), None)


def _template(scenario: Scenario, catalog: Catalog, rules: dict[str, Rule]) -> Iterator[Rule]:
    """What the template fixes and loosens; what the client excludes is left out of it."""
    template = template_of(scenario, catalog)
    if template is not None:
        names = catalog.by_id.keys() - set(scenario.exclude)
        yield from template.rules(scenario.days, names, dict(rules))


def frameworks_for(scenario: Scenario, catalog: Catalog) -> tuple[Framework, ...]:
    """The frameworks that suit the client's wish and number of training days."""
    days = len(scenario.days)
    if scenario.framework == "auto":
        return tuple(f for f in catalog.frameworks if days in f.suits)
    return tuple(f for f in catalog.frameworks if f.id == scenario.framework and days in f.days)


def _framework(scenario: Scenario, catalog: Catalog) -> Iterator[Rule]:
    choices = frameworks_for(scenario, catalog)
    if not choices:
        return
    one = len(choices) == 1
    yield FrameworkRule(
        id="framework", kind="framework", choices=choices, free=scenario.framework == "auto",
        why=choices[0].why if one else "Every session has a theme, so that the week has a shape.",
        source=choices[0].source if one else "rules.md section 3, C-32",
    )  # fmt: skip


def obstacles(
    exercise: Exercise, rules: tuple[Rule, ...], scenario: Scenario, catalog: Catalog
) -> list[tuple[AvailabilityRule, str]]:
    """Which availability rules keep the exercise out, each with the reason (rules.md 2.4).

    Equipment keeps out only what no training day has it for; of one day ask with `scenario.on(day)`.
    """
    found = []
    for rule in rules:
        if isinstance(rule, AvailabilityRule):
            reason = _obstacle(rule.by, exercise, scenario, catalog)
            if reason is not None:
                found.append((rule, reason))
    return found


def _obstacle(by: str, exercise: Exercise, scenario: Scenario, catalog: Catalog) -> str | None:
    if by == "equipment" and not days_for(exercise, scenario, catalog):
        return "needs " + " or ".join(" + ".join(items) for items in exercise.equipment)
    if by == "level" and exercise.level > scenario.level.rank:
        return f"is level {exercise.level}, the client is {scenario.level} ({scenario.level.rank})"
    if by == "stress":
        for tag, limit in scenario.limits.items():
            if exercise.stress.get(tag, 0) > limit:
                return f"has {tag} {exercise.stress[tag]}, allowed at most {limit}"
    if by == "exclude" and exercise.id in scenario.exclude:
        return "is excluded"
    if by == "default_off" and "default_off" in exercise.tags:
        wished = {*scenario.include, *(lock.exercise for lock in scenario.lock)}
        if exercise.id not in wished:
            return "is used only when a scenario includes it"
    return None


def session_time(rules: tuple[Rule, ...]) -> SessionTimeRule | None:
    """The one rule that gives warm-up and cool-down."""
    return next((rule for rule in rules if isinstance(rule, SessionTimeRule)), None)


def stimulus_weights(term: StimulusTerm, scenario: Scenario, catalog: Catalog) -> dict[str, int]:
    """Weight of every muscle and group that the stimulus counts, zero weights left out."""
    weights = {}
    for item in catalog.measured.values():
        weak = scenario.weak.get(item.id, 0)
        counted_as = MuscleClass.FULL if weak else item.class_
        weight = term.class_weight.get(counted_as, 0)
        if weight and item.chain is Chain.POSTERIOR:
            weight += term.posterior
        if weak:
            weight += term.weak[weak]
        if weight:
            weights[item.id] = min(weight, term.cap)
    return weights


def show_range(low: Fraction | None, high: Fraction | None) -> str:
    """Bounds as people write them."""
    if low is None and high is None:
        return "any"
    if low is not None and low == high:
        return show_fraction(low)
    return str(Range(min=low, max=high))


def half_minutes(exercise: Exercise, goal: Goal) -> int:
    """Half minutes of one set with its rest, rounded to the nearest (halves up)."""
    return (exercise.set_seconds(goal) + 15) // 30


CHANGEOVER_SECONDS = 15
"""Walking from one exercise of a pair to the other, once per set (formats.md section 2)."""


def pairing(rules: tuple[Rule, ...], scenario: Scenario) -> PairsRule | None:
    """The rule that allows pairs, unless the client forbids them."""
    if scenario.pairs == "forbid":
        return None
    return next((rule for rule in rules if isinstance(rule, PairsRule)), None)


def framework_rule(rules: tuple[Rule, ...]) -> FrameworkRule | None:
    """The rule that gives the days their themes."""
    return next((rule for rule in rules if isinstance(rule, FrameworkRule)), None)


def with_framework(rules: tuple[Rule, ...], choices: tuple[Framework, ...]) -> tuple[Rule, ...]:
    """The rules with only these frameworks to choose from; with none, days have no themes."""
    return tuple(
        rule.model_copy(update={"choices": choices}) if isinstance(rule, FrameworkRule) else rule
        for rule in rules
    )


def loosest(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules without a framework, where they leave that open: what allows the most weeks."""
    rule = framework_rule(rules)
    return with_framework(rules, ()) if rule is not None and rule.free else rules


def saved_seconds(first: Exercise, second: Exercise, goal: Goal) -> int:
    """Seconds that one round of a pair saves against straight sets: the shorter rest, less the walk."""
    return min(first.rest_seconds[goal], second.rest_seconds[goal]) - CHANGEOVER_SECONDS
