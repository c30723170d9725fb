"""Read YAML 1.2, JSON or TOML text into plain values that remember where they stood.

YAML goes through libyaml's event stream, not its constructors: scalars follow the YAML 1.2 core
schema (`no` is text, `6:30` is text), a key given twice is a fault, and nesting, aliases and size are
bounded, so a hostile file costs nothing.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from optimizer.errors import Fault, InputError

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
MAX_NODES = 400_000
SHOWN = 60
"""Longest value that a message repeats."""

Path_ = tuple[str | int, ...]

_FIRST = frozenset(["", *"~nNtTfF.+-0123456789"])
"""How a scalar begins that may be anything but text."""
_DEEP = re.compile(r"nest|depth|recurs")
"""What YAML's own bound on nesting, which some releases have, says where it comes before ours."""
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_OCTAL = re.compile(r"0o[0-7]{1,300}")
_HEX = re.compile(r"0x[0-9a-fA-F]{1,300}")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?")


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, counted from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """Plain values of a file, where each key and item stands, and keys given twice."""

    source: str
    value: Any
    places: dict[Path_, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path_) -> Place | None:
        """Where the path, or the nearest thing above it, stands."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path)

    def fault(self, path: Path_, message: str, **extras: Any) -> Fault:
        """A fault at a path of this file."""
        place = self.place(path)
        return Fault(
            message,
            field=dotted(path),
            line=place.line if place else None,
            column=place.column if place else None,
            **extras,
        )

    def part(self, path: Path_, value: Any) -> "Tree":
        """What stands at a path as a tree of its own, with the places that it has in the file."""
        depth = len(path)
        places = {p[depth:]: at for p, at in self.places.items() if p[:depth] == path}
        return Tree(self.source, value, places)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Each fault once, in the order of the file."""
    unique = {(f.line, f.column, f.field, f.message, f.value): f for f in faults}
    return sorted(unique.values(), key=lambda f: (f.line or 0, f.column or 0))


def show(value: Any) -> str:
    """A value as the user wrote it, shortened."""
    text = "nothing" if value is None else str(value) if not isinstance(value, str) else repr(value)
    if isinstance(value, dict | list):
        text = "a mapping" if isinstance(value, dict) else "a list"
    text = "".join(c if c.isprintable() else "?" for c in text)
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def texts_at(value: Any, pattern: str) -> Iterator[tuple[Path_, str]]:
    """The texts at the places that a pattern such as `exercises.add.*.tags.*` means, and where.

    `*` stands for every item of a list or value of a mapping, `{}` for the mapping's keys. What has
    another shape is passed over.
    """
    found: list[tuple[Path_, Any]] = [((), value)]
    for step in pattern.split("."):
        following: list[tuple[Path_, Any]] = []
        for path, held in found:
            entries: Iterable[tuple[Any, Any]] = ()
            if isinstance(held, dict):
                entries = zip(held, held, strict=True) if step == "{}" else held.items()
            elif isinstance(held, list) and step != "{}":
                entries = enumerate(held)
            following += [((*path, k), v) for k, v in entries if step in ("*", "{}", k)]
        found = following
    yield from ((path, text) for path, text in found if isinstance(text, str))


def dotted(path: Path_) -> str:
    """`lock[0].day`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def read_text(path: Path) -> str:
    """The text of a file; a missing, huge, binary or unreadable file is an InputError."""
    source = str(path)
    try:
        if path.is_dir():
            raise InputError(source, [Fault("is a directory, not a file", code="not-a-file")])
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(source, error) from error
    return decode(data, source)


def unreadable(source: str, error: OSError) -> InputError:
    """What is told of a file that the system does not give."""
    return InputError(
        source, [Fault(f"cannot be read: {error.strerror or error}", code="not-a-file")]
    )


def read_input(path: str) -> tuple[str, str]:
    """The text of a file, or of stdin for `-`, and what messages call it."""
    if path == "-":
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin"), "stdin"
    return read_text(Path(path)), path


def read_tree(path: str | Path, suffix: str | None = None, lenient: bool = False) -> Tree:
    """The values of a file, or of stdin for `-`; its name says how it is written, else `suffix`."""
    text, source = read_input(str(path))
    return parse(text, source, Path(path).suffix.lower() if suffix is None else suffix, lenient)


def decode(data: bytes, source: str) -> str:
    """Bytes as UTF-8 text, within the size limit."""
    if len(data) > MAX_BYTES:
        raise InputError(source, [Fault(f"is larger than {MAX_BYTES // 1_000_000} MB")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(source, [Fault("is not UTF-8 text", line=line)]) from error
    if "\0" in text:
        raise InputError(source, [Fault("is a binary file, not text")])
    return text


def parse(text: str, source: str, suffix: str = ".yaml", lenient: bool = False) -> Tree:
    """The values of YAML, JSON or TOML text; every syntax fault is an InputError.

    A `lenient` tree carries keys given twice as faults, for a caller that tells all faults at once.
    """
    tree = _parsed(text, source, suffix)
    if tree.faults and not lenient:
        raise InputError(source, tree.faults)
    return tree


def _parsed(text: str, source: str, suffix: str) -> Tree:
    if suffix == ".toml":
        return _parse_toml(text, source)
    if suffix == ".json":
        return _parse_json(text, source)
    return _Builder(source).build(text)


def _parse_json(text: str, source: str) -> Tree:
    """JSON's own values; places from reading it as YAML, which nearly all JSON also is."""
    value = json_value(text, source)
    try:
        tree = _Builder(source).build(text)
    except InputError as error:
        if not isinstance(error.__cause__, yaml.YAMLError):
            raise
        return Tree(source, value)
    return Tree(source, value, tree.places, tree.faults)


