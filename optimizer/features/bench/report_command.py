"""`optimizer bench report` and `bench compare`: what files of results say."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, quiet_option, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer, check_output
from optimizer.cli.terminal import text_width
from optimizer.features.bench.options import Plots, clock_option, say_aside, with_plots

if TYPE_CHECKING:
    from optimizer.features.bench.clock import Clock
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
@with_plots
@click.option("--page", metavar="FILE", help="Also write it as a page, with plots and all figures.")
@click.option(
    "--before", metavar="FILE", help="On the page, also say what changed since these results."
)
@clock_option
@with_printer("table", "json", "csv")
@quiet_option
def bench_report(
    results: str,
    plots: Plots,
    page: str | None,
    before: str | None,
    clock: "Clock",
    printer: Printer,
    quiet: bool,
) -> ExitCode:
    """Report the runs that the file RESULTS holds.

    Runs of `bench ablation` among them also give a page with what each rule costs.
    """
    from optimizer.features.bench.results import load_results

    if before is not None and page is None:
        raise click.UsageError("--before needs --page; `bench compare` compares without one")
    if page is not None:
        check_output(Path(page), results, "is the file of results itself")
    records = load_results(Path(results))
    earlier = None if before is None else load_results(Path(before))
    plots.draw(records, quiet)
    if page is not None:
        _write_page(records, earlier, Path(results), Path(page), clock)
        say_aside(f"wrote {page}", quiet)
    print_summary(records, clock, printer)
    return ExitCode.DONE


def _write_page(
    records: "Sequence[Record]",
    earlier: "Sequence[Record] | None",
    results: Path,
    page: Path,
    clock: "Clock",
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

    runs = runs_of(records)
    text = bench_page(
        summary(records, clock),
        plots_of(runs),
        results.name,
        datetime.fromtimestamp(results.stat().st_mtime, UTC).date(),
        None if earlier is None else compared(earlier, records, clock),
        ablations_in(runs, clock),
    )
    write_whole(text, page)


def print_summary(records: "Sequence[Record]", clock: "Clock", printer: Printer) -> None:
    """Print the summary of records; as CSV, the runs themselves."""
    from optimizer.features.bench.data import report_json, runs_csv
    from optimizer.features.bench.summary import summary
    from optimizer.features.bench.text import summary_text

    printer.show(
        table=lambda: summary_text(summary(records, clock), text_width()),
        json=lambda: report_json(summary(records, clock), records),
        csv=lambda: runs_csv(records),
    )


@click.command(
    "compare",
    short_help="Say what got better or worse between two files of results.",
    epilog=example("optimizer bench compare before.jsonl after.jsonl"),
)
@click.argument("before")
@click.argument("after")
@clock_option
@with_printer("table", "json", "csv")
def bench_compare(before: str, after: str, clock: "Clock", printer: Printer) -> ExitCode:
    """Compare the runs of AFTER with those of BEFORE: same instance, set, solver, seed and limits.

    Outcomes, objectives and bounds are compared one by one; seconds by a paired test, which gives no
    verdict where noise decides.
    """
    from optimizer.features.bench.compare import compared
    from optimizer.features.bench.data import report_json, rows_csv
    from optimizer.features.bench.results import load_results
    from optimizer.features.bench.text import comparison_text

    found = compared(load_results(Path(before)), load_results(Path(after)), clock)
    printer.show(
        table=lambda: comparison_text(found, text_width()),
        json=lambda: report_json(found),
        csv=lambda: rows_csv(found.rows),
    )
    return ExitCode.DONE
