"""What a batch writes when it ends: tables, exports, and the page that links them."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.output import note
from optimizer.libraries import needs

if TYPE_CHECKING:
    from optimizer.features.batch.store import Store
    from optimizer.problem.catalog import Catalog

EXPORTS = ("html", "xlsx", "csv", "markdown", "liftoscript")
"""What can be written for each client beside the program file."""


def check_libraries(wanted: tuple[str, ...]) -> None:
    """Refuse, before anything is solved, a format whose library is missing."""
    from optimizer.show.export import EXPORTERS

    for form in wanted:
        target = EXPORTERS.get(form)
        if target is not None and target.package and find_spec(target.package) is None:
            raise click.UsageError(needs(form, target.package))


def write_files(store: "Store", folder: Path, wanted: tuple[str, ...], catalog: "Catalog") -> None:
    """Write the tables, what the formats add to the program files, and the page that links them."""
    from optimizer.features.batch.exports import write_exports
    from optimizer.features.batch.index import write_index
    from optimizer.features.batch.results import write_lines, write_results

    write_results(store, folder)
    if "jsonl" in wanted:
        write_lines(store, folder)
    try:
        for form in wanted:
            if form in EXPORTS:
                for told in write_exports(store, folder, form, catalog):
                    note(told)
    finally:  # who does not wait for all exports has a page of those that there are
        write_index(store, folder)
