"""Read a week in the short form in which people write one: days, each with exercises and sets.

::

    mon:
      - Bench press 4
      - 3x8 One-arm row
      - Pallof press 3 + Suitcase carry 3
    thu: Squat 5x5, Dip 3

`week_lines` reads the same without the marks of YAML.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import WRITTEN, Weekday, WeekName
from optimizer.errors import Fault
from optimizer.files.exercise_names import ExerciseNames, Found
from optimizer.files.exported import MOST_SETS, WHOLE_DAY
from optimizer.files.nearest import nearest
from optimizer.files.tree import Path_, Tree, show

HEADER = frozenset(field.alias or name for name, field in Scenario.model_fields.items()) - {
    "weeks", "template",
}  # fmt: skip
"""Keys of a scenario that may stand beside the days; how many weeks there are is seen."""
EXAMPLE = "Bench press 4, 3x8 Bench press, or two such joined by +"
FORM = "write `Mon:` and below it one exercise a line, such as `- Bench press 4`"
"""What a text should look like, for one that can't be understood."""
REST = frozenset({"rest", "rest day", "off"})
MOST_LETTERS = 200
"""Of one exercise."""
MOST_ON_A_LINE = 20

_REPS = r"(?:\d+(?:\s*[-–/]\s*\d+)*\+?|amrap|max)\s*(?:reps?|seconds?|secs?|s|min|m|each)?"  # noqa: RUF001
_TIMES = rf"(?P<sets>\d{{1,4}})\s*(?:[x×*]\s*(?:{_REPS})?|sets?(?:\s+of\s+{_REPS})?)?"  # noqa: RUF001
_BEFORE = re.compile(rf"{_TIMES}(?:\s+of)?[\s:,]+(?P<name>\D.*)", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<name>.*?[^\s:,])[\s:,]+{_TIMES}", re.IGNORECASE)
_EFFORT = re.compile(r"\s*@.*")
_COMMA = re.compile(r"\s*[,;]\s*")
_PLUS = re.compile(r"\s+\+\s+")
_WEEK = re.compile(r"week\s*_?([ab])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A name that was read as an exercise although it is not quite one of its names."""

    written: str
    exercise: str
    name: str
    line: int | None


@dataclass(slots=True)
class WeekText:
    """What a text says: keys of a scenario, weeks, names read with care, and all faults."""

    header: dict[str, Any] = field(default_factory=dict)
    weeks: dict[WeekName, dict[Weekday, Session]] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def written(self) -> tuple[Week, ...]:
        """The weeks; seconds are 0 and the budget is the whole day, since nobody gave any."""
        return tuple(
            Week(week=name, sessions=tuple(days[day] for day in Weekday if day in days))
            for name, days in sorted(self.weeks.items())
        )


def read_week_text(tree: Tree, names: ExerciseNames) -> WeekText:
    """The weeks of a parsed text. Faults are collected, none is raised."""
    return _Reader(tree, names).read()


class _Reader:
    def __init__(self, tree: Tree, names: ExerciseNames) -> None:
        self.tree = tree
        self.names = names
        self.text = WeekText(faults=list(tree.faults))

    def read(self) -> WeekText:
        value = self.tree.value
        if not isinstance(value, dict):
            what = "is empty" if value is None else "must be a mapping of days to exercises"
            self.text.faults.append(Fault(f"{what}; {FORM}"))
            return self.text
        for key, held in value.items():
            week = _WEEK.fullmatch(key.strip())
            if week is not None:
                self._week("A" if week[1].upper() == "A" else "B", held, (key,))
            elif key.strip().lower() in WRITTEN:
                self._day("A", key, held, (key,))
            elif key in HEADER:
                self.text.header[key] = held
            else:
                self._unknown_key((key,), "days, week A, week B, or scenario keys such as level")
        self._check_weeks(value)
        return self.text

    def _check_weeks(self, value: dict[str, Any]) -> None:
        named = [key for key in value if _WEEK.fullmatch(key.strip())]
        loose = [key for key in value if key.strip().lower() in WRITTEN]
        if named and loose:
            self._fault((loose[0],), "stands beside the weeks; put it into one of them")
        elif "B" in self.text.weeks and "A" not in self.text.weeks:
            self._fault((named[0],), "stands alone; a single week is A, or needs no name")
        elif not self.text.weeks and not self.text.faults:
            self.text.faults.append(Fault(f"holds no day; {FORM}"))

    def _week(self, name: WeekName, held: Any, path: Path_) -> None:
        if name in self.text.weeks:
            self._fault(path, "is given twice")
            return
        self.text.weeks[name] = {}
        if not isinstance(held, dict) or not held:
            self._fault(path, "must hold days", value=show(held), allowed=", ".join(Weekday))
            return
        for key, lines in held.items():
            if key.strip().lower() in WRITTEN:
                self._day(name, key, lines, (*path, key))
            else:
                self._unknown_key((*path, key), ", ".join(Weekday))

    def _day(self, week: WeekName, key: str, held: Any, path: Path_) -> None:
        day = WRITTEN[key.strip().lower()]
        days = self.text.weeks.setdefault(week, {})
        if day in days:
            self._fault(path, "is given twice, under another spelling")
        lines = _lines(held, path)
        only = held[0] if isinstance(held, list) and len(held) == 1 else held
        rest = isinstance(only, str) and only.strip().lower() in REST
        if held in (None, [], "", {}) or rest:
            self._fault(path, "holds no exercise; a rest day is left out", allowed=EXAMPLE)
            lines = []
        elif not lines:
            self._fault(path, f"must be a list of exercises; {FORM}")
        blocks = [block for at, line in lines for block in self._blocks(line, at)]
        days[day] = Session(
            day=day, title="", budget_minutes=WHOLE_DAY, seconds=0, warmup_seconds=0,
            cooldown_seconds=0, blocks=tuple(blocks),
        )  # fmt: skip

    def _blocks(self, line: Any, path: Path_) -> list[Block]:
        """What one line says: mostly one exercise."""
        if isinstance(line, dict) and len(line) == 1:
            line = " ".join(str(part) for pair in line.items() for part in pair)
        most = MOST_LETTERS * MOST_ON_A_LINE
        if not isinstance(line, str) or not line.strip(" ,;") or len(line) > most:
            self._no_exercise(line, path)
            return []
        parts = cut_line(line)
        if len(parts) > 1 and self._reads(line) and not all(map(self._reads, parts)):
            parts = [line]  # what follows the comma is a remark
        return [block for part in parts if (block := self._block(part, path)) is not None]

    def _reads(self, part: str) -> bool:
        """Whether this is nothing but exercises with their sets."""
        held = [split_line(one) for one in _PLUS.split(part.strip())]
        return all(sets is not None and isinstance(self.names.find(n), Found) for n, sets in held)

    def _no_exercise(self, line: Any, path: Path_) -> None:
        self._fault(path, "must be an exercise with its sets", value=show(line), allowed=EXAMPLE)

    def _block(self, line: str, path: Path_) -> Block | None:
        """An exercise, or two that are done in turns."""
        if len(line) > MOST_LETTERS:
            self._no_exercise(line, path)
            return None
        parts = _PLUS.split(line.strip())
        items = [item for part in parts if (item := self._item(part, path)) is not None]
        if len(parts) > 2:
            self._fault(path, "joins more than two exercises", value=show(line))
            return None
        return Block(seconds=0, items=tuple(items)) if len(items) == len(parts) else None

    def _item(self, part: str, path: Path_) -> Item | None:
        name, sets = split_line(part)
        if sets is None:
            self._fault(path, "does not say how many sets", value=show(part), allowed=EXAMPLE)
        elif not 1 <= sets <= MOST_SETS:
            self._fault(path, "has a wrong number of sets", value=show(part),
                        allowed=f"1 to {MOST_SETS}")  # fmt: skip
            sets = None
        found = self.names.find(name)
        if not isinstance(found, Found):
            message = "may be several exercises" if found.several else "is not a known exercise"
            self._fault(
                path, message, value=show(name), allowed="see `optimizer catalog list`",
                nearest=_either(found.offers),
            )  # fmt: skip
            return None
        if not found.exact:
            place = self.tree.place(path)
            reading = Reading(
                name, found.exercise.id, found.exercise.name, place.line if place else None
            )
            self.text.readings.append(reading)
        return None if sets is None else Item(exercise=found.exercise.id, sets=sets, rest_seconds=0)

    def _unknown_key(self, path: Path_, allowed: str) -> None:
        near = nearest(str(path[-1]), [*WRITTEN, *(sorted(HEADER) if len(path) == 1 else ())])
        self._fault(path, "is not known here", allowed=allowed, nearest=near)

    def _fault(self, path: Path_, message: str, **extras: str | None) -> None:
        self.text.faults.append(self.tree.fault(path, message, **extras))


def _either(names: tuple[str, ...]) -> str | None:
    """One of several names, in words."""
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _lines(held: Any, path: Path_) -> list[tuple[Path_, Any]]:
    """The lines of a day, each with its place; none where it holds something else."""
    if isinstance(held, str):
        return [(path, held)]
    if isinstance(held, dict):
        return [((*path, name), {name: sets}) for name, sets in held.items()]
    return [((*path, n), line) for n, line in enumerate(held)] if isinstance(held, list) else []


def cut_line(line: str) -> list[str]:
    """The exercises of a line, cut at commas after which the one before has its sets."""
    parts, held = [], ""
    for piece in filter(None, _COMMA.split(line.strip())):
        held = f"{held}, {piece}" if held else piece
        if len(held) > MOST_LETTERS or split_line(held)[1] is not None:
            parts.append(held)
            held = ""
    return [*parts, held] if held else parts


def split_line(part: str) -> tuple[str, int | None]:
    """The name and the sets of "Bench press 4", "3x8 Row", "4 sets of 8 Curl" or "Curl: 4 x 8-12".

    Repetitions and what follows an @ are read over; sets are None where none are given.
    """
    text = _EFFORT.sub("", part.strip())
    found = _AFTER.fullmatch(text) or _BEFORE.fullmatch(text)
    if found is None:
        return text, None
    return found["name"].strip(), int(found["sets"])
