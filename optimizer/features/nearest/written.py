"""Placed weeks as a program file, verified: what a question gives back."""

from optimizer.answer.week import written_week
from optimizer.domain.placed import Placed
from optimizer.domain.program import Program, Status
from optimizer.domain.week import WEEK_NAMES
from optimizer.engines import lp
from optimizer.errors import DisagreementError
from optimizer.features.solve.solve import made_with
from optimizer.kinds.framework import with_framework
from optimizer.model.compile import available, compiled
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.judge import judge


def program_of(
    placed: tuple[Placed, ...],
    problem: Problem,
    settings: SearchSettings,
    solve_seconds: float,
    build_seconds: float,
    known_bound: int | None = None,
) -> Program:
    """The program that the weeks make. Without a known bound the relaxation gives one.

    Raises
    ------
    DisagreementError
        If the verifier rejects the weeks; nothing may be shown then.
    """
    weeks = tuple(
        written_week(name, week, problem) for name, week in zip(WEEK_NAMES, placed, strict=False)
    )
    verdict = judge(weeks, problem.asked, problem.constraint_set, problem.catalog)
    if verdict.violations:
        broken = "; ".join(f"{v.rule}: {v.message}" for v in verdict.violations)
        raise DisagreementError(f"the verifier rejects the week: {broken}")
    bound = _bound(problem) if known_bound is None else known_bound
    if bound is not None and bound < verdict.objective:
        raise DisagreementError(f"the objective {verdict.objective} is above its bound {bound}")
    return Program(
        client=problem.scenario.client,
        scenario=problem.filled,
        constraint_set=problem.constraint_set.name,
        status=Status.OPTIMAL if bound == verdict.objective else Status.FEASIBLE,
        objective=verdict.objective,
        bound=bound,
        gap=gap(verdict.objective, bound),
        objective_terms=verdict.terms,
        weeks=weeks,
        audit=verdict.audit,
        changes=problem.changes,
        conflict=None,
        provenance=made_with(problem, settings, solve_seconds, build_seconds),
    )


def undecided(
    problem: Problem, settings: SearchSettings, solve_seconds: float, build_seconds: float
) -> Program:
    """The program file of a question whose limit came before any week or proof."""
    return Program(
        client=problem.scenario.client,
        scenario=problem.filled,
        constraint_set=problem.constraint_set.name,
        status=Status.UNKNOWN,
        objective=None,
        bound=None,
        gap=None,
        objective_terms=(),
        weeks=(),
        audit=(),
        changes=problem.changes,
        conflict=None,
        provenance=made_with(problem, settings, solve_seconds, build_seconds),
    )


def _bound(problem: Problem) -> int | None:
    """What no week of the problem is worth more than, by the relaxation of its weekly totals."""
    loose = problem.with_rules(with_framework(problem.rules, ()))
    return lp.highest(compiled(loose, available(loose)).rows)


def gap(objective: int, bound: int | None) -> float | None:
    """Relative gap, rounded up at the sixth digit."""
    if bound is None:
        return None
    return -(-(bound - objective) * 1_000_000 // max(1, abs(objective))) / 1_000_000
