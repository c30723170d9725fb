"""From a constraint set and a scenario to the rules that hold for this client."""

from collections.abc import Iterator

from optimizer.domain.exercise import Chain, Exercise, Goal, MuscleClass
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.include import IncludeRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.consequences import applied
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.objective import StimulusTerm
from optimizer.problem.template import Template


def effective_rules(
    constraint_set: ConstraintSet, scenario: Scenario, catalog: Catalog
) -> tuple[Rule, ...]:
    """The rules that every week of this client keeps."""
    return by_grade(stated_rules(constraint_set, scenario, catalog), scenario)[0]


def by_grade(
    stated: tuple[Rule, ...], scenario: Scenario
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Musts, and shoulds that the client neither holds to nor leaves out."""
    musts: list[Rule] = []
    shoulds: list[Rule] = []
    for rule in stated:
        wish = scenario.grades.get(rule.id)
        if wish == "must":
            musts.append(rule.model_copy(update={"grade": "must", "weight": None}))
        elif wish is None:
            (musts if rule.grade == "must" else shoulds).append(rule)
    return tuple(musts), tuple(shoulds)


def stated_rules(
    constraint_set: ConstraintSet, scenario: Scenario, catalog: Catalog
) -> tuple[Rule, ...]:
    """The rules of this client: `each` written out, intake and overrides applied, wishes added.

    A later rule with the id of an earlier one replaces it; rules of screens and flags come after
    those of the set, and those of a template last. `weekly_sets` replaces the set's bounds of a
    weekly volume; of `balance`, the bounds of screens and flags, and the rule's own the tighter wins.
    """
    intake = applied(scenario, catalog)
    of_the_set: dict[str, Rule] = {}
    for rule in (*constraint_set.rules, *intake.rules):
        for written in rule.written_out(catalog):
            of_the_set[written.id] = written.in_place_of(of_the_set.get(written.id, written))
    rules = {rule.id: rule.for_client(scenario, catalog) for rule in of_the_set.values()}
    for rule in intake.rules:
        if rule.id in rules:
            rules[rule.id] = rules[rule.id].tightened(*of_the_set[rule.id].bounds)
    for bounds in intake.bounds:
        if bounds.rule in rules:
            low = bounds.min
            if bounds.more is not None:
                low = (of_the_set[bounds.rule].bounds[0] or 0) + bounds.more
            rules[bounds.rule] = rules[bounds.rule].tightened(low, bounds.max)
    wishes = (
        *VolumeRule.missing(rules.values(), scenario),
        *IncludeRule.of(scenario),
        *LockRule.of(scenario),
        *FrameworkRule.of(scenario, catalog),
    )
    rules |= {wish.id: wish for wish in wishes}
    rules |= {rule.id: rule for rule in _template(scenario, catalog, rules)}
    return tuple(rules.values())


def template_of(scenario: Scenario, catalog: Catalog) -> Template | None:
    """The template that the scenario names."""
    return next((t for t in catalog.templates if t.id == scenario.template), None)


def _template(scenario: Scenario, catalog: Catalog, rules: dict[str, Rule]) -> Iterator[Rule]:
    """What the template fixes and loosens; what the client excludes is left out of it."""
    template = template_of(scenario, catalog)
    if template is not None:
        names = catalog.by_id.keys() - set(scenario.exclude)
        yield from template.rules(scenario.days, names, dict(rules))


def obstacles(
    exercise: Exercise, rules: tuple[Rule, ...], scenario: Scenario, catalog: Catalog
) -> list[tuple[Rule, str]]:
    """Which rules keep the exercise out, each with the reason (rules.md 2.4)."""
    found = ((rule, rule.obstacle(exercise, scenario, catalog)) for rule in rules)
    return [(rule, reason) for rule, reason in found if reason is not None]


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


def half_minutes(exercise: Exercise, goal: Goal) -> int:
    """Half minutes of one set with its rest, rounded to the nearest (halves up)."""
    return (exercise.set_seconds(goal) + 15) // 30
