"""YAML text as a tree, from libyaml's events instead of its constructors.

Scalars follow the YAML 1.2 core schema (`no` is text, `6:30` is text), a key given twice is a fault,
and nesting, aliases and size are bounded, so a hostile file costs nothing.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from optimizer.errors import Fault, InputError
from optimizer.files.tree import Path_, Place, Tree, dotted

MAX_DEPTH = 40
MAX_NODES = 400_000

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


class YamlBuilder:
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
