"""`optimizer catalog import`: another catalog's exercises as an overlay."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import write_to
from optimizer.errors import Fault, InputError

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog

SOURCES = ("free-exercise-db", "open-exercise-db", "wger", "longhaul", "csv")
STDIN = "-"


@click.command(
    "import",
    short_help="Turn another catalog into an overlay.",
    epilog=example(
        "optimizer catalog import --from free-exercise-db exercises.json "
        "--output imported.yaml --review review.csv",
        "optimizer catalog import --from csv mine.csv --output mine.yaml",
    ),
)
@click.argument("file")
@click.option(
    "--from", "origin", type=click.Choice(SOURCES), required=True, help="What wrote FILE."
)
@click.option("--output", metavar="FILE", help="Write the overlay to this file instead of stdout.")
@click.option("--review", metavar="FILE", help="Write a CSV table of what became of each record.")
@with_catalog
def import_(
    file: str, origin: str, output: str | None, review: str | None, catalog: "Catalog"
) -> ExitCode:
    """Turn the exercises of FILE (`-` is stdin) into an overlay for --catalog.

    Pattern, plane, sides, stress and dose are inferred from the name and from the exercise of ours
    that it is like. What cannot be inferred safely is listed in the review table and not imported;
    what is here already is not added again.
    """
    output = None if output == "-" else output
    _check_outputs(file, output, review)
    from optimizer.features.catalog_import.importing import imported
    from optimizer.features.catalog_import.overlay_file import overlay_text
    from optimizer.features.catalog_import.registry import IMPORTERS
    from optimizer.features.catalog_import.review import review_text, summary_lines
    from optimizer.files.tree import read_input

    text, source = read_input(file)
    result = imported(IMPORTERS[origin](text, source), origin, catalog)
    if review is not None:
        write_to(Path(review), review_text(result))
    write_to(None if output is None else Path(output), overlay_text(result))
    for line in summary_lines(result):
        click.echo(line, err=True)
    return ExitCode.DONE


def _check_outputs(file: str, *outputs: str | None) -> None:
    """Refuse, before anything is read, outputs that can't be written or hold each other's text."""
    faults = []
    seen = {Path(file).resolve(): "the file that is read"} if file != STDIN else {}
    for output in filter(None, outputs):
        path = Path(output)
        fault = None
        if path.is_dir():
            fault = "it is a directory"
        elif not path.parent.is_dir():
            fault = f"there is no folder {path.parent}"
        elif not os.access(path.parent, os.W_OK):
            fault = f"the folder {path.parent} is read-only"
        elif path.resolve() in seen:
            fault = f"it is {seen[path.resolve()]}"
        seen.setdefault(path.resolve(), "another output")
        if fault is not None:
            faults.append(Fault(f"cannot be written: {fault}", value=output))
    if faults:
        raise InputError("optimizer catalog import", faults)
