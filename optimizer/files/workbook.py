"""Read weeks back from a workbook (`optimizer export-program --to xlsx`)."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from optimizer.domain.program import Week
from optimizer.errors import Fault, InputError
from optimizer.files.exported import ExportedRow, Reader
from optimizer.files.reading import unreadable
from optimizer.libraries import needs
from optimizer.problem.catalog import Catalog

DAY, EXERCISE, SETS = "Day", "Exercise", "Sets / load"
"""Cells by which a session sheet and its columns are found."""

MOST_BYTES = 20_000_000
MOST_UNPACKED = 100_000_000
HEADER_WITHIN = 12
"""Rows in which the header must stand."""
MOST_ROWS, MOST_COLUMNS = 2_000, 400

Cells = list[tuple[Any, ...]]


def load_workbook_weeks(path: str, catalog: Catalog) -> tuple[Week, ...]:
    """Read the weeks of all session sheets of a workbook; other sheets are left alone.

    The row of an exercise holds its sets under each week; an empty cell means that this week does
    without it. The letter of its mark joins a pair. Raises InputError with all faults.
    """
    rows: list[ExportedRow] = []
    sheets = 0
    for title, cells in _sheets(path):
        header = _header(cells)
        if header is not None:
            sheets += 1
            rows += _rows(title, cells, header)
    if not sheets:
        fault = Fault(f"has no session sheet with {DAY}, {EXERCISE} and {SETS}")
        raise InputError(path, [fault])
    return Reader(path, catalog).weeks(rows)


def _sheets(path: str) -> Iterator[tuple[str, Cells]]:
    try:
        import openpyxl
    except ImportError as error:
        raise InputError(path, [Fault(needs("a workbook", "openpyxl"))]) from error
    _check(path)
    try:
        with Path(path).open("rb") as stream:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                cells = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
                yield sheet.title, list(cells)
    except Exception as error:
        # openpyxl has no error of its own for a damaged file: it fails wherever it stumbles.
        if isinstance(error, InputError):
            raise
        raise InputError(path, [Fault("is not a workbook that can be read")]) from error


def _check(path: str) -> None:
    """Refuse what is no zip file, or one that is or grows too large."""
    try:
        size = Path(path).stat().st_size
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(path, [Fault("is not an xlsx workbook")]) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if size > MOST_BYTES or unpacked > MOST_UNPACKED:
        raise InputError(path, [Fault(f"is larger than {MOST_BYTES // 1_000_000} MB")])


def _header(cells: Cells) -> int | None:
    """Index of the row that names the columns; None where the sheet is no session."""
    for index, row in enumerate(cells[:HEADER_WITHIN]):
        if index and EXERCISE in row and SETS in row:
            return index
    return None


def _rows(title: str, cells: Cells, header: int) -> Iterator[ExportedRow]:
    """A row for every exercise and week with sets; logged sets name no exercise."""
    columns = cells[header]
    name = columns.index(EXERCISE)
    days = [row[1] for row in cells[:header] if len(row) > 1 and row[0] == DAY]
    groups = [column for column, text in enumerate(columns) if text == SETS]
    for index in range(header + 1, len(cells)):
        row = cells[index]
        exercise = _text(row[name]) if len(row) > name else ""
        mark = _text(row[name - 1]) if exercise and name else ""
        for column in groups:
            sets = _text(row[column]) if len(row) > column else ""
            if exercise and sets:
                yield ExportedRow(
                    week=_text(cells[header - 1][column]),
                    day=_text(days[0]) if days else "",
                    block=f"{title} {mark[:1]}" if mark else "",
                    exercise=exercise,
                    name="",
                    sets=sets,
                    cell=f"{title}!{_letters(column)}{index + 1}",
                )


def _letters(column: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _text(value: object) -> str:
    return "" if value is None else str(value)
