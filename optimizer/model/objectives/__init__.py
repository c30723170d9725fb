"""Objective terms, one module each: `compile(term, plan)` adds named summands to maximise."""

from collections.abc import Callable
from typing import Any

from optimizer.model.objectives import count, distance, preference, should, stimulus, time
from optimizer.model.plan import Plan

OBJECTIVES: dict[str, Callable[[Any, Plan], None]] = {
    "stimulus": stimulus.compile,
    "count": count.compile,
    "preference": preference.compile,
    "should": should.compile,
    "distance": distance.compile,
    "time": time.compile,
}
