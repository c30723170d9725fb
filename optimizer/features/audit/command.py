"""`optimizer audit`: judge any week, wherever it comes from."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer, note
from optimizer.cli.terminal import text_width
from optimizer.features.audit.options import with_week

if TYPE_CHECKING:
    from optimizer.files.audit_client import JudgedFor
    from optimizer.problem.catalog import Catalog


@click.command(
    short_help="Judge any week: what holds, what fails and by how much.",
    epilog=example(
        "optimizer audit my_week.yaml",
        "optimizer audit ana-01.xlsx --scenario ana-01.yaml --format json",
    ),
)
@with_week
@with_printer("table", "json")
@with_catalog
def audit(file: str, asked: "JudgedFor", printer: Printer, catalog: "Catalog") -> ExitCode:
    """Judge the week or weeks of WEEK by every rule (`-` is the short text form on stdin).

    WEEK is a program, a block, an exported CSV table or workbook, or the short form: `Mon:` and
    below it lines such as "Bench press 4", "3x8 Row" or "Pallof press 3 + Suitcase carry 3", perhaps
    under `week A:` and `week B:`, and beside them keys of a scenario such as level or equipment.

    Without --scenario a program is judged for its own client, and any other week for an advanced
    one with all equipment; rules on minutes are then left out. Exits with 5 if a rule is broken.
    """
    from optimizer.cli.catalog_note import note_other_catalog
    from optimizer.features.audit.audit import audit as answer_of
    from optimizer.features.audit.text import audit_data, audit_text

    found = answer_of(file, asked, catalog)
    written = found.written
    note_other_catalog(written.provenance, catalog, file)
    if asked.scenario is not None and written.client.value and not written.whole:
        keys = ", ".join(written.client.value)
        note(f"{keys} of {written.source} give way to --scenario")
    printer.show(
        table=lambda: audit_text(found.parts, found.basis, written.readings, catalog, text_width()),
        json=lambda: audit_data(written.source, found.parts, found.basis, written.readings),
    )
    return ExitCode.DONE if found.ok else ExitCode.BROKEN_RULE
