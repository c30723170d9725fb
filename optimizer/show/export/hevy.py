"""`hevy`: requests for Hevy's public API that make one routine a session (datasets.md 6.3)."""

from typing import Any

from optimizer.domain.exercise import Exercise
from optimizer.domain.repetitions import Repetitions, repetitions_in
from optimizer.files.app_names import AppNames, load_app_names, used_items
from optimizer.show.export import Export, Settings
from optimizer.show.export.requests import Request, document
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import (
    detail_words,
    note_words,
    part_words,
    session_name,
)
from optimizer.show.week import Task, Training, TrainingWeek

SERVER = "https://api.hevyapp.com"
NO_EQUIPMENT, OTHER = "none", "other"


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write the exercises that Hevy lacks as custom ones first, then the routines.

    Hevy's routines have no field for reserve, tempo or sides: these stand in the notes.
    """
    names = load_app_names("hevy")
    sessions = [(week, session) for week in schedule.weeks for session in week.sessions]
    customs: dict[str, Request] = {}
    for _, session in sessions:
        for task in session.tasks:
            if names.find(task.exercise, schedule.owned) is None:
                customs.setdefault(task.item.exercise, _custom(task, schedule, names))
    routines = [_routine(week, session, schedule, names) for week, session in sessions]
    content = document("hevy/1", SERVER, schedule, [*customs.values(), *routines])
    notes = ["Hevy's API needs a Pro account and its key."]
    if customs:
        titles = ", ".join(settings.catalog.by_id[id_].name for id_ in customs)
        notes.append(f"Hevy has no {titles}: the first requests create them as custom exercises.")
    return Export(content, tuple(notes))


def _custom(task: Task, schedule: Schedule, names: AppNames) -> Request:
    exercise, dose = task.exercise, repetitions_in(task.item.reps)
    equipment = _equipment(exercise, schedule.owned, names)
    body = {
        "title": exercise.name,
        "exercise_type": _kind(dose, equipment),
        "equipment_category": equipment,
        "muscle_group": (_muscles(exercise, 2, names) or [OTHER])[0],
    }
    others = [*_muscles(exercise, 2, names), *_muscles(exercise, 1, names)]
    body_muscles = [m for m in dict.fromkeys(others) if m != body["muscle_group"]]
    return Request(
        id=f"exercise.{exercise.id}",
        method="POST",
        path="/v1/exercise_templates",
        returns="id",
        body={"exercise": {**body, "other_muscles": body_muscles}},
    )


def _kind(dose: Repetitions | None, equipment: str) -> str:
    """What is logged of a set: held or repeated, with a weight or without."""
    held = dose is not None and dose.unit == "seconds"
    if equipment == NO_EQUIPMENT:
        return "duration" if held else "reps_only"
    return "weight_duration" if held else "weight_reps"


def _equipment(exercise: Exercise, owned: frozenset[str], names: AppNames) -> str:
    """The category of the first item that has one; furniture has none."""
    known = [names.equipment[i] for i in used_items(exercise, owned) if i in names.equipment]
    return known[0] if known else NO_EQUIPMENT


def _muscles(exercise: Exercise, contribution: int, names: AppNames) -> list[str]:
    return [
        names.muscles[muscle]
        for muscle, value in exercise.contributions.items()
        if value == contribution and muscle in names.muscles
    ]


def _routine(week: TrainingWeek, session: Training, schedule: Schedule, names: AppNames) -> Request:
    exercises: list[dict[str, Any]] = []
    refs = {}
    for number, group in enumerate(session.groups):
        for task in group:
            known = names.find(task.exercise, schedule.owned)
            if known is None:
                where = f"routine.exercises.{len(exercises)}.exercise_template_id"
                refs[where] = f"exercise.{task.item.exercise}"
            superset = number if len(group) > 1 else None
            exercises.append(_exercise(task, None if known is None else known.id, superset))
    title = f"{week.label} {session_name(session)}"
    lines = [f"{week.title}, {session.minutes} min.", *map(part_words, session.warmup)]
    notes = "\n".join([*lines, schedule.plan.disclaimer])
    return Request(
        id=f"routine.{week.label}.{session.day}",
        method="POST",
        path="/v1/routines",
        body={"routine": {"title": title, "folder_id": None, "notes": notes,
                          "exercises": exercises}},
        refs=refs,
    )  # fmt: skip


def _exercise(task: Task, id_: str | None, superset: int | None) -> dict[str, Any]:
    return {
        "exercise_template_id": id_,
        "superset_id": superset,
        "rest_seconds": 0 if task.then else task.rest_seconds,
        "notes": "; ".join(text for text in (detail_words(task), note_words(task)) if text),
        "sets": [_set(repetitions_in(task.item.reps)) for _ in range(task.item.sets)],
    }


def _set(dose: Repetitions | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "normal", "weight_kg": None, "reps": None, "distance_meters": None,
        "duration_seconds": None, "custom_metric": None,
    }  # fmt: skip
    if dose is None:
        return found
    if dose.unit == "seconds":
        return {**found, "duration_seconds": dose.most}
    if dose.least == dose.most:
        return {**found, "reps": dose.least}
    return {**found, "rep_range": {"start": dose.least, "end": dose.most}}
