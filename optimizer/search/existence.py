"""Whether any week exists: a search that ends at the first one, with a share of a solve's time."""

from dataclasses import dataclass
from random import Random

from optimizer.domain.placed import Placed
from optimizer.domain.program import Status
from optimizer.kinds.framework import loosest
from optimizer.kinds.pairs import pairing, slots_only
from optimizer.model.compile import available
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.search.attempt import any_of
from optimizer.search.budget import DEFAULT_DETERMINISTIC
from optimizer.search.steps import Steps

ANY = 1e9
"""A gap so wide that the first week ends the search."""
STRAIGHT_SHARE = 0.5
"""Of the time, what straight sets get where pairs come after them."""


HASTE = 0.02
"""Gap at which a step of the search for straight sets ends: any week will do."""


class _Hasty(Steps):
    """Steps that end near their best; where minutes are short, only the best is short enough."""

    def limits(self, share: float = 0.0, seed: int = 0, gap: float = 0.0) -> SearchSettings:
        """What is left of the budget, with a wide gap."""
        return super().limits(share, seed, max(gap, HASTE))


@dataclass(frozen=True, slots=True)
class Existence:
    """The first week found; `refuted` where no week was proven; the deterministic time it took."""

    placed: tuple[Placed, ...] | None
    refuted: bool
    spent: float


def any_week(
    problem: Problem,
    budget: float,
    seed: int = 0,
    seconds: float = 0.0,
    pairs: bool | None = None,
) -> Existence:
    """A placed week within `budget` of deterministic time, or within `seconds` where given.

    Without a framework where that is free, for that allows the most. Weeks of straight sets are found
    or refuted much sooner than weeks with pairs, so a caller may ask for one or the other; where it
    does not, straight sets come first and have half of the time.

    Raises
    ------
    KeyboardInterrupt
        If the user stops the search before it has any week.
    """
    loose = problem.with_rules(loosest(problem.rules))
    paired = pairing(loose.rules, problem.scenario) is not None
    tried = []
    if not (pairs and paired):
        tried.append(problem.with_rules(slots_only(loose.rules)))
    if pairs is not False and paired:
        tried.append(loose)
    if pairs and not paired:
        return Existence(None, True, 0.0)
    spent, refuted = 0.0, False
    for number, stage in enumerate(tried):
        share = 1.0 if number == len(tried) - 1 else STRAIGHT_SHARE
        settings = SearchSettings(share * seconds, 1, ANY, seed)
        sort = Steps if stage is loose else _Hasty
        steps = sort(stage, _silent, Random(seed), settings=settings)
        before = DEFAULT_DETERMINISTIC - share * (budget - spent)
        steps.patient, steps.spent = False, before
        steps.exercises = available(stage)
        refuted = any_of(steps) is Status.INFEASIBLE
        spent += steps.spent - before
        if steps.best is not None:
            return Existence(steps.arranged(), False, spent)
        if steps.stop.requested:
            raise KeyboardInterrupt
    return Existence(None, refuted, spent)


def _silent(phase: str, best: int | None, bound: int | None) -> None:
    """No one follows a search this short."""
