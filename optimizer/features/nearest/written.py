"""Placed weeks as a program file, verified: what a question gives back."""

from optimizer.answer.week import written_week
from optimizer.domain.program import Program, Status
from optimizer.domain.week import WEEK_NAMES
from optimizer.engines import lp
from optimizer.errors import DisagreementError
from optimizer.features.solve.solve import Options, made_with
from optimizer.files.scenario import Request
from optimizer.model.compile import available, compiled
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import with_framework
from optimizer.search.steps import Placed
from optimizer.verifier.judge import judge


def program_of(
    placed: tuple[Placed, ...],
    request: Request,
    catalog: Catalog,
    options: Options,
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
    scenario, rules, objective = request.scenario, request.rules, request.constraint_set.objective
    weeks = tuple(
        written_week(name, week.sets, week.pairs, week.themes, scenario, rules, catalog)
        for name, week in zip(WEEK_NAMES, placed, strict=False)
    )
    verdict = judge(weeks, scenario, rules, objective, catalog)
    if verdict.violations:
        broken = "; ".join(f"{v.rule}: {v.message}" for v in verdict.violations)
        raise DisagreementError(f"the verifier rejects the week: {broken}")
    bound = _bound(request, catalog) if known_bound is None else known_bound
    if bound is not None and bound < verdict.objective:
        raise DisagreementError(f"the objective {verdict.objective} is above its bound {bound}")
    return Program(
        client=scenario.client,
        scenario=request.filled,
        constraint_set=request.constraint_set.name,
        status=Status.OPTIMAL if bound == verdict.objective else Status.FEASIBLE,
        objective=verdict.objective,
        bound=bound,
        gap=gap(verdict.objective, bound),
        objective_terms=verdict.terms,
        weeks=weeks,
        audit=verdict.audit,
        changes=request.changes,
        conflict=None,
        provenance=made_with(request, catalog, options, solve_seconds, build_seconds),
    )


def undecided(
    request: Request, catalog: Catalog, options: Options, solve_seconds: float, build_seconds: float
) -> Program:
    """The program file of a question whose limit came before any week or proof."""
    return Program(
        client=request.scenario.client,
        scenario=request.filled,
        constraint_set=request.constraint_set.name,
        status=Status.UNKNOWN,
        objective=None,
        bound=None,
        gap=None,
        objective_terms=(),
        weeks=(),
        audit=(),
        changes=request.changes,
        conflict=None,
        provenance=made_with(request, catalog, options, solve_seconds, build_seconds),
    )


def _bound(request: Request, catalog: Catalog) -> int | None:
    """What no week of the request is worth more than, by the relaxation of its weekly totals."""
    rules = with_framework(request.rules, ())
    exercises = available(request.scenario, catalog, rules)
    objective = request.constraint_set.objective
    return lp.highest(compiled(request.scenario, catalog, rules, objective, exercises).rows)


def gap(objective: int, bound: int | None) -> float | None:
    """Relative gap, rounded up at the sixth digit."""
    if bound is None:
        return None
    return -(-(bound - objective) * 1_000_000 // max(1, abs(objective))) / 1_000_000
