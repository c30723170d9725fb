"""Swap: the nearest program that does what the client wishes, and what it changes."""

from typing import Literal

from optimizer.answer.finish import finish
from optimizer.domain.placed import Placed, SearchResult
from optimizer.domain.program import Program, Status
from optimizer.engines.stop import Cancel, cancelling
from optimizer.errors import DisagreementError, Fault, InputError
from optimizer.features.diff.difference import DiffSide, difference, side_of
from optimizer.features.nearest.nearest import Tell, bound_of, nearest
from optimizer.features.nearest.reference import reference_of
from optimizer.features.swap.answer import Swap, SwapStatus
from optimizer.features.swap.wishes import Wishes, with_wishes
from optimizer.files.sources import PlanSource, read_plan
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import USUAL, SearchSettings


def swap(
    plan: PlanSource,
    wishes: Wishes,
    settings: SearchSettings = USUAL,
    progress: Tell | None = None,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> Swap:
    """The nearest verified program to this one under the wishes, and what it changes.

    Raises InputError for bad wishes, and CancelledError where nothing was found before.
    """
    read = read_plan(plan, catalog)
    program, problem = read.document, read.problem
    if not isinstance(program, Program):
        raise InputError(problem.source, [Fault("is a block, not a program")])
    reference = reference_of(program.weeks, problem.scenario.weeks, problem.source)
    changed = with_wishes(wishes, problem, program.weeks)
    with cancelling(cancel):
        return changed_least(
            "swap/1", side_of(program), reference, changed.problem, settings,
            wishes.told, changed.notes, progress,
        )  # fmt: skip


def changed_least(
    form: Literal["swap/1", "repair/1"],
    before: DiffSide,
    reference: tuple[Placed, ...],
    problem: Problem,
    settings: SearchSettings,
    asked: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    tell: Tell | None = None,
) -> Swap:
    """The program of a problem that is nearest to the reference, with all that it changes.

    Raises
    ------
    DisagreementError
        If the weeks differ by another amount than the model says, or break a rule.
    """
    found = nearest(reference, problem, settings, tell)
    if found.placed is None or found.nearness is None:
        assert found.program is not None
        status = SwapStatus(found.program.status)
        return Swap(
            format=form, status=status, asked=asked, notes=notes, nearness=None,
            least=None if status is SwapStatus.INFEASIBLE else found.least,
            difference=None, program=found.program,
        )  # fmt: skip
    result = SearchResult(
        Status.FEASIBLE, found.placed, bound_of(problem),
        build_seconds=found.build_seconds, solve_seconds=found.solve_seconds,
    )  # fmt: skip
    program = finish(problem, result, settings)
    differs = difference(before, side_of(program), problem.catalog)
    if differs.distance != found.nearness.distance:
        message = f"{differs.distance} from the old week, the model says {found.nearness.distance}"
        raise DisagreementError(message)
    return Swap(
        format=form,
        status=SwapStatus.NEAREST if found.nearness.proven else SwapStatus.NEAR,
        asked=asked,
        notes=notes,
        nearness=found.nearness,
        least=found.nearness.least,
        difference=differs,
        program=program,
    )
