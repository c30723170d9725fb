"""The one road to a program: placed weeks are written, judged, and refused where the verifier disagrees."""

from importlib.metadata import version

from optimizer.answer.week import written_week
from optimizer.domain.placed import Placed, SearchResult
from optimizer.domain.program import Conflict, Program, Provenance, Status, Week, gap_of
from optimizer.domain.week import WEEK_NAMES
from optimizer.errors import DisagreementError
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.finding import Violation
from optimizer.verifier.judge import Verdict, judge


def finish(
    problem: Problem,
    found: SearchResult,
    settings: SearchSettings,
    conflict: Conflict | None = None,
) -> Program:
    """The program of what was found, with its audit and proof.

    Raises
    ------
    DisagreementError
        If the verifier rejects the weeks, or their worth is not what was proven.
    """
    weeks, verdict = checked(problem, found.placed or ())
    objective = verdict.objective if weeks else None
    if objective is not None and found.bound is not None and objective > found.bound:
        raise DisagreementError(f"the objective {objective} is above its bound {found.bound}")
    status = found.status
    if status is Status.OPTIMAL and objective != found.bound:
        raise DisagreementError(f"the objective is {objective}, the model proved {found.bound}")
    if status is Status.FEASIBLE and objective == found.bound:
        status = Status.OPTIMAL
    return Program(
        client=problem.scenario.client,
        scenario=problem.filled,
        constraint_set=problem.constraint_set.name,
        status=status,
        objective=objective,
        bound=None if status is Status.INFEASIBLE else found.bound,
        gap=gap_of(objective, found.bound),
        objective_terms=verdict.terms,
        weeks=weeks,
        audit=verdict.audit,
        shoulds=verdict.shoulds,
        changes=problem.changes,
        conflict=conflict,
        provenance=made_with(problem, settings, found.solve_seconds, found.build_seconds),
    )


def checked(problem: Problem, placed: tuple[Placed, ...]) -> tuple[tuple[Week, ...], Verdict]:
    """Placed weeks as sessions, with their verdict. Raises DisagreementError if they break a rule."""
    weeks = tuple(
        written_week(name, week, problem) for name, week in zip(WEEK_NAMES, placed, strict=False)
    )
    verdict = judge(weeks, problem.asked, problem.constraint_set, problem.catalog)
    refuse("week", verdict.violations)
    return weeks, verdict


def refuse(what: str, violations: tuple[Violation, ...]) -> None:
    """Raise DisagreementError if the verifier found anything."""
    if violations:
        broken = "; ".join(f"week {v.week} {v.rule}: {v.message}" for v in violations)
        raise DisagreementError(f"the verifier rejects the model's {what}: {broken}")


def made_with(
    problem: Problem, settings: SearchSettings, solve_seconds: float, build_seconds: float
) -> Provenance:
    """What an answer to the problem was made with."""
    return Provenance(
        version=version("strength-optimizer"),
        ortools=version("ortools"),
        catalog_sha256=problem.catalog.sha256,
        scenario_sha256=problem.sha256,
        seed=settings.seed,
        workers=settings.workers,
        solve_seconds=round(solve_seconds, 3),
        build_seconds=round(build_seconds, 3),
    )
