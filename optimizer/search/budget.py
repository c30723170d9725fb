"""What a search may spend: deterministic time, or the seconds that it was given."""

import time
from dataclasses import dataclass, field

from optimizer.domain.placed import Placed
from optimizer.engines.stop import Stop
from optimizer.problem.settings import SearchSettings

DEFAULT_DETERMINISTIC = 7.0
"""Deterministic time of a whole search; at most about 20 seconds on an ordinary core."""
LEAST_SHARE = 0.5
"""Deterministic time below which a share of a short search would find nothing."""
PATIENCE = 1.75
"""How much longer than that a search goes on that has found no week yet."""
LATE_SHARE = 0.5
"""What is left at least, of that, to improve the first week."""
DETERMINISTIC_A_SECOND = 0.36
"""What a second is worth on an ordinary core; shares of a search with a time limit go by it."""


@dataclass(slots=True, kw_only=True)
class Budget:
    """What was spent, and what is left by what has been found: `best`, or elsewhere a `floor`."""

    settings: SearchSettings
    started: float = field(default_factory=time.perf_counter)
    floor: int | None = None
    patient: bool = True
    spent: float = 0.0
    found_after: float = 0.0
    stop: Stop = field(default_factory=Stop)
    best: tuple[Placed, ...] | None = None

    @property
    def budget(self) -> float:
        """Deterministic time of the search, or about what its seconds are worth."""
        return DETERMINISTIC_A_SECOND * self.settings.time_limit or DEFAULT_DETERMINISTIC

    def share(self, of_budget: float) -> float:
        """A share of the budget, enough for one solve however little time there is."""
        return max(LEAST_SHARE, of_budget * self.budget)

    def first_share(self, of_budget: float) -> float:
        """The same for a first week: a longer search has no longer tries, but more of them."""
        return max(LEAST_SHARE, of_budget * min(self.budget, DEFAULT_DETERMINISTIC))

    def limits(self, share: float = 0.0, seed: int = 0, gap: float = 0.0) -> SearchSettings:
        """What is left of the budget, at most `share` of deterministic time where given."""
        seconds, deterministic = 0.0, share
        if self.settings.time_limit:
            gone = time.perf_counter() - self.started
            seconds = max(0.05, self.settings.time_limit - gone)
        else:
            left = max(0.01, self.allowance - self.spent)
            deterministic = min(share, left) if share else left
        return SearchSettings(
            seconds, self.settings.workers, gap, self.settings.seed + seed, deterministic
        )

    @property
    def over(self) -> bool:
        """Whether the budget is spent or the user stopped the search."""
        if self.stop.requested:
            return True
        if self.settings.time_limit:
            return time.perf_counter() - self.started >= self.settings.time_limit
        return self.spent >= self.allowance

    @property
    def allowance(self) -> float:
        """Deterministic time before the search ends by itself.

        A search that has found no week yet goes on for longer where nothing is left to try after it
        (`patient`), and a late week is still improved.
        """
        if self.best is None and self.floor is None and self.patient:
            return PATIENCE * DEFAULT_DETERMINISTIC
        return max(DEFAULT_DETERMINISTIC, self.found_after + LATE_SHARE * DEFAULT_DETERMINISTIC)
