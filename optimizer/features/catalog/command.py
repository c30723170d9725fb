"""`optimizer catalog`: what training is made of."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.features.catalog_import.command import import_

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog
from optimizer.domain.exercise import Exercise

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
@catalog_option
@format_option("table", "json", "csv")
@ascii_option
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
    overlays: tuple[str, ...],
    form: str,
    ascii_only: bool,
) -> ExitCode:
    """List exercises that pass every filter.

    WHAT may also be muscles, equipment, presets, stress, tags or patterns.
    """
    from optimizer.features.catalog.filter import Filters, filtered

    filters = Filters(pattern, muscle, equipment, level, kind, tag, plane, search)
    loaded = opened_catalog(overlays)
    if what == "exercises":
        _say_exercises(filtered(loaded, filters, LIST), form, ascii_only)
    elif filters.given:
        raise click.UsageError(f"filters choose exercises, not {what}")
    else:
        _say_vocabulary(what, loaded, form, ascii_only)
    return ExitCode.DONE


def _say_exercises(exercises: "list[Exercise]", form: str, ascii_only: bool) -> None:
    from optimizer.features.catalog.table import exercises_csv, exercises_json
    from optimizer.features.catalog.text import exercises_text

    if form == "json":
        say_data(exercises_json(exercises))
    elif form == "csv":
        say_data(exercises_csv(exercises))
    else:
        say(exercises_text(exercises, text_width()), ascii_only)


def _say_vocabulary(what: str, loaded: "Catalog", form: str, ascii_only: bool) -> None:
    from optimizer.features.catalog.table import vocabulary_csv, vocabulary_json
    from optimizer.features.catalog.text import vocabulary_text

    if form == "json":
        say_data(vocabulary_json(what, loaded))
    elif form == "csv":
        say_data(vocabulary_csv(what, loaded))
    else:
        say(vocabulary_text(what, loaded, text_width()), ascii_only)


@catalog.command(
    short_help="Show one exercise.", epilog=example('optimizer catalog show "goblet squat"')
)
@click.argument("name", nargs=-1, required=True, metavar="ID")
@catalog_option
@format_option("table", "json")
@ascii_option
def show(name: tuple[str, ...], overlays: tuple[str, ...], form: str, ascii_only: bool) -> ExitCode:
    """Show everything about one exercise, by its id, name or alias."""
    from optimizer.cli.names import find_exercise
    from optimizer.features.catalog.text import exercise_text

    loaded = opened_catalog(overlays)
    exercise = find_exercise(" ".join(name), loaded.exercises, "optimizer catalog show")
    if form == "json":
        say_data(json.dumps(exercise.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n")
    else:
        say(exercise_text(exercise, loaded, text_width()), ascii_only)
    return ExitCode.DONE


@catalog.command(
    short_help="Write the whole catalog for other programs.",
    epilog=example("optimizer catalog export --format json --output catalog.json"),
)
@catalog_option
@format_option("json")
@click.option("--output", metavar="FILE", help="Write to this file instead of stdout.")
def export(overlays: tuple[str, ...], form: str, output: str | None) -> ExitCode:
    """Write the whole catalog as one JSON document (format catalog/1)."""
    from optimizer.features.catalog.export import catalog_export_json
    from optimizer.files.whole import write_whole

    text = {"json": catalog_export_json}[form](opened_catalog(overlays))
    if output in (None, "-"):
        say_data(text)
    else:
        write_whole(text, Path(str(output)))
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
