"""A roster as a stream of checked clients: rows over defaults, judged as scenario files are."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.files.reading import read_tree, unreadable
from optimizer.files.roster.csv import read_csv
from optimizer.files.roster.folder import read_folder
from optimizer.files.roster.records import read_lines, read_records
from optimizer.files.roster.rows import RosterRow, Rows, Tell
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem

STDIN = "-"
TABLES = (".csv", ".tsv", ".txt")
LINES = (".jsonl", ".ndjson")
RECORDS = (".yaml", ".yml", ".json")
PER_ROW = ("client", "days", "equipment")
"""What a roster need not have as a default."""


@dataclass(frozen=True, slots=True)
class RosterClient:
    """A row that was checked: its problem, or what is wrong with it. `place` is for people."""

    client: str
    place: str
    source: str
    problem: Problem | None
    faults: tuple[Fault, ...] = ()


def read_roster(
    path: str, catalog: Catalog, defaults: str | None = None, tell: Tell = lambda _: None
) -> Iterator[RosterClient]:
    """Every client of a roster, in its order, one at a time.

    A row may be wrong: then it comes with its faults. Raises InputError where the roster as a whole
    or its defaults can't be read.
    """
    own, rows = _opened(path, tell)
    base = [tree for tree in (_given(defaults), own) if tree is not None]
    for tree in base:
        _check_defaults(tree, catalog)
    seen: dict[str, str] = {}
    for row in rows:
        client = _client(row, base, catalog)
        first = seen.setdefault(client.client, client.place) if client.client else client.place
        if first != client.place:
            message = f"is the id of {first} already"
            fault = row.tree.fault(("client",), message, value=client.client, code="duplicate")
            faults = (_placed(fault, row), *client.faults)
            client = replace(client, problem=None, faults=faults)
        yield client


def _opened(path: str, tell: Tell) -> tuple[Tree | None, Rows]:
    """The reader that the name asks for, and the defaults that the file itself holds."""
    if path == STDIN:
        return None, _from_stdin(tell)
    place = Path(path)
    suffix = place.suffix.lower()
    try:
        if place.is_dir():
            return None, read_folder(place, path, tell)
        place.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if suffix in TABLES:
        return None, read_csv(place, path, tell)
    if suffix in LINES:
        return None, read_lines(place, path)
    if suffix in RECORDS:
        return read_records(place, path)
    allowed = ", ".join((*TABLES, *RECORDS, *LINES))
    fault = Fault("is no roster by its name", value=suffix or None, allowed=f"{allowed}; a folder")
    raise InputError(path, [fault])


def _from_stdin(tell: Tell) -> Rows:
    """JSON Lines where the first character says so, else a table; kept in a file meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        spool = Path(folder, "roster")
        with spool.open("wb") as stream:
            first = b""
            while chunk := sys.stdin.buffer.read(1 << 16):
                first = first or chunk.strip()[:1]
                stream.write(chunk)
        yield from (read_lines(spool, "stdin") if first == b"{" else read_csv(spool, "stdin", tell))


def _given(defaults: str | None) -> Tree | None:
    return None if defaults is None else read_tree(defaults)


def _check_defaults(tree: Tree, catalog: Catalog) -> None:
    """Raise InputError with what is wrong with defaults, whatever the rows add."""
    if not isinstance(tree.value, dict):
        raise InputError(tree.source, [Fault("must be a mapping of keys to values")])
    faults = []
    if "client" in tree.value:
        faults.append(tree.fault(("client",), "belongs to a row, not to the defaults"))
    try:
        problem_of(Tree(tree.source, dict(tree.value), tree.places), catalog)
    except InputError as error:
        if error.source != tree.source:
            raise
        faults += [
            fault
            for fault in error.faults
            if not (fault.field in PER_ROW and fault.code == "missing")
        ]
    if faults:
        raise InputError(tree.source, faults)
    constraints = tree.value.get("constraints")
    if isinstance(constraints, str) and Path(constraints).suffix:
        beside = Path(tree.source).parent / constraints
        tree.value["constraints"] = str(beside.absolute())


def _client(row: RosterRow, base: list[Tree], catalog: Catalog) -> RosterClient:
    """A row over the defaults, checked."""
    source = row.tree.source
    place = row.label or Path(source).name
    faults = [*row.faults]
    problem = None
    if isinstance(row.tree.value, dict):
        tree = replace(row.tree, value=_merged(row, base))
        if not row.client:
            faults.append(
                tree.fault(("client",), "is missing: every client needs an id", code="missing")
            )
        try:
            problem = problem_of(tree, catalog)
        except InputError as error:
            faults += _faults(error, tree, row)
    elif not faults:
        faults.append(row.tree.fault((), "must be a mapping of keys to values"))
    if not faults:
        return RosterClient(row.client or "", place, source, problem)
    faults.sort(key=lambda fault: (fault.line or 0, fault.column or 0))
    placed = tuple(_placed(fault, row) for fault in faults)
    return RosterClient(row.client or "", place, source, None, placed)


def _merged(row: RosterRow, base: list[Tree]) -> dict[str, Any]:
    """The row's values over the defaults; single entries of maps over the map they belong to."""
    values: dict[str, Any] = {}
    for tree in base:
        values |= tree.value
    values |= row.tree.value
    for key, entries in row.patches.items():
        known = values.get(key)
        values[key] = {**(known if isinstance(known, dict) else {}), **entries}
    return values


def _faults(error: InputError, tree: Tree, row: RosterRow) -> list[Fault]:
    """What a row is told; a cell that could not be read is told once, as what it is."""
    if error.source != tree.source:
        return [tree.fault(("constraints",), fault.text(error.source)) for fault in error.faults]
    told = {(fault.line, fault.column) for fault in row.faults}
    unread = {fault.field.partition(".")[0] for fault in row.faults}
    return [
        fault
        for fault in error.faults
        if (fault.line, fault.column) not in told
        and not (fault.code == "missing" and fault.field in unread)
    ]


def _placed(fault: Fault, row: RosterRow) -> Fault:
    """The fault with the row that it is in."""
    if not row.label:
        return fault
    where = row.label if not fault.field else f"{row.label}, {fault.field}"
    return replace(fault, field=where)
