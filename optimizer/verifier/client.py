"""Whom a week is judged for: the scenario and the rules that hold, worked out from what was asked.

This is a second reading of rules.md (sections 1, 2, 4 and 5), beside the one that the model is made
from: both know the same types of rules, and neither knows how the other comes to its bounds. An error
in one of them shows as a disagreement about a week.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.exercise import Exercise, Level, MuscleClass
from optimizer.domain.program import ChangeRow
from optimizer.domain.scenario import Range, Scenario
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.include import IncludeRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.recovery import RecoveryRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.intake import Change
from optimizer.problem.template import Template
from optimizer.verifier.equipment import equipped

LEFT_OUT = "Left out: equipment and level allow none of these."
NO_SUCH_RULE = "Nothing to tighten: these constraints have no such rule."

End = Fraction | int | None


@dataclass(frozen=True, slots=True)
class JudgedClient:
    """The scenario with what screens and flags make of it, the rules, and what the answers changed."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A change that an answer of the client brings; not `possible` where nothing could serve it."""

    trigger: str
    change: Change
    possible: bool


def client_of(asked: Scenario, constraint_set: ConstraintSet, catalog: Catalog) -> JudgedClient:
    """Who asked, under which rules: those of the set, of the answers, of the wishes, of the template."""
    answers = tuple(_answers(asked, catalog))
    rules = _rules(asked, constraint_set, answers, catalog)
    return JudgedClient(
        _in_force(asked, answers, catalog),
        tuple(rules.values()),
        tuple(_told(answers, rules)),
    )


# -- screens and flags -------------------------------------------------------------------------


def _answers(asked: Scenario, catalog: Catalog) -> Iterator[_Answer]:
    """Screens that failed, or that a flag stands for; then the flags themselves."""
    flags = [flag for flag in catalog.intake.flags if flag.id in asked.flags]
    listed: list[tuple[str, tuple[Change, ...]]] = []
    for screen in catalog.intake.screens:
        alike = [flag.id for flag in flags if flag.same_as == screen.id]
        if asked.screens.get(screen.id) == "fail":
            listed.append((f"{screen.id}: fail", screen.changes))
        elif alike:
            listed.append((" + ".join(alike), screen.changes))
    listed += [(flag.id, flag.changes) for flag in flags]
    for trigger, changes in listed:
        for change in changes:
            if asked.level in change.levels:
                yield _Answer(trigger, change, _possible(change, asked, catalog))


def _possible(change: Change, asked: Scenario, catalog: Catalog) -> bool:
    if not change.if_possible:
        return True
    rule = change.rule
    assert rule is not None
    assert rule.wanted is not None
    serving = (e for e in catalog.exercises if rule.wanted.matches(e))
    return any(_able(exercise, asked, catalog) for exercise in serving)


def _able(exercise: Exercise, asked: Scenario, catalog: Catalog) -> bool:
    reached = 1 + list(Level).index(asked.level)
    return exercise.level <= reached and any(
        equipped(exercise, day, asked, catalog) for day in asked.days
    )


def _in_force(asked: Scenario, answers: tuple[_Answer, ...], catalog: Catalog) -> Scenario:
    """The higher weakness, the lower limit, the client's own liking; exclusions add up."""
    weak, limits, liked = dict(asked.weak), dict(asked.limits), dict(asked.prefer)
    excluded = list(asked.exclude)
    for change in [answer.change for answer in reversed(answers) if answer.possible]:
        for name, liking in change.prefer.items():
            liked.setdefault(name, liking)
    for change in [answer.change for answer in answers if answer.possible]:
        for muscle, level in change.weak.items():
            if level > weak.get(muscle, 0):
                weak[muscle] = level
        for tag, most in change.limit.items():
            if tag not in limits or most < limits[tag]:
                limits[tag] = most
        if change.exclude is not None:
            excluded += [e.id for e in catalog.exercises if change.exclude.matches(e)]
    in_force = {"weak": weak, "limits": limits, "prefer": liked}
    return asked.model_copy(update={**in_force, "exclude": tuple(dict.fromkeys(excluded))})


