"""`csv`: one row an exercise, as RFC 4180 wants it; `files.table` reads it back."""

import csv
import io
from collections.abc import Iterator

from optimizer.files.table import COLUMNS
from optimizer.show.export import Export, Settings
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import FORMULA, note_words, plain
from optimizer.show.week import Task


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write the rows of all weeks; the disclaimer has no place in them and is a note."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(schedule))
    return Export(out.getvalue().encode(), (schedule.plan.disclaimer,))


def _rows(schedule: Schedule) -> Iterator[list[str]]:
    for week in schedule.weeks:
        for session in week.sessions:
            day = "" if session.date is None else session.date.isoformat()
            for number, group in enumerate(session.groups, 1):
                for position, task in enumerate(group, 1):
                    place = [week.label, session.day, day, str(number), str(position)]
                    yield [*place, *map(_safe, _cells(task))]


def _cells(task: Task) -> list[str]:
    item = task.item
    rir = "" if item.rir is None else str(item.rir)
    return [
        task.item.exercise,
        task.name,
        str(item.sets),
        plain(item.reps),
        rir,
        str(item.rest_seconds),
        plain(item.tempo or ""),
        note_words(task),
    ]


def _safe(text: str) -> str:
    """An apostrophe keeps text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
