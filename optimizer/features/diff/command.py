"""`optimizer diff`: what differs between two programs."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer
from optimizer.cli.terminal import text_width

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog


@click.command(
    short_help="Compare two programs: exercises, sets, muscles, rules.",
    epilog=example("optimizer diff ana-01.json ana-01b.json"),
)
@click.argument("before")
@click.argument("after")
@with_printer("table", "json")
@with_catalog
def diff(before: str, after: str, printer: Printer, catalog: "Catalog") -> ExitCode:
    """Tell what changes from the program BEFORE to the program AFTER.

    Either may be any week that audit reads; it is then judged as by audit. Exits with 0 whether
    anything differs or not.
    """
    if before == after == "-":
        raise click.UsageError("only one of BEFORE and AFTER can be stdin")
    from optimizer.features.catalog_import.words import plain_words
    from optimizer.features.diff.difference import difference
    from optimizer.features.diff.judged import load_judged
    from optimizer.features.diff.text import difference_text, heading
    from optimizer.files.audit_client import JudgedFor

    first, second = (
        load_judged(path, JudgedFor(), catalog, plain_words).side for path in (before, after)
    )
    found = difference(first, second, catalog)

    def text() -> str:
        return f"{heading(found, before, after)}\n\n{difference_text(found, catalog, text_width())}"

    def data() -> dict[str, object]:
        sides = {"format": "difference/1", "before": before, "after": after}
        return sides | found.model_dump(mode="json")

    printer.show(table=text, json=data)
    return ExitCode.DONE
