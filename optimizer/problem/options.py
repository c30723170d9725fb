"""How a search runs, as it is asked for."""

from dataclasses import dataclass

REPAIRS = 5
"""Repairs of an impossible scenario that are told."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a solve runs. `time_limit` in seconds, 0 for the deterministic default; `gap` relative.

    `repairs` is how many repairs of an impossible scenario are looked for; 0 leaves them out.
    """

    time_limit: float = 0.0
    workers: int = 1
    gap: float = 0.0
    seed: int = 0
    repairs: int = REPAIRS
