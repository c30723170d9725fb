"""The nearest weeks: those that keep the rules and change as little as can be.

Nearest means fewest exercises changed, then fewest sets, then the best objective (`domain.nearest`), among
weeks that keep their themes; where there are none, among weeks that give up less of their framework
than others (`ways`). Where no step finds a week, the ordinary search does, and its neighbourhoods come
nearer.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from optimizer.answer.finish import finish
from optimizer.answer.progress import Progress
from optimizer.domain.nearness import Distance, Nearness
from optimizer.domain.placed import Placed, SearchResult, placed_in
from optimizer.domain.program import Program, Status, Week
from optimizer.engines import lp
from optimizer.features.nearest.near import Near
from optimizer.features.nearest.nearness import with_pairs_kept
from optimizer.features.nearest.search import NearestSearch
from optimizer.features.nearest.ways import Way, fate, framework_of, ways
from optimizer.features.solve.solve import solve
from optimizer.kinds.framework import FrameworkRule, with_framework
from optimizer.model.compile import available, compiled
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.search.existence import any_week
from optimizer.search.steps import Report, Steps

ANY_WEEK = 4.0
"""Deterministic time to find any week at all, where no near one was found."""
COMING_NEARER = 3.0
"""Deterministic time to bring such a week nearer."""

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class NearestWeeks:
    """The nearest weeks and how near they are; without them the `program` that says what is known.

    `least` is what any week must differ at least, where one of the same framework exists at all.
    """

    placed: tuple[Placed, ...] | None
    nearness: Nearness | None
    program: Program | None
    least: Distance
    build_seconds: float
    solve_seconds: float


def nearest(
    reference: tuple[Placed, ...],
    problem: Problem,
    settings: SearchSettings,
    tell: Tell | None = None,
) -> NearestWeeks:
    """The weeks of a problem that are nearest to the reference, as far as the limit allows.

    Raises KeyboardInterrupt if the user stops it before there is any week.
    """
    started = time.perf_counter()

    def report(phase: str, best: int | None, bound: int | None) -> None:
        if tell is not None:
            tell(Progress("nearest", None, None, None, time.perf_counter() - started))

    steps = steps_of(problem, settings, report)
    report("nearest", None, None)
    near, reading = _by_ways(steps, reference)
    program = None
    if near.placed is None and near.status is Status.UNKNOWN and _timed_out(steps):
        seconds = time.perf_counter() - started - steps.build_seconds
        left = SearchResult(
            Status.UNKNOWN, build_seconds=steps.build_seconds, solve_seconds=seconds
        )
        program = finish(problem, left, settings)
    elif near.placed is None and not steps.stop.requested:
        program = solve(problem, _left(settings, started), tell)
        if program.weeks:
            near, reading = _from_program(program, near, steps, reference)
    if near.placed is None and steps.stop.requested:
        raise KeyboardInterrupt
    weeks, told = None, None
    if near.placed is not None and near.distance is not None:
        weeks = with_pairs_kept(near.placed, reference, replace(steps, problem=reading))
        best = near.objective is not None and near.objective == near.reach
        told = Nearness(
            distance=near.distance, least=near.least, best=best, themes=fate(reference, weeks)
        )
    seconds = time.perf_counter() - started - steps.build_seconds
    return NearestWeeks(weeks, told, program, near.least, steps.build_seconds, seconds)


def on_days_alike(
    weeks: tuple[Week, ...],
    reference: tuple[Placed, ...],
    problem: Problem,
    settings: SearchSettings,
) -> tuple[Placed, ...]:
    """The sets of written weeks on days as like those of the reference as can be, its pairs too."""
    steps = steps_of(problem, settings, lambda *_: None)
    placed = tuple(placed_in(week) for week in weeks)
    steps.problem = _as_themed(placed, problem)
    alike = NearestSearch(steps, Way(steps.problem), reference).on_days_alike(placed)
    return with_pairs_kept(alike, reference, steps)


def steps_of(problem: Problem, settings: SearchSettings, report: Report) -> Steps:
    """The budget and the exercises of a search for this problem."""
    steps = Steps(problem, report, Random(settings.seed), settings=settings)
    steps.exercises = available(problem)
    return steps


def _by_ways(steps: Steps, reference: tuple[Placed, ...]) -> tuple[Near, Problem]:
    """The nearest weeks of the first stage of ways that has any, with its reading."""
    near, reading = Near(), steps.problem
    for stage in ways(reference, steps.problem):
        results: list[tuple[Near, Way]] = []
        for way in stage:
            search = NearestSearch(steps, way, reference)
            results.append((search.run(), way))
            steps.spent, steps.build_seconds = search.steps.spent, search.steps.build_seconds
        near, reading = min(
            ((n, way.problem) for n, way in results), key=lambda one: _order(one[0])
        )
        for other, _ in results:
            if other.status is not Status.INFEASIBLE and other.least.key < near.least.key:
                near.least = other.least
        if near.status is not Status.INFEASIBLE or steps.over:
            break
    if (
        near.placed is None
        and near.status is Status.UNKNOWN
        and not (steps.stop.requested or _timed_out(steps))
    ):
        near = _from_afar(near, reading, steps, reference)
    return near, reading


def _timed_out(steps: Steps) -> bool:
    """Whether the seconds that were given are over; without any, further searches have their own."""
    return steps.settings.time_limit > 0 and steps.over


def _order(near: Near) -> tuple[bool, tuple[int, int]]:
    """Weeks before none, the nearest first."""
    return near.distance is None, (0, 0) if near.distance is None else near.distance.key


def _left(settings: SearchSettings, started: float) -> SearchSettings:
    """The same settings with what is left of their time."""
    if not settings.time_limit:
        return settings
    gone = time.perf_counter() - started
    return replace(settings, time_limit=max(0.1, settings.time_limit - gone))


def _from_afar(known: Near, reading: Problem, steps: Steps, reference: tuple[Placed, ...]) -> Near:
    """Any week of the same framework, brought nearer to the reference."""
    left = max(0.1, steps.settings.time_limit - (time.perf_counter() - steps.started))
    found = any_week(
        _held_to(reading), ANY_WEEK, steps.settings.seed, left if steps.settings.time_limit else 0.0,
    )  # fmt: skip
    return (
        known if found.placed is None else _nearer(found.placed, known, reading, steps, reference)
    )


def _held_to(reading: Problem) -> Problem:
    """The reading with a framework that is not to be left."""
    rule = FrameworkRule.among(reading.rules)
    if rule is None or not rule.choices:
        return reading
    held = rule.model_copy(update={"free": False})
    return reading.with_rules(tuple(held if r is rule else r for r in reading.rules))


def _from_program(
    program: Program, known: Near, steps: Steps, reference: tuple[Placed, ...]
) -> tuple[Near, Problem]:
    """The weeks of a program, which keep the rules, brought nearer to the reference."""
    weeks = tuple(placed_in(week) for week in program.weeks)
    reading = _as_themed(weeks, steps.problem)
    return _nearer(weeks, known, reading, steps, reference), reading


def _as_themed(weeks: tuple[Placed, ...], problem: Problem) -> Problem:
    """The problem with the one framework that the weeks have, or with none."""
    rule = FrameworkRule.among(problem.rules)
    if rule is None:
        return problem
    framework = framework_of(weeks, rule)
    choices = () if framework is None else (framework,)
    return problem.with_rules(with_framework(problem.rules, choices))


def _nearer(
    weeks: tuple[Placed, ...],
    known: Near,
    reading: Problem,
    steps: Steps,
    reference: tuple[Placed, ...],
) -> Near:
    search = NearestSearch(replace(steps, spent=0.0), Way(reading), reference)
    near = search.come_nearer(weeks, COMING_NEARER)
    near.must(known.least)
    steps.build_seconds += search.steps.build_seconds
    return near


def bound_of(problem: Problem) -> int | None:
    """What no week of the problem is worth more than, by the relaxation of its weekly totals."""
    loose = problem.with_rules(with_framework(problem.rules, ()))
    return lp.highest(compiled(loose, available(loose)).rows)
