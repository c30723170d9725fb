"""`optimizer repair`: the smallest change that makes any week keep the rules."""

from pathlib import Path

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
from optimizer.features.swap.command import told


@click.command(
    short_help="Change any week as little as makes it keep the rules.",
    epilog=example(
        "optimizer repair my_week.yaml",
        "optimizer repair my_week.xlsx --scenario ana-01.yaml --output ana-01.json",
    ),
)
@click.argument("week_file", metavar="WEEK")
@click.option(
    "--constraints", metavar="SET",
    help="Rules to keep: a constraint set, or a path.  [default: the scenario's, or balanced]",
)  # fmt: skip
@click.option("--scenario", metavar="FILE", help="The client to repair it for.")
@click.option(
    "--coverage-window", type=click.IntRange(1, 2), metavar="WEEKS",
    help="2: what a week must hold may stand in either week of a rotation.",
)  # fmt: skip
@click.option("--output", metavar="FILE", help="Also write the new program to this file, as JSON.")
@format_option("table", "json")
@search_options
@catalog_option
@quiet_option
@ascii_option
def repair(
    week_file: str,
    constraints: str | None,
    scenario: str | None,
    coverage_window: int | None,
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
    """Repair the week or rotation of WEEK, in any form that audit reads (`-` is stdin).

    The new week keeps every rule and is the nearest to yours: fewest exercises changed, then
    fewest sets. Without --scenario it is judged as by audit: for an advanced client with all
    equipment, and without rules on minutes where you give none.

    Exits with 3 if no week of these days can keep the rules (and says why), with 4 if the limit
    came first.
    """
    if week_file == scenario == "-":
        raise click.UsageError("only one of WEEK and --scenario can be stdin")
    if output is not None:
        check_output(Path(output), week_file, "is the week itself; give the new one a name")
    from optimizer.features.catalog_import.words import plain_words
    from optimizer.features.diff.judged import load_judged

    catalog = opened_catalog(overlays)
    judged = load_judged(week_file, scenario, constraints, coverage_window, catalog, plain_words)
    for reading in judged.written.readings:
        where = "" if reading.line is None else f" (line {reading.line})"
        click.echo(f"note: read '{reading.written}' as {reading.name}{where}", err=True)

    from optimizer.features.repair.repair import repair as repaired
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    options = pipeline.Options(time_limit=time_limit, workers=workers, gap=gap / 100, seed=seed)
    with ProgressLine(quiet) as line:
        answer = repaired(judged, catalog, options, line)
    return told(answer, output, form, catalog, ascii_only)
