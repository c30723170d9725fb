"""The rules of a deload week: those of the client without what asks for a least amount of work."""

from collections.abc import Iterator

from optimizer.domain.block import Wave
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.exercise_limits import ExerciseLimitsRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.volume import VolumeRule

EXEMPT = "deload: floors do not apply (least sets of muscles, exercises and coverage)"
"""What a deload week says of its audit, in which the rules that have fallen are absent."""
LOAD = "10 % less load, 4 or more repetitions in reserve"


def deload_rules(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """What still holds when the sets are halved (evidence.md section 6).

    Floors fall: least weekly and direct sets of muscles, least sets of what the week must hold, least
    sets of an exercise, and the sets of an exercise that the client fixes to a day. Everything else
    stays: upper bounds, ratios, coverage counted in exercises or days, frameworks and where an
    exercise is locked, minutes, pairs, spacing, equipment.
    """
    return tuple(kept for rule in rules for kept in _without_floor(rule))


def rules_of(wave: Wave, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that hold in a week of this wave."""
    return deload_rules(rules) if wave is Wave.DELOAD else rules


def _without_floor(rule: Rule) -> Iterator[Rule]:
    if isinstance(rule, VolumeRule) or (isinstance(rule, CoverageRule) and rule.count == "sets"):
        if rule.max is not None:
            yield rule.model_copy(update={"min": None})
    elif isinstance(rule, ExerciseLimitsRule):
        yield rule.model_copy(update={"min_sets": 1})
    elif isinstance(rule, LockRule):
        yield rule.model_copy(update={"sets": None})
    else:
        yield rule
