"""The cheapest changes that lift a conflict, by the model that showed it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from optimizer.conflict.conflict import Explained
from optimizer.conflict.levers import Lever, Levers, reached
from optimizer.domain.costs import Costs, GivenUp
from optimizer.engines import cpsat, lp
from optimizer.kinds import Rule
from optimizer.kinds.rule import LeverKind
from optimizer.problem.settings import SearchSettings

CHEAPEST_DETERMINISTIC = 0.25
"""Deterministic time of one search for the cheapest change, where the relaxation does not see it."""
WANTED: tuple[tuple[tuple[LeverKind, ...], int], ...] = (
    (("minutes",), 1),
    (("equipment",), 4),
    (("wish",), 3),
    (("bound",), 3),
    (("minutes", "equipment", "wish", "bound"), 2),
)
"""LeverKinds of levers that may be used together, and how many different changes are looked for.

All sorts together only where none helps by itself."""
MOST_LEVERS = 4
"""A change of more than so many things is no advice."""
HOPELESS = 12
"""A cheapest solution of more than so many levers is not narrowed down."""
USED = 1e-6

Oracle = Callable[[frozenset[int]], Sequence[float] | None]
"""The cheapest solution with some variables held at zero."""


@dataclass(frozen=True, slots=True)
class Loosening:
    """What would have to give: steps of five minutes, pieces of equipment, wishes, bounds of rules."""

    minutes: dict[str, int] = field(default_factory=dict)
    equipment: tuple[str, ...] = ()
    wishes: tuple[GivenUp, ...] = ()
    bounds: dict[str, Fraction] = field(default_factory=dict)
    """Rule id to the value that its measure comes to."""


def changes(of: Explained, costs: Costs, seed: int = 0) -> Iterator[Loosening]:
    """Changes with which the layer that showed the conflict has a solution, by sort.

    Layers with days look at the conflict's members alone, the others at all rules. What the layer
    allows, in fractions where the relaxation showed the conflict, is not yet a week: a change has to
    be solved.
    """
    rules = of.core if of.narrowing.plan.with_days else of.narrowing.plan.rules
    levers = Levers(of.narrowing, rules, costs)
    relaxation = lp.Relaxation(levers.rows, objective=True)
    oracle = relaxation.best if of.narrowing.relaxed else _by_cpsat(levers, seed)
    seen: set[frozenset[Lever]] = set()
    for sorts, count in WANTED:
        if seen and len(sorts) > 1:
            return
        others = [lever for lever in levers.all if lever.sort not in sorts]
        if len(others) == len(levers.all):
            continue
        for used, values in _cheapest(levers, others, oracle, count):
            if used not in seen and len(used) <= MOST_LEVERS:
                seen.add(used)
                yield _change(levers, used, rules, values)


def _by_cpsat(levers: Levers, seed: int) -> Oracle:
    def cheapest(shut: frozenset[int]) -> Sequence[float] | None:
        limits = SearchSettings(seed=seed, deterministic=CHEAPEST_DETERMINISTIC)
        return cpsat.solve(levers.rows, limits, fixed=dict.fromkeys(shut, 0)).values

    return cheapest


def _cheapest(
    levers: Levers, shut: list[Lever], oracle: Oracle, count: int
) -> Iterator[tuple[frozenset[Lever], Sequence[float]]]:
    """Sets of levers that suffice and of which none can be spared; each avoids one of an earlier set."""
    waiting = [frozenset(shut)]
    tried = 0
    while waiting and tried < count:
        closed = waiting.pop(0)
        found = _sufficient(levers, closed, oracle)
        tried += 1
        if found is None:
            continue
        yield found
        waiting += [closed | {lever} for lever in sorted(found[0], key=lambda one: one.name)]


def _sufficient(
    levers: Levers, closed: frozenset[Lever], oracle: Oracle
) -> tuple[frozenset[Lever], Sequence[float]] | None:
    """The cheapest solution's levers, those left out again that can be spared."""
    first = oracle(_variables(closed))
    if first is None:
        return None
    values = first
    used = [lever for lever in levers.all if _amount(lever, first) > USED]
    if len(used) > HOPELESS:
        return None
    shut = closed | (set(levers.all) - set(used))
    for lever in sorted(used, key=lambda one: _amount(one, first)):
        if len(used) == 1:
            break
        fewer = oracle(_variables(shut | {lever}))
        if fewer is not None:
            shut, values = shut | {lever}, fewer
            used.remove(lever)
    return frozenset(used), values


def _variables(levers: frozenset[Lever]) -> frozenset[int]:
    return frozenset(variable for lever in levers for variable in lever.used.terms)


def _amount(lever: Lever, values: Sequence[float]) -> float:
    (variable,) = lever.used.terms
    return values[variable]


def _change(
    levers: Levers, used: frozenset[Lever], rules: tuple[Rule, ...], values: Sequence[float]
) -> Loosening:
    def names(sort: LeverKind) -> tuple[str, ...]:
        return tuple(sorted(lever.name for lever in used if lever.sort == sort))

    bounds = {}
    for rule in rules:
        if rule.id in names("bound"):
            amounts = [reached(rule, plan, values) for plan in levers.plans]
            known = [amount for amount in amounts if amount is not None]
            low, _ = rule.bounds
            if known:
                below = low is not None and min(known) < low
                bounds[rule.id] = min(known) if below else max(known)
    minutes = {
        lever.name: -int(-_amount(lever, values) // 1) for lever in used if lever.sort == "minutes"
    }
    wishes = {lever.name: lever.wish for lever in used if lever.wish is not None}
    return Loosening(minutes, names("equipment"), tuple(wishes[n] for n in names("wish")), bounds)
