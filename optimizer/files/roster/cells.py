"""What a cell of a roster table means: the obvious spellings of lists, maps and locks.

=============  ==========================================================
list           `dumbbell; flat_bench`, also with commas or line breaks
map            `mon 60, wed 60`, also `mon=60` or `mon: 60`
range          `8..20` (spreadsheets make a date of `8-12`), `>=10`
lock           `mon goblet_squat 3; fri hip_thrust`
anything       YAML or JSON in brackets: `{mon: [full_gym], thu: [band]}`
=============  ==========================================================
"""

import re
from collections.abc import Callable
from typing import Any

from optimizer.domain.scenario import Scenario
from optimizer.domain.week import WRITTEN
from optimizer.errors import InputError
from optimizer.files.reading import parse

FIELDS = [field.alias or name for name, field in Scenario.model_fields.items()]
"""Keys of a scenario as files write them."""
MINUTES = "minutes"
"""A column of tables only: the minutes of every day that does not say its own."""

TEXTS = {"client", "level", "goal", "framework", "template", "pairs", "constraints"}
NUMBERS = {"weeks", "coverage_window", MINUTES}
LISTS = {"equipment", "flags", "exclude", "include"}
NUMBER_MAPS = {"days", "weak", "limits", "prefer"}
TEXT_MAPS = {"screens", "session_extras"}
RANGE_MAPS = {"weekly_sets", "balance"}
MAPS = NUMBER_MAPS | TEXT_MAPS | RANGE_MAPS | {"equipment"}
"""Keys whose entries may have columns of their own, such as `screens.shoulders`."""

_WHOLE = re.compile(r"([-+]?[0-9]{1,9})(?:\.0+)?")
_MINUTES = re.compile(r"([0-9]{1,9})(?:\.0+)?\s*(?:min|minutes|')?")
_ENTRY = re.compile(r"([\w.-]+?)(?:\s*[=:]\s*|\s+|(?=[<>]))(\S.*)", re.DOTALL)
_MONTH = re.compile(r"(?i)jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
DATE = "is a date: the spreadsheet made it of a range; write 8..12, or set the column to text first"


def cell_value(path: tuple[str, ...], text: str) -> Any:
    """The value that a cell gives to a key, or to an entry of it. Raises ValueError on nonsense."""
    key, inner = path[0], len(path) > 1
    if text[:1] in ("{", "["):
        return _flow(text)
    if key in TEXTS:
        return text if key in ("client", "constraints") else _name(text)
    if key in NUMBERS or (inner and key in NUMBER_MAPS):
        return _number(text, minutes=key in ("days", MINUTES))
    if inner and key in RANGE_MAPS:
        return _range(text)
    if inner and key in TEXT_MAPS:
        return _name(text)
    if key in LISTS:
        return [_name(word) for word in _words(text)]
    return READERS.get(key, _flow)(text)


def spread_days(value: Any, minutes: Any) -> Any:
    """Days without minutes of their own get those of the column `minutes`."""
    if not isinstance(value, dict):
        return value
    lacking = [day for day, own in value.items() if own is None]
    if lacking and minutes is None:
        raise ValueError(f"says no minutes for {', '.join(lacking)}; write `{lacking[0]} 60`")
    return {day: minutes if own is None else own for day, own in value.items()}


def _flow(text: str) -> Any:
    """YAML or JSON within a cell."""
    try:
        return parse(text, "cell").value
    except InputError as error:
        raise ValueError(error.faults[0].message) from error


def _name(text: str) -> str:
    """An id, however a person writes it: `Flat bench` is `flat_bench`."""
    return re.sub(r"[\s-]+", "_", text.strip().lower())


def _words(text: str) -> list[str]:
    """Entries of a list; blanks part them only where nothing else does."""
    parts = re.split(r"[,;\n]", text) if re.search(r"[,;\n]", text) else text.split()
    return [part.strip() for part in parts if part.strip()]


def _number(text: str, minutes: bool = False) -> Any:
    """A whole number, also `60.0` and `60 min`; other text is left for the checks to refuse."""
    found = (_MINUTES if minutes else _WHOLE).fullmatch(text.strip())
    return int(found[1]) if found else text


def _range(text: str) -> str:
    """`8..20` is `8-20`."""
    if _MONTH.search(text) or _DATE.fullmatch(text.strip()):
        raise ValueError(DATE)
    return text.replace("..", "-")


def _entries(text: str, like: str) -> dict[str, str]:
    entries: dict[str, str] = {}
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        found = _ENTRY.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"needs a name and a value in every entry, such as `{like}`")
        if _name(found[1]) in entries:
            raise ValueError(f"names {_name(found[1])} twice")
        entries[_name(found[1])] = found[2].strip()
    return entries


def _days(text: str) -> dict[str, Any]:
    """`mon 60, wed 60`, or days alone whose minutes stand elsewhere."""
    days: dict[str, Any] = {}
    alone = all(word.lower() in WRITTEN for word in re.split(r"[,;\s]+", text.strip(" ,;\n")))
    for part in re.split(r"[,;\s]+" if alone else r"[,;\n]", text):
        if not part.strip():
            continue
        found = _ENTRY.fullmatch(part.strip())
        day = _day(found[1] if found else part.strip())
        if day in days:
            raise ValueError(f"names {day} twice")
        days[day] = _number(found[2], minutes=True) if found else None
    return days


def _day(text: str) -> str:
    return WRITTEN.get(text.lower(), text.lower())


def _numbers(text: str) -> dict[str, Any]:
    return {name: _number(value) for name, value in _entries(text, "glute_max 2").items()}


def _names(text: str) -> dict[str, Any]:
    return {name: _name(value) for name, value in _entries(text, "shoulders pass").items()}


def _ranges(text: str) -> dict[str, Any]:
    return {name: _range(value) for name, value in _entries(text, "glute_max 8..20").items()}


def _locks(text: str) -> list[dict[str, Any]]:
    """`mon goblet_squat 3; fri hip_thrust`."""
    locks = []
    for part in re.split(r"[,;\n]", text):
        words = part.split()
        if not words:
            continue
        if len(words) not in (2, 3):
            raise ValueError(
                "needs a day, an exercise and perhaps sets, such as `mon hip_thrust 3`"
            )
        lock: dict[str, Any] = {"day": _day(words[0]), "exercise": _name(words[1])}
        if len(words) == 3:
            lock["sets"] = _number(words[2])
        locks.append(lock)
    return locks


READERS: dict[str, Callable[[str], Any]] = {
    "days": _days,
    "lock": _locks,
    **dict.fromkeys(NUMBER_MAPS - {"days"}, _numbers),
    **dict.fromkeys(TEXT_MAPS, _names),
    **dict.fromkeys(RANGE_MAPS, _ranges),
}
"""How the cell of a whole key is read; a key that is not here is written as YAML."""
