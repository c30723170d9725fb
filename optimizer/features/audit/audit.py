"""Any week judged by every rule, wherever it comes from."""

import os
from dataclasses import dataclass

from optimizer.domain.block import Wave
from optimizer.features.audit.text import Audited, Basis
from optimizer.features.catalog_import.words import plain_words
from optimizer.features.diff.judged import judged_weeks
from optimizer.files.audit_client import ANYONE, JudgedFor, client_of
from optimizer.files.audited import WrittenWeek, load_written
from optimizer.files.catalog import load_catalog
from optimizer.problem.catalog import Catalog
from optimizer.problem.deload import EXEMPT


@dataclass(frozen=True, slots=True)
class Audit:
    """What a file holds, judged part by part, and by what."""

    written: WrittenWeek
    parts: tuple[Audited, ...]
    basis: Basis

    @property
    def ok(self) -> bool:
        """Whether no rule is broken."""
        return not any(part.violations for part in self.parts)


def audit(
    week: str | os.PathLike[str], asked: JudgedFor = ANYONE, catalog: Catalog | None = None
) -> Audit:
    """Judge the week or weeks of a file: a program, block, table, workbook or text.

    `asked` says for whom and by which rules; without it a program is judged for its own client, and any
    other week for one whom nothing is forbidden. Raises InputError with every fault.
    """
    catalog = catalog or load_catalog()
    written = load_written(os.fspath(week), catalog, plain_words)
    client = client_of(written, asked, catalog)
    parts = []
    for part in written.parts:
        weeks, verdict = judged_weeks(part.weeks, client, part.wave)
        exempt = EXEMPT if part.wave is Wave.DELOAD else ""
        parts.append(Audited(part.label, weeks, verdict.audit, verdict.violations, exempt))
    problem = client.problem
    name = problem.constraint_set.name
    basis = Basis(problem.scenario, problem.rules, name, client.assumed, client.left_out)
    return Audit(written, tuple(parts), basis)
