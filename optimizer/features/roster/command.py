"""`optimizer roster`: many clients in one table, checked before anything is solved."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, quiet_option, with_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer
from optimizer.cli.terminal import say_data
from optimizer.features.batch.setting import defaults_option, notes

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog


@click.group(
    short_help="Check a table of clients, or get one to fill in.",
    epilog=example("optimizer roster template > clients.csv", "optimizer roster check clients.csv"),
)
def roster() -> None:
    """Check a roster, or get a table to fill in. `optimizer batch` solves it."""


@roster.command(
    short_help="Check every row, and solve nothing.",
    epilog=example("optimizer roster check clients.csv --defaults gym.yaml"),
)
@click.argument("file")
@defaults_option
@quiet_option
@with_printer("table", "json")
@with_catalog
def check(
    file: str, defaults: str | None, quiet: bool, printer: Printer, catalog: "Catalog"
) -> ExitCode:
    """Check the roster FILE: a table, YAML, JSON, JSON Lines, or a folder of scenario files.

    All bad rows are told at once, with row and column. Exits with 2 if there are any.
    """
    from optimizer.features.batch.plan import planned
    from optimizer.features.batch.task import Search, Setting
    from optimizer.files.roster.checked import read_roster

    clients = read_roster(file, catalog, defaults, notes(quiet))
    plan = planned(clients, Setting(Search(), catalog.sha256), file, skip_bad=False)
    scenarios = len({row.key for row, _ in plan.rows()})
    same = "" if scenarios == plan.clients else f", {scenarios} different scenarios"
    told = f"{file}: {plan.clients} {'client' if plan.clients == 1 else 'clients'}{same}; all good"
    data = {"format": "roster_check/1", "clients": plan.clients, "scenarios": scenarios}
    printer.show(table=lambda: told, json=lambda: data)
    return ExitCode.DONE


@roster.command(
    short_help="Print a table to fill in.",
    epilog=example("optimizer roster template > clients.csv"),
)
@click.option(
    "--format", "form", type=click.Choice(["csv", "yaml", "jsonl"]), default="csv",
    show_default=True, help="Kind of roster.",
)  # fmt: skip
def template(form: str) -> ExitCode:
    """Print a roster with three clients, and how lists and maps are written in cells."""
    from optimizer.files.roster.template import TEMPLATES

    say_data(TEMPLATES[form])
    return ExitCode.DONE
