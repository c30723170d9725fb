"""Read exported weeks back, whichever kind of file they were exported to."""

from pathlib import Path

from optimizer.domain.program import Week
from optimizer.files.table import load_table
from optimizer.files.workbook import load_workbook_weeks
from optimizer.problem.catalog import Catalog

ZIP = b"PK\x03\x04"
"""What every workbook begins with."""


def load_weeks(path: str, catalog: Catalog) -> tuple[Week, ...]:
    """Read the weeks of a workbook, or of a table. Raises InputError with all faults."""
    return (load_workbook_weeks if is_workbook(path) else load_table)(path, catalog)


def is_workbook(path: str) -> bool:
    """Whether a file begins like a workbook; one that can't be read does not."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(ZIP)) == ZIP
    except OSError:
        return False
