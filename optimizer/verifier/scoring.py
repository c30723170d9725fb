"""The objective of a finished week, term by term."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import floor, gcd
from typing import Any

from optimizer.domain.exercise import Chain, Group, Muscle, MuscleClass
from optimizer.domain.measure import Measure
from optimizer.domain.program import TermRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.problem.catalog import Catalog
from optimizer.problem.objective import (
    CountTerm,
    DistanceTerm,
    Objective,
    PreferenceTerm,
    ShouldTerm,
    StimulusTerm,
    TimeTerm,
)
from optimizer.verifier.finding import Finding, shortfall
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.tally import Tally


def score(
    week: Week, objective: Objective, scenario: Scenario, catalog: Catalog
) -> tuple[TermRow, ...]:
    """Score one week term by term; its objective is the sum of weight times value."""
    tally = Tally(week, scenario, catalog)
    return tuple(row for term in objective.terms for row in SCORERS[term.kind](term, tally))


def stimulus(term: StimulusTerm, tally: Tally) -> Iterator[TermRow]:
    """Worth of the weekly half sets of every muscle and group that has a weight."""
    catalog = tally.catalog
    for item in catalog.measured.values():
        weight = weight_of(item, term, tally.scenario)
        if weight:
            value = worth(tally.half_sets(item.id), term)
            yield TermRow(term=f"stimulus.{item.id}", weight=weight, value=value)


def weight_of(item: Muscle | Group, term: StimulusTerm, scenario: Scenario) -> int:
    """What its class is worth, more on the posterior chain and where it is weak (evidence.md 2.4).

    A weak muscle counts like one of the first class; one of a class without worth counts nothing.
    """
    level = scenario.weak.get(item.id)
    weight = term.class_weight.get(item.class_ if level is None else MuscleClass.FULL, 0)
    if weight and item.chain is Chain.POSTERIOR:
        weight += term.posterior
    if level is not None:
        weight += term.weak[level]
    return min(weight, term.cap)


def worth(half_sets: int, term: StimulusTerm) -> int:
    """Read the concave curve: a half set earns the slope of its stretch, nothing past the last."""
    value, start = 0, 0
    for breakpoint_sets, slope in zip(term.breakpoints_sets, term.per_half_set, strict=True):
        end = 2 * breakpoint_sets
        value += slope * max(0, min(half_sets, end) - start)
        start = end
    return value


def count(term: CountTerm, tally: Tally) -> Iterator[TermRow]:
    """Count sets, distinct exercises, or sessions of the selected exercises.

    No row for clients of another goal or level than the term speaks of.
    """
    if tally.scenario.goal not in term.goals or tally.scenario.level not in term.levels:
        return
    counters = {"sets": tally.sets, "exercises": tally.distinct, "sessions": tally.sessions}
    value = counters[term.count](term.of)
    yield TermRow(term=f"count.{term.id}", weight=term.weight, value=value)


def preference(term: PreferenceTerm, tally: Tally) -> Iterator[TermRow]:
    """Sum of the client's -3..3 over the distinct exercises; no row without preferences."""
    liked = tally.scenario.prefer
    if liked:
        value = sum(liked.get(exercise.id, 0) for exercise in tally.exercises())
        yield TermRow(term="preference", weight=term.weight, value=value)


def distance(term: DistanceTerm, tally: Tally) -> Iterator[TermRow]:
    """`|den * over - num * under|` for the centre num/den, scaled to the smallest whole numbers.

    With over = a/p and under = b/q (p, q = 2 * muscles for volumes, else 1) that is
    `|den*q * a - num*p * b|`, the coefficients divided by their greatest common divisor.
    """
    num, den = term.centre.numerator, term.centre.denominator
    p, q = _divisor(term.over), _divisor(term.under)
    difference = abs(den * tally.measure(term.over) - num * tally.measure(term.under))
    value = difference * p * q / gcd(den * q, num * p)
    assert value.denominator == 1
    yield TermRow(term=f"distance.{term.id}", weight=-term.weight, value=value.numerator)


def _divisor(measure: Measure) -> int:
    return 2 * len(measure.volume) if measure.volume else 1


def should(term: ShouldTerm, tally: Tally) -> Iterator[TermRow]:
    """Steps of its grain by which the week misses a should; no row where it keeps it."""
    for _, steps in missed(term, tally):
        if steps:
            yield TermRow(term=f"should.{term.rule.id}", weight=-term.weight, value=steps)


def missed(term: ShouldTerm, tally: Tally) -> Iterator[tuple[Finding, int]]:
    """A should as measured, and the steps of its grain by which the week misses it."""
    for finding in CHECKS[term.rule.kind](term.rule, tally):
        steps = shortfall(finding) * term.rule.grain
        assert steps.denominator == 1, f"{term.rule.id} is missed between two steps"
        yield finding, steps.numerator


def time(term: TimeTerm, tally: Tally) -> Iterator[TermRow]:
    """Half minutes of work and rest, rounded per set."""
    goal = tally.scenario.goal
    value = sum(
        half_minutes(exercise.work_seconds + exercise.rest_seconds[goal]) * sets
        for exercise, sets in tally.performed()
    )
    yield TermRow(term="time", weight=-term.weight, value=value)


def half_minutes(seconds: int) -> int:
    """Half minutes, rounded to the nearest; what lies between two counts as the upper."""
    return floor(Fraction(seconds, 30) + Fraction(1, 2))


SCORERS: dict[str, Callable[[Any, Tally], Iterator[TermRow]]] = {
    "stimulus": stimulus,
    "count": count,
    "preference": preference,
    "should": should,
    "distance": distance,
    "time": time,
}
