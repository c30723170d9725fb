"""`optimizer repair`: the smallest change that makes any week keep the rules."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    example,
    with_catalog,
    with_output,
    with_printer,
    with_progress,
    with_search,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer, note
from optimizer.cli.progress import ProgressLine
from optimizer.features.audit.options import with_week
from optimizer.features.swap.command import told
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from optimizer.files.audit_client import JudgedFor
    from optimizer.problem.catalog import Catalog


@click.command(
    short_help="Change any week as little as makes it keep the rules.",
    epilog=example(
        "optimizer repair my_week.yaml",
        "optimizer repair my_week.xlsx --scenario ana-01.yaml --output ana-01.json",
    ),
)
@with_week
@with_output(
    "Also write the new program to this file, as JSON.",
    same="is the week itself; give the new one a name",
)
@with_printer("table", "json")
@with_search
@with_progress
@with_catalog
def repair(
    file: str,
    asked: "JudgedFor",
    output: Path | None,
    printer: Printer,
    settings: SearchSettings,
    progress: ProgressLine,
    catalog: "Catalog",
) -> ExitCode:
    """Repair the week or rotation of WEEK, in any form that audit reads (`-` is stdin).

    The new week keeps every rule and is the nearest to yours: fewest exercises changed, then
    fewest sets. Without --scenario it is judged as by audit: for an advanced client with all
    equipment, and without rules on minutes where you give none.

    Exits with 3 if no week of these days can keep the rules (and says why), with 4 if the limit
    came first.
    """
    from optimizer.features.catalog_import.words import plain_words
    from optimizer.features.diff.judged import load_judged

    judged = load_judged(file, asked, catalog, plain_words)
    for reading in judged.written.readings:
        where = "" if reading.line is None else f" (line {reading.line})"
        note(f"read '{reading.written}' as {reading.name}{where}")

    from optimizer.features.repair.repair import repair as repaired  # loads the solver: a second

    with progress:
        answer = repaired(judged, settings=settings, progress=progress)
    return told(answer, output, printer, catalog)
