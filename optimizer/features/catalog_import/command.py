"""`optimizer catalog import`: another catalog's exercises as an overlay."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output, write_to
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
    from optimizer.files.reading import read_input

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
    seen: set[Path] = set()
    for path in map(Path, filter(None, outputs)):
        check_output(path, file, "cannot be written: it is the file that is read")
        if path.resolve() in seen:
            fault = Fault("cannot be written: it is another output", code="not-writable")
            raise InputError(str(path), [fault])
        seen.add(path.resolve())
