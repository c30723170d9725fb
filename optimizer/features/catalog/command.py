"""`optimizer catalog`: what training is made of."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
    with_catalog,
    with_output,
    with_printer,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer, write_to
from optimizer.cli.terminal import say, text_width
from optimizer.errors import Fault, InputError
from optimizer.features.catalog_import.command import import_

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog

VOCABULARIES = ("exercises", "muscles", "equipment", "presets", "stress", "tags", "patterns")
LIST = "optimizer catalog list"


@click.group(
    short_help="Look at exercises, muscles and equipment.",
    epilog=example("optimizer catalog list --equipment home_dumbbell --muscle hamstrings"),
)
def catalog() -> None:
    """Look at exercises, muscles and equipment; hand them to other programs."""


@catalog.command(
    "list",
    short_help="List exercises, or another vocabulary.",
    epilog=example(
        "optimizer catalog list --pattern knee_dominant --equipment home_dumbbell",
        "optimizer catalog list muscles",
    ),
)
@click.argument("what", type=click.Choice(VOCABULARIES), default="exercises", metavar="[WHAT]")
@click.option("--pattern", help="A movement pattern or its family, such as horizontal_pull.")
@click.option("--muscle", help="A muscle or group that the exercise trains.")
@click.option(
    "--equipment", multiple=True, help="An item or preset that you own; give it as often as needed."
)
@click.option("--level", help="Up to this level: beginner, intermediate or advanced.")
@click.option("--kind", help="hard, drill, warmup, mobility or conditioning.")
@click.option("--tag", help="A tag, see `optimizer catalog list tags`.")
@click.option("--plane", help="sagittal, frontal or transverse.")
@click.option("--search", metavar="TEXT", help="Words in the id, name or aliases.")
@with_printer("table", "json", "csv")
@with_catalog
def list_(
    what: str,
    pattern: str | None,
    muscle: str | None,
    equipment: tuple[str, ...],
    level: str | None,
    kind: str | None,
    tag: str | None,
    plane: str | None,
    search: str | None,
    printer: Printer,
    catalog: "Catalog",
) -> ExitCode:
    """List exercises that pass every filter.

    WHAT may also be muscles, equipment, presets, stress, tags or patterns.
    """
    from optimizer.features.catalog import table
    from optimizer.features.catalog.filter import Filters, filtered
    from optimizer.features.catalog.text import exercises_text, vocabulary_text

    filters = Filters(pattern, muscle, equipment, level, kind, tag, plane, search)
    if what == "exercises":
        found = filtered(catalog, filters, LIST)
        printer.show(
            table=lambda: exercises_text(found, text_width()),
            json=lambda: table.exercises_json(found),
            csv=lambda: table.exercises_csv(found),
        )
    elif filters.given:
        raise click.UsageError(f"filters choose exercises, not {what}")
    else:
        printer.show(
            table=lambda: vocabulary_text(what, catalog, text_width()),
            json=lambda: table.vocabulary_json(what, catalog),
            csv=lambda: table.vocabulary_csv(what, catalog),
        )
    return ExitCode.DONE


@catalog.command(
    short_help="Show one exercise.", epilog=example('optimizer catalog show "goblet squat"')
)
@click.argument("name", nargs=-1, required=True, metavar="ID")
@with_printer("table", "json")
@with_catalog
def show(name: tuple[str, ...], printer: Printer, catalog: "Catalog") -> ExitCode:
    """Show everything about one exercise, by its id, name or alias."""
    from optimizer.features.catalog.text import exercise_text
    from optimizer.files.exercise_names import by_name, unknown_exercise
    from optimizer.files.nearest import plain

    wanted, known = " ".join(name), by_name(catalog.exercises)
    found = known.get(plain(wanted))
    if found is None:
        fault = Fault("is not a known exercise", **unknown_exercise(wanted, known))
        raise InputError("optimizer catalog show", [fault])
    printer.show(table=lambda: exercise_text(found, catalog, text_width()), json=lambda: found)
    return ExitCode.DONE


@catalog.command(
    short_help="Write the whole catalog for other programs.",
    epilog=example("optimizer catalog export --format json --output catalog.json"),
)
@with_output("Write to this file instead of stdout.")
@format_option("json")
@with_catalog
def export(output: Path | None, form: str, catalog: "Catalog") -> ExitCode:
    """Write the whole catalog as one JSON document (format catalog/1)."""
    from optimizer.features.catalog.export import catalog_export_json

    write_to(output, {"json": catalog_export_json}[form](catalog))
    return ExitCode.DONE


@catalog.command(
    short_help="Check a catalog folder.", epilog=example("optimizer catalog check ./my_catalog")
)
@click.argument("folder", required=False)
@catalog_option
@ascii_option
def check(folder: str | None, overlays: tuple[str, ...], ascii_only: bool) -> ExitCode:
    """Check the catalog, or one in FOLDER, with your own files over it, and count what it holds.

    Exits with 2 and names every fault with its file and line.
    """
    from optimizer.features.catalog.text import summary_text
    from optimizer.files.catalog import read_catalog

    own = folder is not None
    loaded = read_catalog(Path(str(folder)), overlays) if own else opened_catalog(overlays)
    say(summary_text(loaded), ascii_only)
    return ExitCode.DONE


catalog.add_command(import_)
