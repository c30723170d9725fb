"""Changes of a scenario file: whole values of its keys, and what they ask for in words."""

from fractions import Fraction

import yaml

from optimizer.domain.costs import GivenUp
from optimizer.domain.gyms import gyms
from optimizer.domain.repairs import Patch
from optimizer.domain.scenario import Scenario
from optimizer.errors import InputError
from optimizer.files.constraint_sets import set_names
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds import Rule
from optimizer.problem.problem import Problem


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


def wishes_patch(asked: Scenario, wishes: tuple[GivenUp, ...]) -> Patch:
    """The scenario without some wishes; what a template fixes is left out by excluding it."""
    patch: Patch = {}
    locks = {GivenUp("lock", lock.exercise, lock.day, lock.week): lock for lock in asked.lock}
    for wish in wishes:
        if wish.key == "lock" and wish not in locks:
            patch["exclude"] = [*patch.get("exclude", asked.exclude), wish.exercise]
        elif wish.key == "lock":
            kept = [lock for own, lock in locks.items() if own not in wishes]
            patch["lock"] = [lock.model_dump(mode="json", exclude_none=True) for lock in kept]
        else:
            own = patch.get(wish.key, getattr(asked, wish.key))
            patch[wish.key] = [exercise for exercise in own if exercise != wish.exercise]
    return patch


def bound_patch(rule: Rule, value: Fraction, problem: Problem) -> Patch | None:
    """The scenario with a rule's bound at a value, by its own keys where they can say it."""
    wanted = rule.moved(value)
    if wanted is None:
        return None
    for patch in (*wanted.as_wish(problem.asked), rule_patch(wanted, problem)):
        changed = patched(problem, patch)
        if changed is not None and wanted in changed.rules:
            return patch
    return None


def rule_patch(rule: Rule, problem: Problem) -> Patch:
    """The constraint set with a rule in place of the one of its id."""
    asked = problem.asked.constraints
    written = rule.model_dump(mode="json", exclude_defaults=True)
    if isinstance(asked, str) and asked in set_names():
        return {"constraints": {"extends": asked, "rules": [written]}}
    base = asked if isinstance(asked, dict) else problem.filled["constraints"]
    others = [own for own in base.get("rules", ()) if own["id"] != rule.id]
    return {"constraints": {**base, "rules": [*others, written]}}
