"""Read weeks back from a table or a workbook that was exported, and perhaps edited since.

Sets, days and pairs come back, which is all that volumes depend on. How sets are done, and what a
session takes, does not: minutes are 0 and the budget is the whole day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from optimizer.domain.exercise import Exercise
from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.week import WRITTEN, Weekday
from optimizer.errors import Fault, InputError
from optimizer.files.exercise_names import by_name, unknown_exercise
from optimizer.files.nearest import nearest, plain
from optimizer.files.tree import show
from optimizer.problem.catalog import Catalog

MOST_SETS = 20
WHOLE_DAY = 24 * 60
_LABEL = re.compile(r"(?:week\s*)?(\d{0,2})\s*([ab]?)(?:[\s(].*)?", re.IGNORECASE | re.DOTALL)
_WHOLE = re.compile(r"(\d{1,4})(\.0+)?")


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """One exercise of one session as it is written; `line` or `cell` says where it stands.

    Rows of a week and day with the same `block` are done together; without one, a row is alone.
    """

    week: str
    day: str
    block: str
    exercise: str
    name: str
    sets: str
    line: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row understood."""

    week: str
    day: Weekday
    block: str
    item: Item


class Reader:
    """Turns rows into weeks and collects what is wrong with them."""

    def __init__(self, source: str, catalog: Catalog) -> None:
        self.source = source
        self.catalog = catalog
        self.faults: list[Fault] = []

    def weeks(self, rows: Iterable[ExportedRow]) -> tuple[Week, ...]:
        """The weeks in the order of their labels. Raises InputError with all faults."""
        entries = [entry for row in rows if (entry := self._entry(row)) is not None]
        labels = sorted({entry.week for entry in entries}, key=_order)
        weeks = tuple(
            self._week(label, [e for e in entries if e.week == label]) for label in labels
        )
        if not entries and not self.faults:
            self.faults.append(Fault("holds no exercise with sets"))
        if self.faults:
            raise InputError(self.source, self.faults)
        return weeks

    def _entry(self, row: ExportedRow) -> _Entry | None:
        """The row understood; None where it has no sets, or a fault."""
        before = len(self.faults)
        week, day = self._label(row), self._day(row)
        exercise, sets = self._exercise(row), self._sets(row)
        if len(self.faults) > before or week is None or day is None or exercise is None or not sets:
            return None
        item = Item(exercise=exercise.id, sets=sets, rest_seconds=0)
        return _Entry(week, day, row.block.strip(), item)

    def _label(self, row: ExportedRow) -> str | None:
        found = _LABEL.fullmatch(row.week.strip() or "A")
        if found is None or not (found[1] or found[2]):
            self._fault(row, "week", row.week, "A, B, or a number such as 3 or 3B")
            return None
        return found[1] + found[2].upper()

    def _day(self, row: ExportedRow) -> Weekday | None:
        wanted = row.day.strip().lower()
        if wanted not in WRITTEN:
            self._fault(row, "day", row.day, ", ".join(Weekday), nearest(wanted, list(Weekday)))
        return WRITTEN.get(wanted)

    def _exercise(self, row: ExportedRow) -> Exercise | None:
        """The exercise that a row names by id or name; where it names two, that is a fault."""
        written = [(key, text) for key, text in (("exercise", row.exercise), ("name", row.name))]
        found: dict[str, Exercise] = {}
        for key, text in written:
            exercise = self._known.get(plain(text))
            if exercise is not None:
                found[exercise.id] = exercise
            elif text.strip() and (key == "exercise" or not row.exercise.strip()):
                told = unknown_exercise(text, self._known)
                self._fault(
                    row, key, text, told["allowed"], told["nearest"], "is not a known exercise"
                )
                return None
        if len(found) > 1:
            one, two = found.values()
            self._fault(
                row, "name", row.name, f"{one.name}, or another id", None,
                f"is {two.id}, but the exercise is {one.id}",
            )  # fmt: skip
            return None
        if not found:
            self._fault(row, "exercise", row.exercise or row.name, "an id or name of the catalog")
            return None
        return next(iter(found.values()))

    @cached_property
    def _known(self) -> dict[str, Exercise]:
        """What has sets, by all that it is called."""
        return by_name(e for e in self.catalog.exercises if e.kind.scheduled)

    def _sets(self, row: ExportedRow) -> int | None:
        found = _WHOLE.fullmatch(row.sets.strip())
        if found is None or int(found[1]) > MOST_SETS:
            self._fault(row, "sets", row.sets, f"0 to {MOST_SETS}; 0 is not done")
            return None
        return int(found[1])

    def _week(self, label: str, entries: list[_Entry]) -> Week:
        rotation: Literal["A", "B"] = "B" if label.endswith("B") else "A"
        held = {entry.day for entry in entries}
        sessions = (
            self._session(label, day, [e for e in entries if e.day is day])
            for day in Weekday
            if day in held
        )
        return Week(week=rotation, sessions=tuple(sessions))

    def _session(self, label: str, day: Weekday, entries: list[_Entry]) -> Session:
        groups: dict[str, list[Item]] = {}
        for number, entry in enumerate(entries):
            groups.setdefault(entry.block or f"row {number}", []).append(entry.item)
        for name, items in groups.items():
            if len(items) > 2:
                where = f"week {label}, {day}, block {name}"
                self.faults.append(Fault("joins more than two exercises", field=where))
        blocks = tuple(Block(seconds=0, items=tuple(items[:2])) for items in groups.values())
        return Session(
            day=day, title="", budget_minutes=WHOLE_DAY, seconds=0, warmup_seconds=0,
            cooldown_seconds=0, blocks=blocks,
        )  # fmt: skip

    def _fault(
        self,
        row: ExportedRow,
        key: str,
        value: str,
        allowed: str,
        near: str | None = None,
        message: str = "is not allowed here",
    ) -> None:
        empty = not value.strip()
        fault = Fault(
            "is missing" if empty else message, field=f"{row.cell} {key}".strip(), line=row.line,
            value=None if empty else show(value), allowed=allowed, nearest=near,
            code="missing" if empty else "unknown-name" if near else "not-allowed",
        )  # fmt: skip
        self.faults.append(fault)


def _order(label: str) -> tuple[int, str]:
    """Weeks by number, then by letter."""
    letter = label.lstrip("0123456789")
    return int(label.removesuffix(letter) or 0), letter
