"""`optimizer constraints`: the rules in words."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer
from optimizer.cli.terminal import text_width

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog


@click.group(
    short_help="Look at the rules and what a good week is worth.",
    epilog=example("optimizer constraints show balanced"),
)
def constraints() -> None:
    """Look at the rules that a week must keep, and at what makes one week better than another."""


@constraints.command(
    "list", short_help="List the sets that ship.", epilog=example("optimizer constraints list")
)
@with_printer("table", "json")
def list_(printer: Printer) -> ExitCode:
    """List the constraint sets that ship."""
    from optimizer.features.constraints.text import sets_text
    from optimizer.files.constraint_sets import load_constraint_set, set_names

    found = [load_constraint_set(name) for name in set_names()]
    printer.show(
        table=lambda: sets_text(found),
        json=lambda: [{"name": s.name, "title": s.title, "rules": len(s.rules)} for s in found],
    )
    return ExitCode.DONE


@constraints.command(
    short_help="Show every rule of a set.",
    epilog=example(
        "optimizer constraints show balanced", "optimizer constraints show ./my_rules.yaml"
    ),
)
@click.argument("name")
@with_printer("table", "json")
@with_catalog
def show(name: str, printer: Printer, catalog: "Catalog") -> ExitCode:
    """Show every rule of the set NAME (or of a YAML file): what it says, why, and its source."""
    from optimizer.features.constraints.text import set_data, set_text
    from optimizer.files.constraint_sets import constraint_set_of
    from optimizer.files.tree import Tree

    shown = constraint_set_of(name, Tree("optimizer constraints show", None), catalog)
    printer.show(
        table=lambda: set_text(shown, catalog, text_width()),
        json=lambda: set_data(shown, catalog),
    )
    return ExitCode.DONE
