"""`wger`: requests for wger's REST API that make a routine, top down (datasets.md section 6.2)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from optimizer.domain.repetitions import repetitions_in
from optimizer.files.app_names import AppName, AppNames, load_app_names
from optimizer.show.export import Export, Settings
from optimizer.show.export.requests import Request, document
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import (
    cut,
    detail_words,
    note_words,
    part_words,
    session_name,
    task_words,
)
from optimizer.show.week import Task, Training, TrainingWeek

SERVER = "https://wger.de"
API = "/api/v2"
MOST_DAYS = 120
"""A routine is no longer; a longer plan becomes several."""
MOST_WEEKS = MOST_DAYS // 7
NAME, DAY_NAME, SLOT_COMMENT, ENTRY_COMMENT, DESCRIPTION = 25, 20, 200, 100, 1000
"""Longest texts."""
MOST_REST, MOST_RIR = 1800, 4
REPETITIONS, SECONDS = 1, 3
"""Units of what is done in a set."""


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write a routine with one day for each day of the calendar, those of rest too.

    Exercises are looked up by uuid, for numbers differ between servers. One that wger lacks
    becomes a comment, for only its server's administrator can add it.
    """
    names = load_app_names("wger")
    used: dict[str, AppName] = {}
    unknown: dict[str, None] = {}
    for task in (t for week in schedule.weeks for s in week.sessions for t in s.tasks):
        known = names.find(task.exercise, schedule.owned)
        if known is None:
            unknown[task.name] = None
        else:
            used[known.id] = known
    requests = [_lookup(known) for known in used.values()]
    weeks = schedule.weeks
    for first in range(0, len(weeks), MOST_WEEKS):
        requests += _routine(weeks[first : first + MOST_WEEKS], schedule, names)
    told = f"wger has no {', '.join(unknown)}: these are comments in the routine."
    return Export(document("wger/1", SERVER, schedule, requests), (told,) if unknown else ())


def _lookup(known: AppName) -> Request:
    path = f"{API}/exerciseinfo/?uuid={known.id}"
    return Request(f"exercise.{known.id}", "GET", path, "results.0.id")


def _routine(
    weeks: tuple[TrainingWeek, ...], schedule: Schedule, names: AppNames
) -> Iterator[Request]:
    start = weeks[0].starts
    assert start is not None
    id_ = f"routine.{start}"
    days = 7 * len(weeks)
    body = {
        "name": cut(schedule.plan.client, NAME),
        "description": cut(schedule.plan.disclaimer, DESCRIPTION),
        "start": start.isoformat(),
        "end": (start + timedelta(days=days - 1)).isoformat(),
        "fit_in_week": False,
    }
    yield Request(id_, "POST", f"{API}/routine/", "id", body)
    sessions = {session.date: (week, session) for week in weeks for session in week.sessions}
    for number in range(days):
        day = start + timedelta(days=number)
        yield from _day(day, number + 1, id_, sessions.get(day), schedule, names)


def _day(
    day: date,
    order: int,
    routine: str,
    held: tuple[TrainingWeek, Training] | None,
    schedule: Schedule,
    names: AppNames,
) -> Iterator[Request]:
    id_ = f"day.{day}"
    body: dict[str, Any] = {"routine": None, "order": order, "type": "custom"}
    body |= {"is_rest": True, "name": "", "description": ""}
    if held is not None:
        week, session = held
        warmup = "".join(f"\n- {part_words(part)}" for part in session.warmup)
        description = f"{week.title}. {session.minutes} min.{warmup}"
        body |= {
            "is_rest": False,
            "name": cut(f"{week.label} {session_name(session)}", DAY_NAME),
            "description": description[:DESCRIPTION],
        }
    body["need_logs_to_advance"] = False
    yield Request(id_, "POST", f"{API}/day/", "id", body, {"routine": routine})
    if held is not None:
        for number, group in enumerate(held[1].groups, 1):
            yield from _slot(group, number, id_, schedule, names)


def _slot(
    group: tuple[Task, ...], order: int, day: str, schedule: Schedule, names: AppNames
) -> Iterator[Request]:
    """One slot a group; what wger can't name is told in its comment."""
    id_ = f"{day.replace('day', 'slot')}.{order}"
    known = [(task, names.find(task.exercise, schedule.owned)) for task in group]
    told = " | ".join(task_words(task) for task, name in known if name is None)
    body = {"day": None, "order": order, "comment": cut(told, SLOT_COMMENT)}
    yield Request(id_, "POST", f"{API}/slot/", "id", body, {"day": day})
    for number, (task, name) in enumerate(known, 1):
        if name is not None:
            yield from _entry(task, name, number, id_)


def _entry(task: Task, name: AppName, order: int, slot: str) -> Iterator[Request]:
    id_ = f"{slot.replace('slot', 'entry')}.{order}"
    dose = repetitions_in(task.item.reps)
    held = dose is not None and dose.unit == "seconds"
    words = "; ".join(text for text in (detail_words(task), note_words(task)) if text)
    body = {
        "slot": None,
        "exercise": None,
        "order": order,
        "type": "normal",
        "repetition_unit": SECONDS if held else REPETITIONS,
        "comment": cut(words, ENTRY_COMMENT),
    }
    refs = {"slot": slot, "exercise": f"exercise.{name.id}"}
    yield Request(id_, "POST", f"{API}/slot-entry/", "id", body, refs)
    for kind, value in _values(task):
        config = {
            "slot_entry": None, "iteration": 1, "value": value, "operation": "r", "step": "na",
            "repeat": True,
        }  # fmt: skip
        path = f"{API}/{kind}-config/"
        yield Request(f"{id_}.{kind}", "POST", path, "", config, {"slot_entry": id_})


def _values(task: Task) -> Iterator[tuple[str, int | str]]:
    """Every value that wger keeps of a task; amounts are decimals as text, counts are numbers."""
    dose = repetitions_in(task.item.reps)
    yield "sets", task.item.sets
    if dose is not None:
        yield "repetitions", str(dose.least)
        if dose.most > dose.least:
            yield "max-repetitions", str(dose.most)
    if task.item.rir is not None:
        yield "rir", str(min(task.item.rir, MOST_RIR))
    yield "rest", min(task.item.rest_seconds, MOST_REST)
