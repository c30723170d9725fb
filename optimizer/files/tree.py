"""Plain values of a file that remember where they stood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from optimizer.errors import Fault

SHOWN = 60
"""Longest value that a message repeats."""

Path_ = tuple[str | int, ...]


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
