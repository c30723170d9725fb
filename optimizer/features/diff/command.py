"""`optimizer diff`: what differs between two programs."""

import json

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


@click.command(
    short_help="Compare two programs: exercises, sets, muscles, rules.",
    epilog=example("optimizer diff ana-01.json ana-01b.json"),
)
@click.argument("before")
@click.argument("after")
@catalog_option
@format_option("table", "json")
@ascii_option
def diff(
    before: str, after: str, overlays: tuple[str, ...], form: str, ascii_only: bool
) -> ExitCode:
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

    catalog = opened_catalog(overlays)
    first, second = (
        load_judged(path, None, None, None, catalog, plain_words).side for path in (before, after)
    )
    found = difference(first, second, catalog)
    if form == "json":
        data = {"format": "difference/1", "before": before, "after": after}
        data |= found.model_dump(mode="json")
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        text = f"{heading(found, before, after)}\n\n{difference_text(found, catalog, text_width())}"
        say(text, ascii_only)
    return ExitCode.DONE
