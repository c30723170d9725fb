"""Writes wishes into a filled scenario, so that they last; each wish is a text of the command line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from optimizer.domain.exercise import Exercise
from optimizer.domain.program import Week
from optimizer.domain.week import Weekday
from optimizer.errors import Fault
from optimizer.files.exercise_names import by_name, unknown_exercise
from optimizer.files.nearest import nearest, plain
from optimizer.files.tree import show
from optimizer.kinds import Rule
from optimizer.kinds.availability import AvailabilityRule, rule_id, ruled_by
from optimizer.problem.catalog import Catalog

LOCK = re.compile(r"(?:(?:(?P<week>[AB]):)?(?P<day>[a-z]{3}):)?(?P<name>[^:=]+)(?:=(?P<sets>\d+))?")
MINUTES = re.compile(r"(?P<day>[a-z]{3})=(?P<minutes>\d+|off)")
EQUIPMENT = re.compile(r"(?:(?P<day>[a-z]{3}):)?(?P<sign>[+-])(?P<name>.+)")

HEEDED = {
    "exclude": "Nothing the client rules out.",
    "equipment": "Only with the equipment there is.",
}
"""Why the rules are added that wishes rest on."""


@dataclass(slots=True)
class WishWriter:
    """Writes wishes into a filled scenario; what cannot be understood becomes a fault."""

    values: dict[str, Any]
    weeks: tuple[Week, ...]
    catalog: Catalog
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    timed: dict[str, str] = field(default_factory=dict)

    def leave_out(self, option: str, text: str, in_weeks: bool) -> None:
        """Exclude an exercise; what the client had wished of it gives way."""
        exercise = self._exercise(option, text)
        if exercise is None:
            return
        name = exercise.id
        held = {item.exercise for week in self.weeks for s in week.sessions for item in s.items}
        if in_weeks and name not in held:
            near = nearest(name, held)
            self._fault(option, "is not in the program", text, near, "see --ban for others")
            return
        self.left_out.add(name)
        if name not in self.values["exclude"]:
            self.values["exclude"] = [*self.values["exclude"], name]
        if name in self.values["include"]:
            self.notes.append(f"include no longer asks for {name}")
            self.values["include"] = [n for n in self.values["include"] if n != name]
        self._unlock(lambda lock: bool(lock["exercise"] == name), f"{name} is left out")

    def bring_in(self, text: str) -> None:
        """Ask for an exercise."""
        exercise = self._exercise("--in", text)
        if exercise is None:
            return
        if exercise.id in self.left_out:
            self._fault("--in", "is also left out", text)
            return
        if exercise.id in self.values["exclude"]:
            self.notes.append(f"exclude no longer names {exercise.id}")
            self.values["exclude"] = [n for n in self.values["exclude"] if n != exercise.id]
        if exercise.id not in self.values["include"]:
            self.values["include"] = [*self.values["include"], exercise.id]

    def lock(self, text: str) -> None:
        """Keep an exercise where it stands, or fix it to a day."""
        found = LOCK.fullmatch(text.strip())
        allowed = "EXERCISE, or DAY:EXERCISE, or DAY:EXERCISE=SETS"
        day = self._day(found["day"]) if found is not None and found["day"] else None
        if found is None or (found["day"] and day is None) or (found["sets"] and day is None):
            self._fault("--lock", "is not understood", text, None, allowed)
            return
        exercise = self._exercise("--lock", found["name"])
        if exercise is None:
            return
        if day is not None:
            sets = int(found["sets"]) if found["sets"] else None
            self._add_lock(str(day), exercise.id, sets, found["week"])
            return
        places = list(self._places(exercise.id))
        if not places:
            self._fault("--lock", "is not in the program", text, None, "a day, as in mon:" + text)
        for week, where, sets in places:
            several = len(self.weeks) > 1
            self._add_lock(str(where), exercise.id, sets, week if several else None)

    def set_minutes(self, text: str) -> None:
        """Other minutes of a day, a day more, or a day off."""
        found = MINUTES.fullmatch(text.strip())
        day = self._day(found["day"]) if found is not None else None
        if found is None or day is None:
            allowed = "DAY=MINUTES such as mon=40, or mon=off"
            self._fault("--minutes", "is not understood", text, None, allowed)
            return
        if self.timed.setdefault(str(day), found["minutes"]) != found["minutes"]:
            self._fault("--minutes", "is asked for twice", text, None, "one wish for each day")
            return
        days = dict(self.values["days"])
        places = self.values["equipment"]
        if found["minutes"] != "off":
            if day not in days and isinstance(places, dict):
                self._fault("--minutes", "adds a day whose equipment is not known", text)
                return
            self.values["days"] = {**days, str(day): int(found["minutes"])}
            return
        if day not in days or len(days) == 1:
            self._fault("--minutes", "can't be taken off", text, None, ", ".join(days))
            return
        del days[day]
        self.values["days"] = days
        if isinstance(places, dict):
            self.values["equipment"] = {d: items for d, items in places.items() if d != day}
        self._unlock(lambda lock: bool(lock["day"] == day), f"{day} is off")

    def equip(self, text: str) -> None:
        """More or less equipment, on every day or on one."""
        found = EQUIPMENT.fullmatch(text.strip())
        known = [e.id for e in (*self.catalog.equipment, *self.catalog.presets)]
        name = "" if found is None else found["name"].strip().lower().replace(" ", "_")
        if found is None or name not in known:
            near = nearest(name or text, known)
            sign = "" if found is None else found["sign"]
            allowed = "-ITEM or +ITEM, on one day as in mon:-cable"
            near = None if near is None else (sign or "-") + near
            self._fault("--equipment", "is not understood", text, near, allowed)
            return
        places = self.values["equipment"]
        day = self._day(found["day"]) if found["day"] else None
        if found["day"] and day not in self.values["days"]:
            days = ", ".join(self.values["days"])
            self._fault("--equipment", "names no training day", text, None, days)
            return
        if day is not None and not isinstance(places, dict):
            places = dict.fromkeys(self.values["days"], places)
        if isinstance(places, dict):
            self.values["equipment"] = {
                d: self._equipped(items, found["sign"], name) if day in (None, d) else items
                for d, items in places.items()
            }
        else:
            self.values["equipment"] = self._equipped(places, found["sign"], name)

    def _equipped(self, items: list[str], sign: str, name: str) -> list[str]:
        """A list with an item or preset more or less; a preset that loses one is written out."""
        if sign == "+":
            return [*items, *([] if name in items else [name])]
        gone = self.catalog.owned((name,))
        if not gone & self.catalog.owned(tuple(items)):
            self.notes.append(f"{name} was not there before")
        kept: list[str] = []
        for entry in items:
            parts = self.catalog.owned((entry,))
            if not parts & gone:
                kept.append(entry)
            else:
                kept += [e.id for e in self.catalog.equipment if e.id in parts - gone]
        return list(dict.fromkeys(kept))

    def need_rule(self, by: Literal["exclude", "equipment"], rules: tuple[Rule, ...]) -> None:
        """See that a rule heeds the wish; a constraint set of the client's own may have none."""
        if ruled_by(by, rules):
            return
        own = self.values["constraints"]
        new = AvailabilityRule(
            id=rule_id(by), kind="availability", by=by, why=HEEDED[by], source="swap"
        )
        own = own if isinstance(own, dict) else {"name": own, "extends": own, "rules": []}
        added = new.model_dump(mode="json", exclude_defaults=True)
        self.values["constraints"] = {**own, "rules": [*own["rules"], added]}
        self.notes.append(f"the rules had no {new.id}; it is added")

    def _places(self, name: str) -> Iterator[tuple[str, Weekday, int]]:
        for week in self.weeks:
            for session in week.sessions:
                for item in session.items:
                    if item.exercise == name and str(session.day) in self.values["days"]:
                        yield week.week, session.day, item.sets

    def _add_lock(self, day: str, name: str, sets: int | None, week: str | None) -> None:
        same = (day, name, week)
        kept = [
            lock for lock in self.values["lock"]
            if (lock["day"], lock["exercise"], lock["week"]) != same
        ]  # fmt: skip
        new = {"day": day, "exercise": name, "sets": sets, "week": week}
        self.values["lock"] = [*kept, new]

    def _unlock(self, given_up: Callable[[dict[str, Any]], bool], why: str) -> None:
        for lock in self.values["lock"]:
            if given_up(lock):
                self.notes.append(
                    f"the lock of {lock['exercise']} on {lock['day']} is lifted: {why}"
                )
        self.values["lock"] = [lock for lock in self.values["lock"] if not given_up(lock)]

    def _exercise(self, option: str, text: str) -> Exercise | None:
        """The exercise of this id, name or alias."""
        known = by_name(e for e in self.catalog.exercises if e.kind.scheduled)
        found = known.get(plain(text))
        if found is None:
            told = unknown_exercise(text, known)
            self.faults.append(Fault("is not a known exercise", option, **told))
        return found

    def _day(self, text: str) -> Weekday | None:
        return Weekday(text) if text in list(Weekday) else None

    def _fault(
        self,
        option: str,
        message: str,
        text: str,
        near: str | None = None,
        allowed: str | None = None,
    ) -> None:
        value = show(text)
        self.faults.append(Fault(message, option, value=value, allowed=allowed, nearest=near))
