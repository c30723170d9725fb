"""`optimizer plan`: a scenario or a solved week in, a dated training block out."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
    quiet_option,
    search_options,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.features.solve.command import CODES, STDOUT, answer_text

if TYPE_CHECKING:
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
@click.option("--output", metavar="FILE", help="Also write the block to this file, as JSON.")
@format_option("table", "json")
@search_options
@catalog_option
@quiet_option
@ascii_option
def plan(
    file: str,
    length: int,
    start: date,
    output: str | None,
    form: str,
    time_limit: float,
    workers: int,
    gap: float,
    seed: int,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Plan a block from FILE: a scenario, solved first, or a program that solve wrote.

    Weeks wave moderate, volume and heavy, and deload at least every eight weeks; every week keeps
    the rules and is verified. Exits like solve where a scenario has no week.
    """
    if output == STDOUT:
        output, form = None, "json"
    if output is not None:
        check_output(Path(output), file, "is the input itself; give the block another name")
    from optimizer.cli.catalog_note import made_with_another
    from optimizer.files.block import block_json, load_base
    from optimizer.files.program import program_json
    from optimizer.files.whole import write_whole

    catalog = opened_catalog(overlays)
    table = _table(length, start, catalog)
    problem, program = load_base(file, catalog)

    from optimizer.features.plan import plan as planning  # loads the solver, which takes a second
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    options = pipeline.Options(time_limit=time_limit, workers=workers, gap=gap / 100, seed=seed)
    if program is not None:
        for fault in made_with_another(program.provenance, catalog):
            click.echo(f"note: {fault.text(file)}", err=True)
        planning.check_base(program, problem)
    with ProgressLine(quiet) as line:
        if program is None:
            program = pipeline.solve(problem, options, line)
        block = None
        if program.weeks:
            block = planning.block_of(program, problem, table, start, options, line)
    data = program_json(program) if block is None else block_json(block)
    if output is not None:
        write_whole(data, Path(output))
    if form == "json":
        say_data(data)
    elif block is None:
        say(answer_text(program, problem, ascii_only), ascii_only)
    else:
        from optimizer.features.plan.text import block_text

        say(block_text(block, program.weeks, catalog, text_width(), ascii_only), ascii_only)
    return CODES[program.status]


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
