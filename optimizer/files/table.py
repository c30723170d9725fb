"""Read weeks back from a CSV table (`optimizer export-program --to csv`)."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from optimizer.domain.program import Week
from optimizer.errors import Fault, InputError
from optimizer.files.exported import ExportedRow, Reader
from optimizer.files.nearest import nearest
from optimizer.files.reading import read_text
from optimizer.files.tree import show
from optimizer.problem.catalog import Catalog

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

COLUMNS = (
    "week", "day", "date", "block", "position", "exercise", "name", "sets", "reps", "rir",
    "rest_seconds", "tempo", "note",
)  # fmt: skip
"""The table's columns; `exercise` is the id."""

NEEDED = ("day", "exercise", "sets")
DELIMITERS = ",;\t"
MOST_ROWS = 20_000


def load_table(path: str, catalog: Catalog) -> tuple[Week, ...]:
    """Read the weeks of a CSV file, also of one that a spreadsheet saved with semicolons or tabs.

    Columns may stand in any order; only day, exercise (or name) and sets must be there. Raises
    InputError with all faults.
    """
    text = read_text(Path(path))
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return Reader(path, catalog).weeks(list(_rows(reader, path)))
    except csv.Error as error:
        fault = Fault(f"is not valid CSV: {error}", line=reader.line_num)
        raise InputError(path, [fault]) from error


def _rows(reader: "CsvReader", source: str) -> Iterator[ExportedRow]:
    header = [cell.strip().lower().replace(" ", "_") for cell in next(reader, [])]
    _check_header(header, source)
    for number, cells in enumerate(reader):
        if number >= MOST_ROWS:
            raise InputError(source, [Fault(f"has more than {MOST_ROWS} rows")])
        if not any(cell.strip() for cell in cells):
            continue
        values = dict(zip(header, cells, strict=False))
        yield ExportedRow(
            week=values.get("week", ""),
            day=values.get("day", ""),
            block=values.get("block", ""),
            exercise=values.get("exercise", ""),
            name=values.get("name", ""),
            sets=values.get("sets", ""),
            line=reader.line_num,
        )


def _check_header(header: list[str], source: str) -> None:
    """Refuse a table without the needed columns, or with one given twice."""
    present = set(header) | ({"exercise"} if "name" in header else set())
    faults = []
    for name in NEEDED:
        if name not in present:
            unknown = [cell for cell in header if cell and cell not in COLUMNS]
            near = nearest(name, unknown)
            faults.append(
                Fault(
                    f"has no column {name}", line=1, value=show(", ".join(header)),
                    allowed=", ".join(COLUMNS),
                    nearest=f"{name} instead of {near}" if near else None,
                )
            )  # fmt: skip
    for name in dict.fromkeys(header):
        if name in COLUMNS and header.count(name) > 1:
            faults.append(Fault("is given twice", field=name, line=1, code="duplicate"))
    if faults:
        raise InputError(source, faults)