def _told(answers: tuple[_Answer, ...], rules: dict[str, Rule]) -> Iterator[ChangeRow]:
    """What the answers change, as a program file tells it."""
    for answer in answers:
        bounds, effect = answer.change.bounds, answer.change.effect
        if not answer.possible:
            effect = LEFT_OUT
        elif bounds is not None and bounds.rule not in rules:
            effect = NO_SUCH_RULE
        for target in answer.change.targets:
            yield ChangeRow(trigger=answer.trigger, rule=target, effect=effect)


# -- rules -------------------------------------------------------------------------------------


def _rules(
    asked: Scenario, constraint_set: ConstraintSet, answers: tuple[_Answer, ...], catalog: Catalog
) -> dict[str, Rule]:
    """By id; a later rule takes the place of an earlier one."""
    brought = [a.change.rule for a in answers if a.possible and a.change.rule is not None]
    stated: dict[str, Rule] = {}
    for rule in (*constraint_set.rules, *brought):
        for one in _for_each_muscle(rule, catalog):
            stated[one.id] = one.in_place_of(stated.get(one.id, one))
    held = {id_: _as_wanted(rule, asked, catalog) for id_, rule in stated.items()}
    for rule in brought:  # wishes may not loosen what an answer asks for
        if isinstance(rule, VolumeRule) and rule.id in held:
            held[rule.id] = _within(held[rule.id], rule.min, rule.max)
    for bounds in [answer.change.bounds for answer in answers]:
        if bounds is not None and bounds.rule in held:
            low: End = bounds.min
            if bounds.more is not None:
                low = (_ends(stated[bounds.rule])[0] or 0) + bounds.more
            held[bounds.rule] = _within(held[bounds.rule], low, bounds.max)
    for wish in _wishes(asked, list(held.values()), catalog):
        held[wish.id] = wish
    template = next((t for t in catalog.templates if t.id == asked.template), None)
    if template is not None:
        for rule in list(_of_template(template, asked, held, catalog)):
            held[rule.id] = rule
    for id_ in asked.grades.keys() & held.keys():
        if asked.grades[id_] == "off":
            del held[id_]
        else:
            held[id_] = held[id_].model_copy(update={"grade": "must", "weight": None})
    return held


def _for_each_muscle(rule: Rule, catalog: Catalog) -> Iterator[Rule]:
    """A rule with `each` once for every muscle and group of its classes, by the bands of the taxonomy."""
    if not isinstance(rule, VolumeRule | RecoveryRule) or not rule.each:
        yield rule
        return
    for item in catalog.measured.values():
        if item.class_ not in rule.each:
            continue
        own = {"id": rule.id.replace("{muscle}", item.id), "muscle": item.id, "each": ()}
        if isinstance(rule, VolumeRule) and rule.taxonomy_bounds:
            yield rule.model_copy(update={**own, "min": item.min, "max": item.max})
        else:
            yield rule.model_copy(update=own)


def _as_wanted(rule: Rule, asked: Scenario, catalog: Catalog) -> Rule:
    """`weekly_sets` takes the place of a weekly volume's bounds, `balance` tightens a ratio's."""
    if isinstance(rule, RatioRule):
        wanted = asked.balance.get(rule.id.removeprefix("ratio."))
        return rule if wanted is None else _within(rule, wanted.min, wanted.max)
    if not isinstance(rule, VolumeRule) or rule.per != "week" or rule.direct:
        return rule
    sets = _weekly_sets(str(rule.muscle), asked, catalog)
    return rule if sets is None else rule.model_copy(update={"min": sets.min, "max": sets.max})


