"""`optimizer bench compare`: two files of results against each other."""

from pathlib import Path
from typing import Literal, cast

import click

from optimizer.cli.options import ascii_option, example, format_option
from optimizer.cli.outcome import ExitCode
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.features.bench.options import clock_option


@click.command(
    "compare",
    short_help="Say what got better or worse between two files of results.",
    epilog=example("optimizer bench compare before.jsonl after.jsonl"),
)
@click.argument("before")
@click.argument("after")
@clock_option
@format_option("table", "json", "csv")
@ascii_option
def bench_compare(before: str, after: str, clock: str, form: str, ascii_only: bool) -> ExitCode:
    """Compare the runs of AFTER with those of BEFORE: same instance, set, solver, seed and limits.

    Outcomes, objectives and bounds are compared one by one; seconds by a paired test, which gives no
    verdict where noise decides.
    """
    from optimizer.features.bench.compare import compared
    from optimizer.features.bench.data import report_json, rows_csv
    from optimizer.features.bench.results import load_results
    from optimizer.features.bench.text import comparison_text

    first, second = load_results(Path(before)), load_results(Path(after))
    found = compared(first, second, cast(Literal["wall", "cpu"], clock))
    if form == "json":
        say_data(report_json(found))
    elif form == "csv":
        say_data(rows_csv(found.rows))
    else:
        say(comparison_text(found, text_width()), ascii_only)
    return ExitCode.DONE
