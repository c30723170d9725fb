"""`optimizer batch report`: what a batch, finished or not, says about its clients."""

from pathlib import Path

import click

from optimizer.cli.options import catalog_option, example, opened_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer, check_output
from optimizer.cli.terminal import text_width
from optimizer.features.batch.setting import cores, setting_of

LIMITS = (600.0, 4096)
"""Seconds and megabytes that the relaxations of one client may take; far more than they do."""


@click.command(
    short_help="Show who needs attention, and what would help.",
    epilog=example(
        "optimizer batch report week47",
        "optimizer batch report week47 --equipment --page week47/index.html",
    ),
)
@click.argument("folder", metavar="DIR")
@click.option(
    "--equipment", is_flag=True,
    help="Also what each piece may be worth to those who have a program (seconds a client).",
)  # fmt: skip
@click.option(
    "--page", metavar="FILE", help="Also write the page of the roster, as `batch` does, to FILE."
)
@catalog_option
@with_printer("table", "json")
def report(
    folder: str,
    equipment: bool,
    page: str | None,
    overlays: tuple[str, ...],
    printer: Printer,
) -> ExitCode:
    """Show who of the batch in DIR has no program and the cheapest repair for each.

    Also which equipment would help most clients, whose weeks have least to spare, and how gaps and
    seconds are spread. Works while the batch is running.
    """
    from optimizer.features.batch.index import write_page
    from optimizer.features.batch.pool import Pool
    from optimizer.features.batch.report import read_report
    from optimizer.features.batch.report_text import report_text
    from optimizer.features.batch.task import Search
    from optimizer.features.batch.worth import worth_task

    executor = setting = None
    if equipment:
        setting = setting_of(Search(), opened_catalog(overlays), overlays)
        executor = Pool(worth_task, cores(), *LIMITS)
    if page is not None:
        check_output(Path(page), "", "")
    found = read_report(Path(folder), executor, setting)
    if page is not None:
        write_page(Path(folder), Path(page), found.worth)
        click.echo(f"wrote {page}", err=True)
    printer.show(table=lambda: report_text(found, text_width()), json=lambda: found)
    return ExitCode.DONE
