"""Cuts: rows that every whole week keeps, and that a week of fractions does not.

A minimum of sets asks for whole exercises. In a row `sum(a[v] * v) >= b` an exercise gives at most
`most[e]`, and nothing unless it is chosen, so `sum(min(most[e], b) * chosen[e]) >= b`; rounded up, for
every d, `sum(ceil(min(most[e], b) / d) * chosen[e]) >= ceil(b / d)`. The same holds for sessions and what
one session gives. Without them the relaxation chooses a quarter of an exercise to meet a small minimum.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.model.compile import Model
from optimizer.model.places import kinds_of
from optimizer.model.plan import Plan
from optimizer.model.rows import STRUCTURE, Linear, Row, Rows


@dataclass(slots=True)
class _Share:
    """What an exercise gives a row: at most, and a session of it at most."""

    chosen: int
    most: int = 0
    a_session: int = 0
    sessions: tuple[int, ...] = ()


def cuts(model: Model) -> list[Row]:
    """All cuts of the minimums that a model of totals states, each with its rule's name."""
    owners: dict[int, _Owner] = {}
    for plan in model.plans:
        owners |= _owners(plan)
    found: dict[tuple[object, ...], Row] = {}
    for row in model.rows.rows:
        if row.rule != STRUCTURE and row.lower is not None and row.lower > 0:
            for cut in _of(row, row.lower, owners, model.rows):
                found.setdefault((*cut.terms.items(), cut.lower), cut)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a variable is: its exercise's choice, and the sets that a session may add by it."""

    chosen: int
    session: bool
    span: int


def _owners(plan: Plan) -> dict[int, _Owner]:
    owners: dict[int, _Owner] = {}
    for exercise in plan.exercises:
        (chosen,) = plan.amount(exercise, "exercises").terms
        limits = plan.limits(exercise)
        span = max(0, limits.max_sets - limits.min_sets)
        for here, sets in _amounts(plan, exercise):
            for variable in sets.terms:
                owners[variable] = _Owner(chosen, variable in here.terms, span)
    return owners


def _amounts(plan: Plan, exercise: Exercise) -> Iterator[tuple[Linear, Linear]]:
    for place in (None, *kinds_of(plan)):
        yield plan.amount(exercise, "sessions", place), plan.amount(exercise, "sets", place)


def _of(row: Row, least: int, owners: dict[int, _Owner], rows: Rows) -> Iterator[Row]:
    if any(variable not in owners or factor < 0 for variable, factor in row.terms.items()):
        return
    shares: dict[int, _Share] = {}
    for variable, factor in row.terms.items():
        owner = owners[variable]
        share = shares.setdefault(owner.chosen, _Share(owner.chosen))
        share.most += factor * rows.variables[variable].upper
        if owner.session:
            share.sessions += (variable,)
    for variable, factor in row.terms.items():
        owner = owners[variable]
        share = shares[owner.chosen]
        if not owner.session:
            share.a_session = max(share.a_session, factor * owner.span)
    for share in shares.values():
        share.a_session += max((row.terms[v] for v in share.sessions), default=0)
    yield from _rounded(
        [(share.chosen, min(share.most, least)) for share in shares.values()], least, row
    )
    if all(share.sessions for share in shares.values()):
        counted = [(v, min(s.a_session, least)) for s in shares.values() for v in s.sessions]
        yield from _rounded(counted, least, row)


def _rounded(gives: list[tuple[int, int]], least: int, row: Row) -> Iterator[Row]:
    """`sum(ceil(gives / d) * v) >= ceil(least / d)` for 1 and every amount that is given."""
    for d in _divisors(amount for _, amount in gives):
        terms = {v: -(-amount // d) for v, amount in gives if amount}
        yield Row(terms, -(-least // d), None, row.rule, f"{row.fact} whole".strip())


def _divisors(amounts: Iterable[int]) -> list[int]:
    return sorted({1, *filter(None, amounts)})