def json_value(text: str, source: str) -> Any:
    """The value of JSON text. Raises InputError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        fault = Fault(
            f"is not valid JSON: {error.msg}", line=error.lineno, column=error.colno, code="syntax"
        )
        raise InputError(source, [fault]) from error
    except (RecursionError, ValueError) as error:
        raise InputError(source, [Fault(_too_much(error))]) from error


def _too_much(error: Exception) -> str:
    deep = isinstance(error, RecursionError)
    return "is nested too deeply" if deep else "holds a number with too many digits"


def _parse_toml(text: str, source: str) -> Tree:
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (None, None)
        message = f"is not valid TOML: {str(error).partition(' (at ')[0]}"
        raise InputError(
            source, [Fault(message, line=line, column=column, code="syntax")]
        ) from error
    except (RecursionError, ValueError) as error:
        raise InputError(source, [Fault(_too_much(error))]) from error
    tree = Tree(source, value)
    lines = text.splitlines()
    for key in value:
        key_line = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[.=\]]")
        for number, content in enumerate(lines, 1):
            if key_line.match(content):
                tree.places[(key,)] = Place(number, 1)
                break
    return tree


class _Builder:
    """Builds a Tree from libyaml's events."""

    def __init__(self, source: str) -> None:
        self.tree = Tree(source, None)
        self.anchors: dict[str, Any] = {}
        self.sizes: dict[str, int] = {}
        self.nodes = 0

    def build(self, text: str) -> Tree:
        """The tree of the one document, with every duplicate key as a fault."""
        try:
            events = yaml.parse(text, Loader=yaml.CSafeLoader)
            self.tree.value = self._document(events)
        except yaml.YAMLError as error:
            fault = _syntax_fault(error)
            if _DEEP.search(fault.message):
                deep = Fault("is nested too deeply", line=fault.line, column=fault.column)
                raise InputError(self.tree.source, [deep]) from None
            raise InputError(self.tree.source, [fault]) from error
        return self.tree

    def _document(self, events: Iterator[Any]) -> Any:
        value: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                value = self._node(next(events), events, ())
            elif isinstance(event, yaml.DocumentEndEvent):
                following: Any = next(events)
                if isinstance(following, yaml.DocumentStartEvent):
                    mark: Any = following.start_mark
                    line = mark.line + 1
                    fault = Fault("holds more than one YAML document", line=line)
                    raise InputError(self.tree.source, [fault])
        return value

    def _node(self, event: Any, events: Iterator[Any], path: Path_) -> Any:
        self.nodes += 1
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        self.tree.places.setdefault(path, place)
        if len(path) > MAX_DEPTH:
            self._refuse("is nested too deeply", place)
        if self.nodes > MAX_NODES:
            self._refuse("holds too many values", place)
        if isinstance(event, yaml.AliasEvent):
            name = str(event.anchor)
            if name not in self.anchors:
                self._refuse(f"alias *{name} names no finished anchor", place)
            self.nodes += self.sizes[name]
            if self.nodes > MAX_NODES:
                self._refuse("holds too many values", place)
            return self.anchors[name]
        before = self.nodes
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(events, path)
        else:
            value = self._mapping(events, path)
        if event.anchor is not None:
            self.anchors[event.anchor] = value
            self.sizes[event.anchor] = self.nodes - before + 1
        return value

    def _sequence(self, events: Iterator[Any], path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse("a key must be plain text", place)
            key = event.value
            here = (*path, key)
            if key in mapping:
                first = self.tree.places[here].line
                message = f"is given twice, first on line {first}"
                fault = Fault(message, dotted(here), place.line, place.column, code="duplicate")
                self.tree.faults.append(fault)
            else:
                self.tree.places[here] = place
            mapping[key] = self._node(next(events), events, here)
        return mapping

    def _refuse(self, message: str, place: Place) -> None:
        raise InputError(self.tree.source, [Fault(message, line=place.line, column=place.column)])


def _scalar(event: Any) -> Any:
    """A scalar by the YAML 1.2 core schema; quoted scalars are text."""
    text: str = event.value
    if not event.implicit[0] or text[:1] not in _FIRST:
        return text
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INT.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _syntax_fault(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "cannot be read"
    context = getattr(error, "context", None)
    message = "is not valid YAML: " + (f"{context}, {problem}" if context else str(problem))
    if "nesting" in message:
        message = "is nested too deeply"
    if mark is None:
        return Fault(message, code="syntax")
    return Fault(message, line=mark.line + 1, column=mark.column + 1, code="syntax")
