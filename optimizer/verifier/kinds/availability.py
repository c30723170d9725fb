"""Availability: nothing that the client lacks the equipment, level or leave for."""

from collections.abc import Callable, Iterator

from optimizer.domain.exercise import Exercise, Level
from optimizer.kinds.availability import AvailabilityRule
from optimizer.verifier.equipment import equipped, owned
from optimizer.verifier.finding import Finding, amount, bounded
from optimizer.verifier.tally import Tally


def check(rule: AvailabilityRule, tally: Tally) -> Iterator[Finding]:
    """Count the exercises of the week that this rule keeps out (rules.md C-26 to C-31)."""
    reason_of = REASONS[rule.by]
    found = [
        f"{exercise.id} {reason}"
        for exercise in tally.exercises()
        if (reason := reason_of(exercise, tally)) is not None
    ]
    message = f"{rule.id}: {amount(len(found), 'forbidden exercises')}, allowed 0"
    if found:
        message += f": {'; '.join(found)}"
    yield bounded(rule.id, len(found), None, 0, "exercises", message)


def _equipment(exercise: Exercise, tally: Tally) -> str | None:
    """What is missing, and where days differ on which of them."""
    scenario, catalog = tally.scenario, tally.catalog
    days = tally.days_of(exercise.id)
    lacking = [day for day in days if not equipped(exercise, day, scenario, catalog)]
    if not lacking:
        return None
    needs = "needs " + " or ".join(" and ".join(items) for items in exercise.equipment)
    differs = len({frozenset(owned(day, scenario, catalog)) for day in scenario.days}) > 1
    return f"{needs} on {', '.join(lacking)}" if differs else needs


def _level(exercise: Exercise, tally: Tally) -> str | None:
    reached = 1 + list(Level).index(tally.scenario.level)
    if exercise.level <= reached:
        return None
    return f"is of level {exercise.level}, a {tally.scenario.level} has {reached}"


def _stress(exercise: Exercise, tally: Tally) -> str | None:
    limits = tally.scenario.limits
    above = [
        f"{tag} {level} (allowed {limits[tag]})"
        for tag, level in sorted(exercise.stress.items())
        if tag in limits and level > limits[tag]
    ]
    return "loads " + ", ".join(above) if above else None


def _exclude(exercise: Exercise, tally: Tally) -> str | None:
    return "is excluded" if exercise.id in tally.scenario.exclude else None


def _default_off(exercise: Exercise, tally: Tally) -> str | None:
    if "default_off" not in exercise.tags or exercise.id in tally.scenario.include:
        return None
    if any(lock.exercise == exercise.id for lock in tally.scenario.lock):
        return None
    return "is done only where include or lock names it"


REASONS: dict[str, Callable[[Exercise, Tally], str | None]] = {
    "equipment": _equipment,
    "level": _level,
    "stress": _stress,
    "exclude": _exclude,
    "default_off": _default_off,
}
"""Why an exercise is kept out, or None, for each `by` of an availability rule."""
