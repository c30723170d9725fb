"""Repair: the smallest change that makes a week written by a human keep the rules."""

import os

from optimizer.engines.stop import Cancel, cancelling
from optimizer.features.diff.judged import Judged, judged_file
from optimizer.features.nearest.nearest import Tell
from optimizer.features.nearest.reference import reference_of
from optimizer.features.swap.answer import Swap
from optimizer.features.swap.swap import changed_least
from optimizer.files.audit_client import ANYONE, JudgedFor
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import USUAL, SearchSettings

NO_MINUTES = "no minutes are given, so sessions may be as long as a session can be"


def repair(
    week: str | os.PathLike[str] | Judged,
    asked: JudgedFor = ANYONE,
    settings: SearchSettings = USUAL,
    progress: Tell | None = None,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> Swap:
    """The nearest program to a week of any origin that keeps every rule of the client it is for.

    The week is a file in any form that `audit` reads. Where nobody gave a client, exercises that are
    used only on request count as asked for. Raises InputError with every fault, and CancelledError.
    """
    judged = judged_file(week, asked, catalog)
    with cancelling(cancel):
        return _repaired(judged, settings, progress)


def _repaired(judged: Judged, settings: SearchSettings, tell: Tell | None) -> Swap:
    asked = judged.client.problem
    reference = reference_of(judged.weeks, asked.scenario.weeks, judged.written.source)
    problem = _asking_for_it(judged) if judged.client.assumed else asked
    timing = SessionTimeRule.among(asked.rules)
    untimed = timing is not None and timing.id in judged.client.left_out
    notes = (NO_MINUTES,) if untimed else ()
    return changed_least("repair/1", judged.side, reference, problem, settings, (), notes, tell)


def _asking_for_it(judged: Judged) -> Problem:
    """The problem that also asks for what the author chose although it is left out by default."""
    problem = judged.client.problem
    catalog = problem.catalog
    chosen = {i.exercise for week in judged.weeks for s in week.sessions for i in s.items}
    names = [e.id for e in catalog.exercises if e.id in chosen and "default_off" in e.tags]
    if not names:
        return problem
    values = problem.filled
    values["include"] = list(dict.fromkeys([*values["include"], *names]))
    return problem_of(Tree(problem.source, values), catalog)
