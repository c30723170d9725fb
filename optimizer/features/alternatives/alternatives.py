"""Alternatives: further programs that are nearly as good as the best and are not near it.

Each is the best program whose weeks leave out at least `apart` exercises of every week found before,
and hold as many that are not in it: two rules of coverage more for each week, so that the search, its
proof and the verifier hold for alternatives as for any program.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import floor

from optimizer.answer.finish import finish
from optimizer.domain.exercise import Kind
from optimizer.domain.placed import SearchResult
from optimizer.domain.program import Program, Status, Week
from optimizer.domain.selector import Selector
from optimizer.engines.stop import Cancel, cancelling
from optimizer.features.alternatives.answer import Alternative, Alternatives
from optimizer.features.diff.difference import difference, side_of
from optimizer.features.nearest.nearest import Tell, on_days_alike
from optimizer.features.nearest.reference import reference_of
from optimizer.features.solve.solve import solve
from optimizer.files.sources import Scenario, read
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import USUAL, SearchSettings

NOTHING = ("",)
"""A selection of no exercise; an empty one would be all."""
WORK = (Kind.HARD, Kind.DRILL)
TOO_POOR = "no other program so far apart is worth that much (proven)"
NONE_SO_FAR = "no other program is so far apart (proven)"
INTERRUPTED = "interrupted; there may be others"
NOT_FOUND = "within the limit no other program was found that is so far apart and worth that much"


def alternatives(
    scenario: Scenario,
    count: int = 5,
    within: float = 0.01,
    apart: int = 4,
    settings: SearchSettings = USUAL,
    progress: Tell | None = None,
    interrupted: Callable[[], bool] = lambda: False,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> Alternatives:
    """Up to `count` programs within a share of the best objective, each apart from all before.

    Without a first program there are no others; its own status says why. `interrupted` tells whether
    the user wants no more of them: a search that is stopped gives what it has, as any other does; what
    is cancelled does too. Raises CancelledError or KeyboardInterrupt before there is any program.
    """
    problem = read(scenario, catalog)

    def stopped() -> bool:
        return interrupted() or (cancel is not None and cancel())

    with cancelling(cancel):
        return _alternatives(problem, count, within, apart, settings, progress, stopped)


def _alternatives(
    problem: Problem,
    count: int,
    within: float,
    apart: int,
    settings: SearchSettings,
    tell: Tell | None,
    interrupted: Callable[[], bool],
) -> Alternatives:
    first = solve(problem, settings, tell)
    others: list[Program] = []
    least, ended = None, ""
    if first.objective is not None:
        least = first.objective - floor(within * abs(first.objective))
    try:
        while first.weeks and len(others) + 1 < count and not ended:
            if interrupted():
                raise KeyboardInterrupt
            found = _further(problem, [first, *others], apart, settings, tell)
            ended = _end(found, least)
            if not ended:
                others.append(_of_request(found, first, problem, settings))
            elif ended == NOT_FOUND and interrupted():
                ended = INTERRUPTED
    except KeyboardInterrupt:  # what was found before is worth keeping
        ended = INTERRUPTED
    return Alternatives(
        apart=apart,
        floor=least,
        first=first,
        others=tuple(
            Alternative(
                program=other,
                difference=difference(side_of(first), side_of(other), problem.catalog),
            )
            for other in others
        ),
        ended=ended,
    )


def _end(found: Program, least: int | None) -> str:
    """Why the search for more ends here; empty where it goes on."""
    if found.status is Status.INFEASIBLE:
        return NONE_SO_FAR
    if found.objective is not None and (least is None or found.objective >= least):
        return ""
    bounded = found.bound is not None and least is not None and found.bound < least
    return TOO_POOR if bounded else NOT_FOUND


def _further(
    problem: Problem,
    known: list[Program],
    apart: int,
    settings: SearchSettings,
    tell: Tell | None,
) -> Program:
    """The best program apart from all that are known, judged by that as well."""
    weeks = [week for program in known for week in program.weeks]
    names = [e.id for e in problem.catalog.exercises if e.kind.scheduled]
    rules = tuple(rule for n, week in enumerate(weeks) for rule in _apart(n, week, names, apart))
    policy = problem.constraint_set
    policy = policy.model_copy(update={"rules": (*policy.rules, *rules)})
    held = replace(problem, constraint_set=policy, rules=(*problem.rules, *rules))
    return solve(held, settings, tell, repairs=0)


def _of_request(
    found: Program, first: Program, problem: Problem, settings: SearchSettings
) -> Program:
    """The same sets by the rules of the problem alone, on the days of the first where they can be."""
    reference = reference_of(first.weeks, problem.scenario.weeks, problem.source)
    placed = on_days_alike(found.weeks, reference, problem, settings)
    made = found.provenance
    seconds = (0.0, 0.0) if made is None else (made.build_seconds, made.solve_seconds)
    result = SearchResult(Status.FEASIBLE, placed, first.bound, (), *seconds)
    return finish(problem, result, settings)


def _apart(number: int, week: Week, names: list[str], apart: int) -> Iterator[Rule]:
    """`sum(chosen[e] of the week) <= n - apart`, `sum(chosen[e] of others) >= apart`."""
    held = {item.exercise for session in week.sessions for item in session.items}
    rest = tuple(name for name in names if name not in held) or NOTHING
    why, source = "Another program than the ones before.", "alternatives"
    yield CoverageRule(
        id=f"apart.{number}.kept", kind="coverage", count="exercises", per="week", why=why,
        source=source, of=Selector(kind=WORK, id=tuple(sorted(held))), max=max(0, len(held) - apart),
    )  # fmt: skip
    yield CoverageRule(
        id=f"apart.{number}.new", kind="coverage", count="exercises", per="week", why=why,
        source=source, of=Selector(kind=WORK, id=rest), min=apart,
    )  # fmt: skip
