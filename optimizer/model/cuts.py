"""Cuts: rows that every whole week keeps, and that a week of fractions does not.

A minimum of sets asks for whole exercises. In a row `sum(a[v] * v) >= b` an exercise gives at most
`most[e]`, and nothing unless it is chosen, so `sum(min(most[e], b) * chosen[e]) >= b`; rounded up, for
every d, `sum(ceil(min(most[e], b) / d) * chosen[e]) >= ceil(b / d)`. The same holds for sessions and what
one session gives. Without them the relaxation chooses a quarter of an exercise to meet a small minimum.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from optimizer.model.compile import Model
from optimizer.model.places import kinds_of
from optimizer.model.plan import Plan
from optimizer.model.rows import STRUCTURE, Row, Rows


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a variable is: its exercise's choice; whether it counts sessions, or sets beyond their least.

    `span` is how many sets a session may have beyond its least.
    """

    chosen: int
    sessions: bool
    span: int


@dataclass(slots=True)
class _Share:
    """What an exercise gives a row: at most in all; a session of it, and its sets beyond the least."""

    most: int = 0
    a_session: int = 0
    beyond: int = 0
    sessions: list[int] = field(default_factory=list)


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


def _owners(plan: Plan) -> dict[int, _Owner]:
    owners: dict[int, _Owner] = {}
    for exercise in plan.exercises:
        (chosen,) = plan.amount(exercise, "exercises").terms
        limits = plan.limits(exercise)
        span = max(0, limits.max_sets - limits.min_sets)
        for place in (None, *kinds_of(plan)):
            here = plan.amount(exercise, "sessions", place)
            for variable in plan.amount(exercise, "sets", place).terms:
                owners[variable] = _Owner(chosen, variable in here.terms, span)
    return owners


def _of(row: Row, least: int, owners: dict[int, _Owner], rows: Rows) -> Iterator[Row]:
    """The cuts of one row, if it adds up sets or sessions of exercises and nothing else."""
    if any(variable not in owners or factor < 0 for variable, factor in row.terms.items()):
        return
    shares: dict[int, _Share] = {}
    for variable, factor in row.terms.items():
        owner = owners[variable]
        share = shares.setdefault(owner.chosen, _Share())
        share.most += factor * rows.variables[variable].upper
        if owner.sessions:
            share.sessions.append(variable)
            share.a_session = max(share.a_session, factor)
        else:
            share.beyond = max(share.beyond, factor * owner.span)
    yield from _rounded([(chosen, share.most) for chosen, share in shares.items()], least, row)
    if all(share.sessions for share in shares.values()):
        a_session = [(v, s.a_session + s.beyond) for s in shares.values() for v in s.sessions]
        yield from _rounded(a_session, least, row)


def _rounded(gives: list[tuple[int, int]], least: int, row: Row) -> Iterator[Row]:
    """`sum(ceil(min(gives, least) / d) * v) >= ceil(least / d)` for 1 and every amount that is given."""
    needed = [(variable, min(amount, least)) for variable, amount in gives if amount]
    for d in sorted({1, *(amount for _, amount in needed)}):
        terms = {variable: -(-amount // d) for variable, amount in needed}
        yield Row(terms, -(-least // d), None, row.rule, f"{row.fact} whole".strip())
