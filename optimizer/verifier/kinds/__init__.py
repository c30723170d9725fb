"""Rule kinds, one module each: a function named like the kind measures a rule on a week.

Every check yields one finding or more, held or not, so that the audit shows every rule.
"""

from collections.abc import Callable, Iterator
from typing import Any

from optimizer.verifier.finding import Finding
from optimizer.verifier.kinds import (
    availability,
    coverage,
    exercise_limits,
    framework,
    include,
    lock,
    pairs,
    ratio,
    recovery,
    rest_days,
    rotation,
    session_size,
    session_time,
    spacing,
    volume,
)
from optimizer.verifier.tally import Tally

CHECKS: dict[str, Callable[[Any, Tally], Iterator[Finding]]] = {
    "volume": volume.volume,
    "ratio": ratio.ratio,
    "coverage": coverage.coverage,
    "availability": availability.availability,
    "session_time": session_time.session_time,
    "session_size": session_size.session_size,
    "exercise_limits": exercise_limits.exercise_limits,
    "spacing": spacing.spacing,
    "recovery": recovery.recovery,
    "rest_days": rest_days.rest_days,
    "pairs": pairs.pairs,
    "include": include.include,
    "lock": lock.lock,
    "framework": framework.framework,
    "rotation": rotation.rotation,
}

ACROSS_WEEKS: dict[str, Callable[[Any, tuple[Tally, ...]], Iterator[tuple[str, Finding]]]] = {
    "coverage": coverage.coverage_of_weeks,
    "rotation": rotation.rotation_of_weeks,
}
"""Kinds that measure a rotation of two weeks as a whole: findings with the week they speak of."""
