"""Why no week exists, or what limits the one that does."""

from collections.abc import Callable

from optimizer.answer.progress import Progress
from optimizer.conflict.minutes import least_minutes
from optimizer.domain.program import AuditRow, Program, Status
from optimizer.engines.stop import Cancel
from optimizer.features.explain.answer import Explanation, SessionRoom
from optimizer.features.solve.solve import solve
from optimizer.files.sources import Scenario, read
from optimizer.kinds.framework import loosest
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import REPAIRS, USUAL, SearchSettings


def explain(
    scenario: Scenario,
    settings: SearchSettings = USUAL,
    progress: Callable[[Progress], None] | None = None,
    repairs: int = REPAIRS,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> Explanation:
    """Why no week exists and what would help, or what limits the week: one solve, as by `solve`."""
    problem = read(scenario, catalog)
    return explanation_of(solve(problem, settings, progress, repairs, cancel), problem)


def explanation_of(program: Program, problem: Problem) -> Explanation:
    """What a solved program, a conflict or an undecided search says of its scenario."""
    scenario = problem.scenario
    conflict = program.conflict
    known = conflict.least if conflict is not None else ()
    counting = {rule.id for rule in problem.rules if rule.counting}
    if program.status is not Status.INFEASIBLE:
        known = least_minutes(problem.with_rules(loosest(problem.rules)))
    return Explanation(
        client=program.client,
        status=program.status,
        objective=program.objective,
        bound=program.bound,
        gap=program.gap,
        minutes={str(day): minutes for day, minutes in scenario.days.items()},
        rules=len({row.rule for row in program.audit}) or len(problem.rules),
        conflict=conflict,
        tight=tuple(row for row in program.audit if _is_tight(row) and row.rule in counting),
        rooms=tuple(
            SessionRoom(
                week=week.week,
                day=session.day,
                spare_seconds=60 * session.budget_minutes - session.seconds,
            )
            for week in program.weeks
            for session in week.sessions
        ),
        least=known,
    )


def _is_tight(row: AuditRow) -> bool:
    """Whether the week is at a bound, of which nothing at all is none."""
    return row.value in (row.min, row.max) and row.value != "0"
