"""Read a roster from YAML, JSON or JSON Lines: one mapping a client, keys as in a scenario.

YAML and JSON hold a list, or `defaults` and `clients`; they are read whole. JSON Lines are streamed.
"""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from optimizer.errors import Fault, InputError
from optimizer.files.reading import decode, parse, read_text, unreadable
from optimizer.files.roster.rows import RosterRow, Rows
from optimizer.files.tree import Path_, Place, Tree

LONGEST_LINE = 1_000_000
KEYS = {"defaults", "clients"}


def read_records(path: Path, source: str) -> tuple[Tree | None, Rows]:
    """Defaults, if the file has its own, and the clients of a YAML or JSON file."""
    suffix = ".json" if path.suffix.lower() == ".json" else ".yaml"
    tree = parse(read_text(path), source, suffix)
    if isinstance(tree.value, list):
        return None, _entries(tree, ())
    if not isinstance(tree.value, dict) or not isinstance(tree.value.get("clients"), list):
        raise InputError(source, [Fault("must be a list of clients, or hold one as `clients`")])
    unknown = [tree.fault((key,), "is not a known key", allowed=", ".join(sorted(KEYS)))
               for key in tree.value if key not in KEYS]  # fmt: skip
    if unknown:
        raise InputError(source, unknown)
    own = tree.value.get("defaults")
    return None if own is None else tree.part(("defaults",), own), _entries(tree, ("clients",))


def _entries(tree: Tree, at: Path_) -> Rows:
    """The clients of a list; places are handed out in one pass over the file."""
    depth = len(at) + 1
    places: dict[str | int, dict[Path_, Place]] = {}
    for path, place in tree.places.items():
        if len(path) >= depth and path[: depth - 1] == at:
            places.setdefault(path[depth - 1], {})[path[depth:]] = place
    entries = tree.value if not at else tree.value[at[0]]
    for index, value in enumerate(entries):
        yield RosterRow(Tree(tree.source, value, places.get(index, {})), f"client {index + 1}")


def read_lines(path: Path, source: str) -> Rows:
    """The clients of JSON Lines; a line that is no JSON is a fault of its row."""
    try:
        with path.open("rb") as stream:
            number = 0
            while data := stream.readline(LONGEST_LINE):
                number += 1
                if len(data) == LONGEST_LINE and not data.endswith(b"\n"):
                    _skip_line(stream)
                    yield _too_long(number, source)
                elif data.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield _line(data, number, source)
    except OSError as error:
        raise unreadable(source, error) from error


def _skip_line(stream: BinaryIO) -> None:
    """Leave the stream where the next line begins."""
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _too_long(number: int, source: str) -> RosterRow:
    fault = Fault(f"is longer than {LONGEST_LINE:,} bytes", line=number)
    return RosterRow(Tree(source, None), f"row {number}", faults=[fault])


def _line(data: bytes, number: int, source: str) -> RosterRow:
    label = f"row {number}"
    try:
        tree = parse(decode(data, source), source, ".json", lenient=True)
    except InputError as error:
        faults = [replace(f, line=number) for f in error.faults]
        return RosterRow(Tree(source, None), label, faults=faults)
    tree.places = {path: Place(number, place.column) for path, place in tree.places.items()}
    tree.faults = [replace(f, line=number) for f in tree.faults]
    return RosterRow(tree, label)
