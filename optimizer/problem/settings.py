"""How a search runs, as it is asked for; the search asks its engines in the same words."""

from dataclasses import dataclass

REPAIRS = 5
"""Repairs of an impossible scenario that are told."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How long and how a search, or one run of an engine in it, goes on.

    `time_limit` in seconds; 0 for the limit of the search itself, which is as repeatable as one
    worker is. `gap` relative. `deterministic` is the limit of one run in the solver's own steps,
    where 0 is none; a whole search does not go by it.
    """

    time_limit: float = 0.0
    workers: int = 1
    gap: float = 0.0
    seed: int = 0
    deterministic: float = 0.0


USUAL = SearchSettings()
"""As repeatable as can be: no clock, one worker, until the best week is proven."""
