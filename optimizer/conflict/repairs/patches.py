"""Changes of a scenario file: whole values of its keys, and what they ask for in words."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import yaml

from optimizer.domain.base import show_fraction
from optimizer.domain.repairs import RepairKind
from optimizer.domain.scenario import Lock, Range, Scenario
from optimizer.domain.week import Weekday
from optimizer.errors import InputError
from optimizer.files.constraint_sets import set_names
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import is_weekly_volume
from optimizer.problem.gyms import gyms
from optimizer.problem.problem import Problem

Patch = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change that may work, at a cost by which it is ranked. Of a ladder, the first that works counts."""

    kind: RepairKind
    cost: int
    sentence: str
    patch: Patch
    steps_up: tuple["Candidate", ...] = ()


def patched(problem: Problem, patch: Patch) -> Problem | None:
    """The problem with some keys of its scenario changed; None where that is no valid scenario."""
    values = {**problem.asked.model_dump(mode="json"), **patch}
    try:
        return problem_of(Tree(problem.source, values), problem.catalog)
    except InputError:
        return None


def lines(patch: Patch) -> tuple[str, ...]:
    """The patch as lines of a scenario file."""
    return tuple(
        f"{key}: {yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=10_000)}"
        .removesuffix("\n").removesuffix("\n...")
        for key, value in patch.items()
    )  # fmt: skip


def days_patch(days: dict[Weekday, int]) -> Patch:
    """The training days with their minutes."""
    return {"days": {str(day): days[day] for day in Weekday if day in days}}


def equipment_patch(scenario: Scenario, items: tuple[str, ...]) -> Patch:
    """The equipment with some more; where days differ, at the place that has the least."""
    if not isinstance(scenario.places, dict):
        return {"equipment": [*scenario.places, *items]}
    places = gyms(scenario)
    home = min(places, key=len)
    return {
        "equipment": {
            str(day): [*owned, *(items if day in places[home] else ())]
            for day, owned in scenario.places.items()
        }
    }


def wishes_patch(asked: Scenario, names: tuple[str, ...]) -> Patch:
    """The scenario without some wishes, by the ids of their rules; what it never asked for stays."""
    patch: Patch = {}
    for name in names:
        kind, _, which = name.partition(".")
        if kind == "lock":
            patch["lock"] = [
                lock.model_dump(mode="json", exclude_none=True)
                for lock in asked.lock
                if _rule_of(lock) not in names
            ]
        else:
            own = patch.get(kind, list(getattr(asked, kind)))
            patch[kind] = [exercise for exercise in own if exercise != which]
    return patch


def _rule_of(lock: Lock) -> str:
    """The id of the rule that a lock makes (policy.effective_rules)."""
    return ".".join(["lock", *([lock.week] if lock.week else []), lock.day, lock.exercise])


def bound_patch(rule: Rule, value: Fraction, problem: Problem) -> Patch | None:
    """The scenario with a rule's bound at a value, by its own keys where they can say it."""
    wanted = _loosened(rule, value)
    if wanted is None:
        return None
    for patch in (*_by_keys(wanted, problem.asked), rule_patch(wanted, problem)):
        changed = patched(problem, patch)
        if changed is not None and wanted in changed.rules:
            return patch
    return None


def _loosened(rule: Rule, value: Fraction) -> Rule | None:
    """The rule with the bound that a value misses moved there."""
    if not isinstance(rule, VolumeRule | CoverageRule | RatioRule):
        return None
    number = int(value) if isinstance(rule, CoverageRule) else value
    if rule.min is not None and value < rule.min:
        return rule.model_copy(update={"min": number})
    if rule.max is not None and value > rule.max:
        return rule.model_copy(update={"max": number})
    return None


def _by_keys(wanted: Rule, asked: Scenario) -> list[Patch]:
    """How `weekly_sets` or `balance` would say it."""
    if isinstance(wanted, VolumeRule) and is_weekly_volume(wanted):
        own = {name: str(given) for name, given in asked.weekly_sets.items()}
        return [{"weekly_sets": {**own, str(wanted.muscle): _written(wanted)}}]
    name = wanted.id.removeprefix("ratio.")
    if isinstance(wanted, RatioRule) and name in asked.balance:
        own = {key: str(given) for key, given in asked.balance.items() if key != name}
        return [{"balance": own}, {"balance": {**own, name: _written(wanted)}}]
    return []


def _written(rule: VolumeRule | RatioRule) -> str:
    return str(Range(min=rule.min, max=rule.max))


def rule_patch(rule: Rule, problem: Problem) -> Patch:
    """The constraint set with a rule in place of the one of its id."""
    asked = problem.asked.constraints
    written = rule.model_dump(mode="json", exclude_defaults=True)
    if isinstance(asked, str) and asked in set_names():
        return {"constraints": {"extends": asked, "rules": [written]}}
    base = asked if isinstance(asked, dict) else problem.filled["constraints"]
    others = [own for own in base.get("rules", ()) if own["id"] != rule.id]
    return {"constraints": {**base, "rules": [*others, written]}}


def bound_sentence(rule: Rule, value: Fraction, catalog: Catalog) -> str:
    """What moving a bound asks for: "Chest: at least 10 sets a week instead of 14"."""
    assert isinstance(rule, VolumeRule | CoverageRule | RatioRule)
    below = rule.min is not None and value < rule.min
    side, old = ("at least", rule.min) if below else ("at most", rule.max)
    new, before = show_fraction(Fraction(value)), show_fraction(Fraction(old or 0))
    if isinstance(rule, VolumeRule) and rule.muscle is not None:
        direct = "direct " if rule.direct else ""
        name = catalog.measured[rule.muscle].name
        return f"{name}: {side} {new} {direct}sets a week instead of {before}."
    return f"Loosen {rule.id} to {side} {new}, from {before}: {rule.why}"
