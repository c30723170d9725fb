"""`strong`: workouts as Strong's own CSV export has them (datasets.md section 6.4)."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

from optimizer.domain.repetitions import repetitions_in
from optimizer.files.app_names import AppNames, load_app_names
from optimizer.show.export import Export, Settings
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import (
    detail_words,
    note_words,
    plain,
    rpe_of,
    session_name,
)
from optimizer.show.week import Task, Training, TrainingWeek

COLUMNS = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance",
    "Seconds", "Notes", "Workout Notes", "RPE",
)  # fmt: skip

NOTES = (
    "Strong reads this as finished workouts on their dates, not as a plan: import it into an empty "
    "account, or only to compare.",
    "Strong can't hold pairs, ranges, reserve per set, tempo or warm-up: pairs are one after the "
    "other, ranges are written as their lower end, and each exercise's notes say the rest.",
)


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write one row a set, without weights, and a rest timer after each exercise.

    Names are those that Hevy uses, which follow the same convention, "Name (Equipment)".
    """
    names = load_app_names("hevy")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for week in schedule.weeks:
        for session in week.sessions:
            writer.writerows(_workout(week, session, schedule, names, settings))
    return Export(out.getvalue().encode(), NOTES)


def _workout(
    week: TrainingWeek, session: Training, schedule: Schedule, names: AppNames, settings: Settings
) -> Iterator[list[object]]:
    assert session.date is not None
    begin = datetime.combine(session.date, settings.begin).strftime("%Y-%m-%d %H:%M:%S")
    hours, minutes = divmod(session.minutes, 60)
    title = f"{week.label} {session_name(session)}"
    head = [begin, title, f"{hours}h {minutes}m" if hours else f"{minutes}m"]
    told = plain(schedule.plan.disclaimer)
    for task in session.tasks:
        known = names.find(task.exercise, schedule.owned)
        place = [*head, task.name if known is None else known.name]
        for row in _sets(task):
            yield [*place, *row, told, _rpe(row[0], task)]
            told = ""


def _sets(task: Task) -> Iterator[list[object]]:
    """Set order, weight, reps, distance, seconds and notes of every set, then of the rest timer."""
    dose = repetitions_in(task.item.reps)
    low = 0 if dose is None else dose.least
    held = dose is not None and dose.unit == "seconds"
    words = [task.mark, detail_words(task), note_words(task)]
    notes = "; ".join(word for word in words if word)
    for number in range(1, task.item.sets + 1):
        amounts: list[object] = [0 if held else low, 0, low if held else 0]
        yield [number, 0, *amounts, notes if number == 1 else ""]
    yield ["Rest Timer", 0, 0, 0, task.item.rest_seconds, ""]


def _rpe(order: object, task: Task) -> object:
    rpe = rpe_of(task.item.rir)
    return "" if rpe is None or order == "Rest Timer" else rpe
