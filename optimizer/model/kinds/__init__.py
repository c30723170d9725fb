"""Rule kinds, one module each: `compile(rule, plan)` states a rule as rows."""

from collections.abc import Callable
from typing import Any

from optimizer.model.kinds import (
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
from optimizer.model.plan import Plan

CONSTRAINTS: dict[str, Callable[[Any, Plan], None]] = {
    "volume": volume.compile,
    "ratio": ratio.compile,
    "coverage": coverage.compile,
    "availability": availability.compile,
    "session_time": session_time.compile,
    "session_size": session_size.compile,
    "exercise_limits": exercise_limits.compile,
    "spacing": spacing.compile,
    "recovery": recovery.compile,
    "rest_days": rest_days.compile,
    "pairs": pairs.compile,
    "include": include.compile,
    "lock": lock.compile,
    "framework": framework.compile,
    "rotation": rotation.compile,
}

ACROSS_WEEKS: dict[str, Callable[[Any, tuple[Plan, ...]], None]] = {
    "coverage": coverage.compile_weeks,
    "rotation": rotation.compile_weeks,
}
"""Kinds that speak of a rotation of two weeks as a whole."""
