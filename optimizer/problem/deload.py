"""The rules of a deload week: those of the client without what asks for a least amount of work."""

from optimizer.domain.block import Wave
from optimizer.kinds import Rule

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
    kept = (rule.in_deload() for rule in rules)
    return tuple(rule for rule in kept if rule is not None)


def rules_of(wave: Wave, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that hold in a week of this wave."""
    return deload_rules(rules) if wave is Wave.DELOAD else rules
