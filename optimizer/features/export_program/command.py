"""`optimizer export-program`: a program or block as a file for another program."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import STDOUT, example, with_catalog
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output, note, write_to
from optimizer.errors import Fault, InputError
from optimizer.libraries import needs
from optimizer.show.export import EXPORTERS, Export, Settings, Target

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from optimizer.problem.catalog import Catalog
    from optimizer.show.export.schedule import Schedule

MOST_REPEATS = 52
TARGETS = "\b\nTargets:\n" + "\n".join(f"  {n:12} {t.summary}" for n, t in EXPORTERS.items())
EXAMPLES = example(
    "optimizer export-program ana-01.json --to xlsx --output ana-01.xlsx",
    "optimizer export-program ana-01.json --to ics --start 2026-11-30 --repeat 4",
)


@click.command(
    "export-program",
    short_help="Take a program to a spreadsheet, calendar or training app.",
    epilog=f"{TARGETS}\n\n{EXAMPLES}",
)
@click.argument("file")
@click.option(
    "--to", "target", type=click.Choice(list(EXPORTERS)), required=True, help="What to write."
)
@click.option("--output", metavar="FILE", help="Write to this file instead of stdout.")
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="First day of a program, which has no dates of its own.",
)
@click.option(
    "--repeat",
    type=click.IntRange(1, MOST_REPEATS),
    metavar="N",
    help="Lay a program's weeks on the calendar so often.  [default: 1]",
)
@click.option(
    "--time",
    "begin",
    type=click.DateTime(["%H:%M"]),
    default="18:00",
    show_default=True,
    metavar="HH:MM",
    help="When sessions begin.",
)
@click.option(
    "--timezone",
    metavar="NAME",
    help="Zone of that time, such as Europe/Madrid; without it, wherever you are.",
)
@with_catalog
def export_program(
    file: str,
    target: str,
    output: str | None,
    start: datetime | None,
    repeat: int | None,
    begin: datetime,
    timezone: str | None,
    catalog: "Catalog",
) -> ExitCode:
    """Write the program or block FILE for people or for another program (`-` is stdin).

    What the target can't hold is told on stderr. A program's weeks have no dates: `--start`
    gives them, for the seven days from that day on, and calendars ask for it.
    """
    wanted = EXPORTERS[target]
    where = None if output in (None, STDOUT) else Path(str(output))
    _check_output(where, target, file, output == STDOUT)
    zone = None if timezone is None else _zone(timezone)
    from optimizer.files.block import load_plan
    from optimizer.show.export.schedule import schedule_of

    plan = load_plan(file, catalog)
    schedule = schedule_of(plan.document, plan.problem.scenario, catalog)
    schedule = _on_calendar(schedule, target, start, repeat)
    done = _exported(wanted, schedule, Settings(catalog, begin.time(), zone))
    write_to(where, done.content)
    for told in done.notes:
        note(told)
    return ExitCode.DONE


def _check_output(where: Path | None, target: str, file: str, stdout: bool) -> None:
    """Refuse, before anything is read, a place that can't be written or is the input."""
    if where is None:
        if EXPORTERS[target].binary and (sys.stdout.isatty() or not stdout):
            raise click.UsageError(f"{target} is no text: name a file with --output")
        return
    check_output(where, file, "is the program itself; give the export another name")


def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo, available_timezones

    from optimizer.files.nearest import unknown

    known = available_timezones()
    if name in known:
        return ZoneInfo(name)
    told = unknown(name, {zone.lower() for zone in known}, "names such as Europe/Madrid")
    told["nearest"] = next((zone for zone in known if zone.lower() == told["nearest"]), None)
    fault = Fault("is not a known time zone", "--timezone", **told)
    raise InputError("optimizer export-program", [fault])


def _on_calendar(
    schedule: "Schedule", target: str, start: datetime | None, repeat: int | None
) -> "Schedule":
    """Give dates to a plan that has none, where they are given or needed."""
    from optimizer.files.block import YEARS
    from optimizer.show.export.schedule import dated

    if schedule.start is not None:
        if start is not None or repeat is not None:
            option = "--start" if start is not None else "--repeat"
            raise click.UsageError(f"{option} is for programs; a block has its own dates")
        return schedule
    if start is not None:
        if start.year not in YEARS:
            raise click.UsageError(f"--start must lie in {YEARS.start} to {YEARS.stop - 1}")
        return dated(schedule, start.date(), repeat or 1)
    if EXPORTERS[target].dated:
        raise click.UsageError(
            f"{target} needs dates, and a program has none: give its first day with --start DATE"
        )
    if repeat is not None:
        raise click.UsageError("--repeat needs --start DATE")
    return schedule


def _exported(target: Target, schedule: "Schedule", settings: Settings) -> Export:
    """Write the export; a missing library is told with how to get it."""
    try:
        export = target.export
    except ImportError as error:
        if error.name != target.package:
            raise
        raise click.UsageError(needs("this target", target.package)) from error
    return export(schedule, settings)
