"""`optimizer bench report`: what a file of results says."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from optimizer.cli.options import ascii_option, example, format_option, quiet_option
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.errors import Fault, InputError
from optimizer.features.bench.options import BENCHMARKS, clock_option, say_aside

if TYPE_CHECKING:
    from optimizer.features.bench.record import Record


@click.command(
    "report",
    short_help="Report a file of results again.",
    epilog=example(
        "optimizer bench report bench-smoke.jsonl --format csv",
        "optimizer bench report bench-smoke.jsonl --page bench-smoke.html",
    ),
)
@click.argument("results")
@click.option("--plots", metavar="DIR", help="Draw a cactus plot and the gap over time into DIR.")
@click.option(
    "--image", type=click.Choice(["svg", "png"]), default="svg", show_default=True,
    help="Kind of plots.",
)  # fmt: skip
@click.option("--page", metavar="FILE", help="Also write it as a page, with plots and all figures.")
@click.option(
    "--before", metavar="FILE", help="On the page, also say what changed since these results."
)
@clock_option
@format_option("table", "json", "csv")
@quiet_option
@ascii_option
def bench_report(
    results: str,
    plots: str | None,
    image: str,
    page: str | None,
    before: str | None,
    clock: str,
    form: str,
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Report the runs that the file RESULTS holds.

    Runs of `bench ablation` among them also give a page with what each rule costs.
    """
    from optimizer.features.bench.results import load_results

    check_plots(plots)
    if before is not None and page is None:
        raise click.UsageError("--before needs --page; `bench compare` compares without one")
    if page is not None:
        check_output(Path(page), results, "is the file of results itself")
    records = load_results(Path(results))
    earlier = None if before is None else load_results(Path(before))
    draw(records, plots, image, quiet)
    if page is not None:
        write_page(records, earlier, Path(results), Path(page), clock)
        say_aside(f"wrote {page}", quiet)
    say_summary(records, clock, form, ascii_only)
    return ExitCode.DONE


def write_page(
    records: "Sequence[Record]",
    earlier: "Sequence[Record] | None",
    results: Path,
    page: Path,
    clock: str,
) -> None:
    """Write the page of records, with the rules' prices and the changes since earlier ones, if any."""
    from datetime import UTC, datetime

    from optimizer.features.bench.ablation import ablations_in
    from optimizer.features.bench.compare import compared
    from optimizer.features.bench.curves import plots_of
    from optimizer.features.bench.page import bench_page
    from optimizer.features.bench.results import runs_of
    from optimizer.features.bench.summary import summary
    from optimizer.files.whole import write_whole

    how, runs = cast(Literal["wall", "cpu"], clock), runs_of(records)
    text = bench_page(
        summary(records, how),
        plots_of(runs),
        results.name,
        datetime.fromtimestamp(results.stat().st_mtime, UTC).date(),
        None if earlier is None else compared(earlier, records, how),
        ablations_in(runs, how),
    )
    write_whole(text, page)


def say_summary(records: "Sequence[Record]", clock: str, form: str, ascii_only: bool) -> None:
    """Write the summary of records to stdout; as CSV, the runs themselves."""
    from optimizer.features.bench.data import report_json, runs_csv
    from optimizer.features.bench.summary import summary
    from optimizer.features.bench.text import summary_text

    if form == "csv":
        say_data(runs_csv(records))
        return
    found = summary(records, cast(Literal["wall", "cpu"], clock))
    if form == "json":
        say_data(report_json(found, records))
    else:
        say(summary_text(found, text_width()), ascii_only)


def check_plots(plots: str | None) -> None:
    """Refuse, before anything runs, plots that can't be drawn or written."""
    if plots is None:
        return
    from optimizer.features.bench.curves import drawing

    if drawing() is None:
        raise click.UsageError(f"plots need the benchmarks' package: {BENCHMARKS}")
    folder = Path(plots)
    if folder.exists() and not folder.is_dir():
        raise InputError(plots, [Fault("cannot be written: it is no directory")])
    if not folder.exists() and not folder.parent.is_dir():
        raise InputError(plots, [Fault(f"cannot be made: there is no folder {folder.parent}")])


def draw(records: "Sequence[Record]", plots: str | None, image: str, quiet: bool) -> None:
    """Draw the plots of records where that is wished."""
    if plots is None:
        return
    from optimizer.features.bench.curves import drawing
    from optimizer.features.bench.results import runs_of

    drawn = drawing()
    assert drawn is not None
    for path in drawn(runs_of(records), Path(plots), image):
        say_aside(f"wrote {path}", quiet)
