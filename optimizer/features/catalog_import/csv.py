"""A table with a header: our own format for whatever comes from elsewhere.

Columns: name; aliases, equipment, primary, secondary (several, separated by `;`), level, side,
category, like. Only the name is needed. `like` names the exercise of ours that it resembles, so that
a review table with this column filled in can be imported. Columns of other names are not read.
"""

import csv
import io

from optimizer.errors import Fault, InputError
from optimizer.features.catalog_import.record import Record
from optimizer.files.nearest import nearest

SIDES = ("bilateral", "unilateral", "alternating")
LEVELS = ("beginner", "intermediate", "advanced", "expert")
CLOSED = {"side": SIDES, "level": LEVELS}


def read(text: str, source: str) -> list[Record]:
    """The rows of the table. Raises InputError with every fault, by line."""
    dialect = (
        ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    )
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect, restkey="", strict=True)
    records: list[Record] = []
    faults: list[Fault] = []
    try:
        columns = [(column or "").strip().lower() for column in rows.fieldnames or ()]
        if "name" not in columns:
            near = nearest("name", columns)
            raise InputError(source, [Fault("has no column `name`", line=1, nearest=near)])
        rows.fieldnames = columns
        for row in rows:
            values = {
                key: " ".join(value.split()) for key, value in row.items() if isinstance(value, str)
            }
            faults += _faults(values, rows.line_num)
            records.append(_record(values, rows.line_num))
    except csv.Error as error:
        fault = Fault(f"is not a table: {error}", line=rows.line_num)
        raise InputError(source, [fault]) from error
    if not records:
        faults.append(Fault("holds no exercise"))
    if faults:
        raise InputError(source, faults)
    return records


def _faults(values: dict[str, str], line: int) -> list[Fault]:
    found = []
    if not values["name"]:
        found.append(Fault("is missing", field="name", line=line, code="missing"))
    for column, known in CLOSED.items():
        value = values.get(column, "").lower()
        if value and value not in known:
            near = nearest(value, known)
            allowed = ", ".join(known)
            found.append(
                Fault("is not allowed here", column, line, None, repr(value[:60]), allowed, near)
            )
    return found


def _record(values: dict[str, str], line: int) -> Record:
    def several(column: str) -> tuple[str, ...]:
        parts = values.get(column, "").replace(",", ";").split(";")
        return tuple(part.strip() for part in parts if part.strip())

    return Record(
        name=values["name"].removeprefix("'"),
        place=f"line {line}",
        aliases=several("aliases"),
        equipment=several("equipment"),
        primary=several("primary"),
        secondary=several("secondary"),
        level=values.get("level", "").lower(),
        category=values.get("category", ""),
        side=values.get("side", "").lower(),
        like=values.get("like", ""),
    )
