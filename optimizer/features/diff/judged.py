"""Weeks of any file, judged: what a repair starts from, and what a difference compares."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from optimizer.answer.bare import rewritten_week
from optimizer.domain.block import Wave
from optimizer.domain.program import Week
from optimizer.errors import Fault, InputError
from optimizer.features.catalog_import.words import plain_words
from optimizer.features.diff.difference import DiffSide
from optimizer.files.audit_client import AuditClient, JudgedFor, client_of
from optimizer.files.audited import WeekPart, WrittenWeek, load_written
from optimizer.files.catalog import load_catalog
from optimizer.problem.catalog import Catalog
from optimizer.problem.deload import rules_of
from optimizer.verifier.finding import Violation
from optimizer.verifier.judge import Verdict, judge

OF_THE_WEEK = ("structure.weeks", "structure.days", "structure.pair", "structure.exercise")
"""Faults of structure that are the week's; seconds, rests and warm-ups are written here."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One week or rotation of a file as it is written, with the client it was judged for."""

    weeks: tuple[Week, ...]
    client: AuditClient
    side: DiffSide
    violations: tuple[Violation, ...]
    written: WrittenWeek


def load_judged(
    path: str, asked: JudgedFor, catalog: Catalog, spelled: Callable[[str], str]
) -> Judged:
    """The weeks of a program, a table, a workbook or a text. Raises InputError with all faults.

    A file of several weeks that are no rotation is not one program.
    """
    written = load_written(path, catalog, spelled)
    client = client_of(written, asked, catalog)
    part = _only(written)
    weeks, verdict = judged_weeks(part.weeks, client)
    filled = client.problem.filled if written.whole else {}
    side = DiffSide(weeks, verdict.audit, verdict.objective, filled)
    return Judged(weeks, client, side, verdict.violations, written)


def judged_file(
    week: str | os.PathLike[str] | Judged, asked: JudgedFor, catalog: Catalog | None
) -> Judged:
    """The same of whatever a caller of the library gives."""
    if isinstance(week, Judged):
        return week
    return load_judged(os.fspath(week), asked, catalog or load_catalog(), plain_words)


def judged_weeks(
    weeks: tuple[Week, ...], client: AuditClient, wave: Wave | None = None
) -> tuple[tuple[Week, ...], Verdict]:
    """Weeks written out with their times, and the verdict on what is theirs."""
    problem = client.problem
    held = problem if wave is None else problem.with_rules(rules_of(wave, problem.rules))
    written = tuple(rewritten_week(week, held) for week in weeks)
    verdict = judge(
        written, problem.asked, problem.constraint_set, problem.catalog, wave, client.left_out
    )
    own = tuple(
        v for v in verdict.violations
        if not v.rule.startswith("structure.") or v.rule in OF_THE_WEEK
    )  # fmt: skip
    return written, replace(verdict, violations=own)


def _only(written: WrittenWeek) -> WeekPart:
    if len(written.parts) != 1:
        fault = Fault(
            "holds more than one week or rotation", value=f"{len(written.parts)} of them",
            allowed="one week, or the weeks A and B of a rotation",
        )  # fmt: skip
        raise InputError(written.source, [fault])
    return written.parts[0]