def _weekly_sets(muscle: str, asked: Scenario, catalog: Catalog) -> Range | None:
    """What the client says of a muscle; `default` is said of all of class A."""
    full = {item.id for item in catalog.measured.values() if item.class_ is MuscleClass.FULL}
    said = asked.weekly_sets
    return said.get(muscle, said.get("default") if muscle in full else None)


def _ends(rule: Rule) -> tuple[End, End]:
    if isinstance(rule, VolumeRule | RatioRule | CoverageRule):
        return rule.min, rule.max
    return None, None


def _within(rule: Rule, low: End, high: End) -> Rule:
    """The rule, asking at least for `low` and at most for `high`; coverage counts whole numbers."""
    least, most = _ends(rule)
    if low is not None and (least is None or low > least):
        least = int(low) if isinstance(rule, CoverageRule) else Fraction(low)
    if high is not None and (most is None or high < most):
        most = int(high) if isinstance(rule, CoverageRule) else Fraction(high)
    return rule.model_copy(update={"min": least, "max": most})


def _wishes(asked: Scenario, held: list[Rule], catalog: Catalog) -> Iterator[Rule]:
    """Volumes that no rule speaks of, exercises that must stand, and the shape of the week."""
    bounded = {
        rule.muscle
        for rule in held
        if isinstance(rule, VolumeRule) and rule.per == "week" and not rule.direct
    }
    for muscle, sets in asked.weekly_sets.items():
        if muscle != "default" and muscle not in bounded:
            yield VolumeRule(
                id=f"volume.{muscle}", kind="volume", muscle=muscle, min=sets.min, max=sets.max,
                why="Weekly sets that were asked for.", source="scenario weekly_sets",
            )  # fmt: skip
    for name in asked.include:
        yield IncludeRule(
            id=f"include.{name}", kind="include", exercise=name,
            why="An exercise that was asked for.", source="scenario include",
        )  # fmt: skip
    for lock in asked.lock:
        parts = ("lock", lock.week, lock.day, lock.exercise)
        yield LockRule(
            id=".".join(part for part in parts if part is not None),
            kind="lock", day=lock.day, week=lock.week, exercise=lock.exercise, sets=lock.sets,
            why="An exercise that was fixed to a day.", source="scenario lock",
        )  # fmt: skip
    days, free = len(asked.days), asked.framework == "auto"
    shapes = tuple(
        f
        for f in catalog.frameworks
        if (free and days in f.suits) or (f.id == asked.framework and days in f.days)
    )
    if shapes:
        yield FrameworkRule(
            id="framework", kind="framework", choices=shapes, free=free,
            why="A shape that was asked for or is found.", source="scenario framework",
        )  # fmt: skip


def _of_template(
    template: Template, asked: Scenario, held: dict[str, Rule], catalog: Catalog
) -> Iterator[Rule]:
    """Wider sessions where it needs them, what its days hold, and its exercises on its days."""
    for allowance in template.allows:
        rule = held.get(allowance.rule)
        if isinstance(rule, CoverageRule) and rule.max is not None and rule.max < allowance.max:
            yield rule.model_copy(update={"max": allowance.max})
    if template.framework is not None:
        yield FrameworkRule(
            id="framework", kind="framework", choices=(template.framework,),
            why=template.framework.why, source=template.source,
        )  # fmt: skip
    left_out = set(asked.exclude)
    known = {exercise.id for exercise in catalog.exercises} - left_out
    standing = [
        (name, week, day)
        for week, planned in template.weeks.items()
        for day, session in zip(asked.days, planned, strict=False)
        for block in session.blocks
        for name in block
        if name in known
    ]
    order = list(dict.fromkeys(name for name, _, _ in standing))
    for name, week, day in sorted(standing, key=lambda place: order.index(place[0])):
        yield LockRule(
            id=f"template.{week}.{day}.{name}", kind="lock", day=day, week=week, exercise=name,
            sets=None, why=f"It stands there in the template {template.id}.",
            source=template.source,
        )  # fmt: skip
