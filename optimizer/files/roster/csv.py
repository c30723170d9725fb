"""Read a roster from a table, as spreadsheets of any country save it.

Comma, semicolon or tab; UTF-8 with or without a mark, UTF-16 with one, else Windows-1252; any line
ends. Empty rows, rows whose first cell begins with `#`, and columns whose name does, are left out.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from optimizer.errors import Fault, InputError
from optimizer.files.nearest import nearest
from optimizer.files.reading import unreadable
from optimizer.files.roster.cells import FIELDS, MAPS, MINUTES, cell_value, spread_days
from optimizer.files.roster.rows import RosterRow, Rows, Tell
from optimizer.files.tree import Place, Tree, show

DELIMITERS = ",;\t|"
CHUNK = 1 << 16
LARGEST_CELL = 100_000
"""Characters of a cell; a longer one is a fault of its row."""
LONGEST_NAME = 200
"""Characters of a column's name that are looked at; no known one is as long."""
LARGEST_READ = 16_000_000
"""Characters of a cell that are read at all: an open quote takes no more of a table than this."""
COLUMNS = (*FIELDS, MINUTES)
ALIASES = {"client_id": "client", "id": "client", "session_minutes": MINUTES}
PERSONAL = {
    "name", "first_name", "last_name", "full_name", "surname", "email", "e_mail", "phone", "dob",
    "birth_date", "birthday", "date_of_birth", "address", "sex", "gender", "weight",
}  # fmt: skip
"""Columns that no rule uses and that say who a client is."""

Cells = tuple[int, int, list[str]]
"""Number of a row, the line it begins on, and its cells."""


def read_csv(path: Path, source: str, tell: Tell) -> Rows:
    """The rows of a table. Raises InputError where the table itself, or its header, is wrong."""
    encoding = _encoding(path, source, tell)
    # What the encoding does not know becomes a mark, which no id, number or name may hold.
    with path.open(encoding=encoding, newline="", errors="replace") as stream:
        delimiter = _delimiter(stream)
        if delimiter != ",":
            tell(f"{source}: columns are separated by {delimiter!r}")
        yield from _rows(_records(stream, delimiter, source), source)


def _encoding(path: Path, source: str, tell: Tell) -> str:
    """How the file is encoded, found by reading it once."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    try:
        with path.open("rb") as stream:
            chunk = stream.read(CHUNK)
            if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            while chunk:
                if b"\0" in chunk:
                    raise InputError(source, [Fault("is a binary file, not text")])
                decoder.decode(chunk)
                lines += chunk.count(b"\n")
                chunk = stream.read(CHUNK)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        tell(f"{source}: is not UTF-8 (from about line {lines} on); read as Windows-1252")
        return "cp1252"
    except OSError as error:
        raise unreadable(source, error) from error
    return "utf-8-sig"


def _delimiter(stream: io.TextIOBase) -> str:
    """What separates the columns of the header; the stream is where it was afterwards."""
    while line := stream.readline(CHUNK):
        if (told := re.match(r"\"?sep=(.)", line)) is not None:
            return told[1]
        if line.strip() and not line.lstrip("\"'").startswith("#"):
            break
    stream.seek(0)
    bare = re.sub(r'"[^"]*"', "", line)
    return max(DELIMITERS, key=bare.count)


def _records(stream: io.TextIOBase, delimiter: str, source: str) -> Iterator[Cells]:
    """Rows that hold something."""
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    number, line = 0, 1
    try:
        while (cells := _next(reader)) is not None:
            number += 1
            if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
                yield number, line, cells
            line = reader.line_num + 1
    except (csv.Error, UnicodeError) as error:
        raise InputError(source, [Fault(f"is not a table: {error}", line=line)]) from error


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row, with large cells; the limit is the whole process's, so it is put back."""
    before = csv.field_size_limit(LARGEST_READ)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _rows(records: Iterator[Cells], source: str) -> Rows:
    first = next(records, None)
    if first is None:
        raise InputError(source, [Fault("is empty: it has no header and no client")])
    columns = _columns(first, source)
    for number, line, cells in records:
        yield _row(columns, number, line, cells, source)


def _columns(header: Cells, source: str) -> list[tuple[str, ...]]:
    """Where the cells of every column go. Raises InputError with every fault of the header."""
    _, line, cells = header
    columns: list[tuple[str, ...]] = []
    faults: list[Fault] = []
    for index, cell in enumerate(cells, 1):
        name = re.sub(r"[\s-]+", "_", cell.strip()[:LONGEST_NAME].lower())
        path = tuple(ALIASES.get(name, name).split(".", 1))
        if name and not name.startswith("#"):
            faults += _header_faults(path, columns, Place(line, index))
        columns.append(() if name.startswith("#") else path)
    if ("client",) not in columns:
        faults.append(Fault("has no column client: an id for every row", line=line))
    if faults:
        raise InputError(source, faults)
    return columns


def _header_faults(
    path: tuple[str, ...], before: list[tuple[str, ...]], place: Place
) -> Iterator[Fault]:
    name = ".".join(path)
    where = name, place.line, place.column
    if path in before:
        yield Fault("is a column given twice", *where, code="duplicate")
    elif name in PERSONAL:
        yield Fault("is personal data, which no rule uses; take the column out", *where)
    elif path[0] not in COLUMNS or not path[-1]:
        near = nearest(path[0], COLUMNS)
        yield Fault("is not a known column", *where, None, ", ".join(COLUMNS), near, "unknown-name")
    elif len(path) > 1 and path[0] not in MAPS:
        yield Fault(f"has no entries; write the column {path[0]}", *where)


def _row(
    columns: list[tuple[str, ...]], number: int, line: int, cells: list[str], source: str
) -> RosterRow:
    tree = Tree(source, {}, {(): Place(line, 1)})
    row = RosterRow(tree, f"row {number}")
    for index, text in enumerate(cells):
        path = columns[index] if index < len(columns) else ("",)
        text = text.strip()
        if not text or path == ():
            continue
        if path == ("",):
            message = "has more cells than the header, or a cell under no name"
            row.faults.append(Fault(message, "", line, index + 1, show(text)))
            continue
        tree.places[path] = Place(line, index + 1)
        try:
            if len(text) > LARGEST_CELL:
                raise ValueError(f"is longer than {LARGEST_CELL:,} characters")
            value = cell_value(path, text)
        except ValueError as error:
            row.faults.append(tree.fault(path, str(error), value=show(text)))
            continue
        if len(path) > 1:
            row.patches.setdefault(path[0], {})[path[1]] = value
            tree.places.setdefault(path[:1], tree.places[path])
        else:
            tree.value[path[0]] = value
    _with_minutes(row)
    return row


def _with_minutes(row: RosterRow) -> None:
    """Days without minutes take those of the column `minutes`."""
    minutes = row.tree.value.pop(MINUTES, None)
    try:
        if "days" in row.tree.value:
            row.tree.value["days"] = spread_days(row.tree.value["days"], minutes)
        elif minutes is not None:
            row.faults.append(row.tree.fault((MINUTES,), "stands beside no days of this row"))
    except ValueError as error:
        row.faults.append(row.tree.fault(("days",), str(error)))
