"""`optimizer plan`: a scenario or a solved week in, a dated training block out."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    example,
    with_catalog,
    with_output,
    with_printer,
    with_progress,
    with_search,
)
from optimizer.cli.outcome import ExitCode, code_of
from optimizer.cli.output import Printer, write_to
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import text_width
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from optimizer.domain.waves import BlockTable
    from optimizer.problem.catalog import Catalog


def _monday(_: click.Context, __: click.Parameter, value: str) -> date:
    """Read a date that is a Monday; of any other the nearest ones are told."""
    from optimizer.files.block import YEARS

    try:
        day = datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date such as 2026-11-30") from None
    if day.year not in YEARS:
        raise click.BadParameter(f"{value} must lie in {YEARS.start} to {YEARS.stop - 1}")
    if day.weekday():
        before = day - timedelta(days=day.weekday())
        near = f"give {before} or {before + timedelta(weeks=1)}"
        raise click.BadParameter(f"{value} is a {day:%A}, and weeks start on Mondays: {near}")
    return day


@click.command(
    short_help="Write a week out as a dated block with waves and deloads.",
    epilog=example(
        "optimizer plan ana-01.yaml --block-weeks 8 --start 2026-11-30 --output ana-01-block.json",
        "optimizer plan ana-01.json --block-weeks 12 --start 2026-11-30",
    ),
)
@click.argument("file")
@click.option(
    "--block-weeks", "length", type=click.INT, required=True, metavar="8|12",
    help="Length of the block; it ends with a deload.",
)  # fmt: skip
@click.option(
    "--start", callback=_monday, required=True, metavar="DATE",
    help="Monday of the first week, such as 2026-11-30.",
)  # fmt: skip
@with_output(
    "Also write the block to this file, as JSON.",
    same="is the input itself; give the block another name",
)
@with_printer("table", "json")
@with_search
@with_progress
@with_catalog
def plan(
    file: str,
    length: int,
    start: date,
    output: Path | None,
    printer: Printer,
    settings: SearchSettings,
    progress: ProgressLine,
    catalog: "Catalog",
) -> ExitCode:
    """Plan a block from FILE: a scenario, solved first, or a program that solve wrote.

    Weeks wave moderate, volume and heavy, and deload at least every eight weeks; every week keeps
    the rules and is verified. Exits like solve where a scenario has no week.
    """
    from optimizer.cli.catalog_note import note_other_catalog
    from optimizer.files.block import block_json, load_base
    from optimizer.files.program import program_json

    table = _table(length, start, catalog)
    problem, program = load_base(file, catalog)

    from optimizer.features.plan import plan as planning  # loads the solver, which takes a second
    from optimizer.features.plan.text import block_text
    from optimizer.features.solve import solve as pipeline
    from optimizer.features.solve.command import answer_text

    if program is not None:
        note_other_catalog(program.provenance, catalog, file)
        planning.check_base(program, problem)
    with progress:
        week = program or pipeline.solve(problem, settings, progress)
        block = None
        if week.weeks:
            block = planning.block_of(week, problem, table, start, settings, progress)
    data = program_json(week) if block is None else block_json(block)
    if output is not None:
        write_to(output, data)

    def text() -> "RenderableType":
        if block is None:
            return answer_text(week, problem)
        return block_text(block, week.weeks, catalog, text_width())

    printer.show(table=text, json=lambda: data)
    return code_of(week.status)


def _table(length: int, start: date, catalog: "Catalog") -> "BlockTable":
    """The block of this length; its last week must lie in a year of our time."""
    from optimizer.files.block import YEARS

    known = {table.weeks: table for table in catalog.blocks}
    if length not in known:
        allowed = " or ".join(map(str, known))
        raise click.BadParameter(f"{length} is not {allowed}", param_hint="'--block-weeks'")
    if (start + timedelta(weeks=length)).year not in YEARS:
        message = f"{start} is too late: the block must end before {YEARS.stop}"
        raise click.BadParameter(message, param_hint="'--start'")
    return known[length]
