"""A week as plain lines: days as headings, an exercise a line below them, no marks of YAML needed.

::

    level: beginner
    Mon:
    Bench press 4
    3x8 One-arm row
    Thu: Squat: 5 x 5, Dip 3
"""

import re
from dataclasses import dataclass, field
from typing import Any

from optimizer.domain.week import WRITTEN
from optimizer.errors import Fault
from optimizer.files.reading import parse
from optimizer.files.tree import Path_, Place, Tree, dotted
from optimizer.files.week_text import FORM

_COMMENT = re.compile(r"(?:^|\s)#.*")
_DAY = re.compile(rf"({'|'.join(WRITTEN)})\s*(?::(?P<rest>.*))?", re.IGNORECASE)
_WEEK = re.compile(r"week\s*_?[ab]\s*:?", re.IGNORECASE)
_TITLE = re.compile(r"[^:]+:")
_KEY = re.compile(r"(\w+)\s*:(?=\s|$)")
_LETTER = re.compile(r"[^\W\d_]")
_BREAK = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(r"^(?:[-*•]\s*|\d{1,2}[.)]\s+)")


@dataclass(slots=True)
class _Lines:
    """What the lines say so far. `loose` is whether any is not YAML's way to write a list."""

    header: frozenset[str]
    value: dict[str, Any] = field(default_factory=dict)
    places: dict[Path_, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    week: str | None = None
    day: Path_ | None = None
    mark: int | None = None
    in_header: bool = False
    loose: bool = False
    understood: bool = True

    def take(self, line: str, number: int) -> None:
        """One line of the text; lines of no day are kept for YAML."""
        text = _COMMENT.sub("", line).strip()
        indent = len(line) - len(line.lstrip())
        place = Place(number, indent + 1)
        self.others.append("")
        if not text:
            return
        if self.in_header and (indent or text[0] in "-]}"):
            self.others[-1] = line
        elif (
            self.day is not None
            and self.mark is not None
            and indent > self.mark
            and not _MARK.match(text)
        ):
            self._go_on(text)
        elif (found := _DAY.fullmatch(text)) is not None:
            self._day(found[1], found["rest"], place)
        elif _WEEK.fullmatch(text):
            self._week(text.rstrip(": "), place)
        elif not indent and self._is_header(text):
            self.in_header, self.day = True, None
            self.others[-1] = line
        elif self.value and _TITLE.fullmatch(text) and not _MARK.match(text):
            self._day(text[:-1], "", place)
        elif self.day is not None:
            self._exercise(text, place)
        else:
            self._fault(f"stands above the first day; {FORM}", place)

    def _is_header(self, text: str) -> bool:
        """Whether a key stands here; of unknown ones, only before the days."""
        key = _KEY.match(text)
        return key is not None and (key[1] in self.header or not self.value)

    def _week(self, name: str, place: Place) -> None:
        self.in_header, self.day, self.mark = False, None, None
        self.week = name
        self._new((), name, {}, place)

    def _day(self, name: str, rest: str | None, place: Place) -> None:
        self.in_header, self.mark = False, None
        above: Path_ = () if self.week is None else (self.week,)
        self.day = (*above, name)
        self._new(above, name, [], place)
        self.loose |= rest is None
        text = (rest or "").strip()
        flow = text.startswith("[") and text.endswith("]")
        if text and not flow and (text[0] in "[{&|>!" or not _LETTER.search(text)):
            self.understood = False
        elif text:
            self.loose |= not flow
            self._add(text[1:-1] if flow else _MARK.sub("", text, count=1), place)

    def _new(self, above: Path_, name: str, held: Any, place: Place) -> None:
        """A day or a week."""
        path = (*above, name)
        into = self.value if not above else self.value[str(above[0])]
        if name in into:
            first = self.places[path].line
            self._fault(f"is given twice, first on line {first}", place, dotted(path))
        else:
            self.places[path] = place
        into[name] = held

    def _fault(self, message: str, place: Place, name: str = "") -> None:
        self.faults.append(Fault(message, name, place.line, place.column))

    def _exercise(self, text: str, place: Place) -> None:
        mark = _MARK.match(text)
        self.mark = None if mark is None else place.column - 1
        self.loose |= mark is None or mark[0] != "- "
        self._add(text if mark is None else text[mark.end() :], place)

    def _go_on(self, text: str) -> None:
        """A line that is indented below a marked one belongs to it."""
        held = self._held()
        held[-1] += f" {text}"

    def _add(self, text: str, place: Place) -> None:
        held = self._held()
        assert self.day is not None
        self.places[(*self.day, len(held))] = place
        quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
        held.append(text[1:-1] if quoted else text)

    def _held(self) -> list[str]:
        """The lines of the day."""
        value: Any = self.value
        for part in self.day or ():
            value = value[part]
        assert isinstance(value, list)
        return value


def read_lines(text: str, source: str, header: frozenset[str]) -> Tree | None:
    """Plain lines as the values that YAML would give for them, with their places.

    `header` are keys that may stand beside the days, in YAML. None where the text is not of this form,
    or has nothing that YAML would not read as well. Raises InputError for bad YAML in the header.
    """
    lines = _Lines(header)
    for number, line in enumerate(_BREAK.split(text.expandtabs()), 1):
        lines.take(line, number)
        if not lines.understood:
            return None
    if not lines.loose:
        return None
    tree = parse("\n".join(lines.others), source, lenient=True)
    if not isinstance(tree.value, dict | None):
        return None
    tree.value = {**(tree.value or {}), **lines.value}
    tree.places |= lines.places
    tree.faults += lines.faults
    return tree
