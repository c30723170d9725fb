"""The sheet of a session: what to do, and blank cells to log it, a column group for each week."""

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.files.workbook import DAY, EXERCISE, SETS
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.sheets.paper import (
    BOLD,
    CENTRE,
    GREY,
    LEFT,
    PALE,
    TITLE,
    page,
    put,
    widths,
)
from optimizer.show.export.words import note_words, part_words, plain
from optimizer.show.text.layout import clock
from optimizer.show.week import Part, Task, Training, TrainingWeek, pair_letters

FIXED = ("", EXERCISE, "Rest", "Tempo")
FIXED_WIDTHS = (5.0, 32.0, 7.0, 9.0)
OF_WEEK = (SETS, "Reps", "RIR")
OF_WEEK_WIDTHS = (8.0, 10.0, 6.0)
NOTE_WIDTH = 30.0
HEADER_ROWS = 4
"""Title, day, weeks, and the names of the columns."""
NARROW_WEEKS = 1
"""Weeks that still fit upright on a page."""

Held = list[tuple[TrainingWeek, Training]]
"""The same session of the rotation in several weeks."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An exercise with its task in each week; None where a week leaves it out."""

    mark: str
    tasks: tuple[Task | None, ...]

    @property
    def first(self) -> Task:
        """The task of the first week that has it."""
        return next(task for task in self.tasks if task is not None)

    @property
    def most_sets(self) -> int:
        """Sets in the week that has most of them."""
        return max(task.item.sets for task in self.tasks if task is not None)


def fill_session(sheet: Worksheet, held: Held, schedule: Schedule) -> None:
    """Write a session over its weeks; `files.workbook` reads it back."""
    columns = len(FIXED) + len(OF_WEEK) * len(held) + 1
    widths(sheet, (*FIXED_WIDTHS, *OF_WEEK_WIDTHS * len(held), NOTE_WIDTH))
    _head(sheet, held, schedule, columns)
    first = held[0][1]
    row = _parts(sheet, HEADER_ROWS + 1, "Warm-up", first.session.warmup_seconds, first.warmup)
    for line in _lines(held):
        row = _line(sheet, row, line, columns)
    _parts(sheet, row, "Cool-down", first.session.cooldown_seconds, first.cooldown)
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, 3).coordinate
    page(
        sheet, schedule.plan.disclaimer, landscape=len(held) > NARROW_WEEKS, header_rows=HEADER_ROWS
    )


def _head(sheet: Worksheet, held: Held, schedule: Schedule, columns: int) -> None:
    first = held[0][1]
    put(sheet, 1, 1, f"{plain(first.session.title)}: {schedule.plan.client}", TITLE, align=LEFT)
    put(sheet, 2, 1, DAY, BOLD)
    put(sheet, 2, 2, first.day.full)
    put(sheet, 2, 3, f"{max(s.minutes for _, s in held)} min")
    for column, name in enumerate(FIXED, 1):
        put(sheet, HEADER_ROWS, column, name, BOLD, GREY, boxed=True, align=CENTRE)
    for number, (week, training) in enumerate(held):
        start = len(FIXED) + 1 + number * len(OF_WEEK)
        day = "" if training.date is None else f"\n{training.date.isoformat()}"
        end = start + len(OF_WEEK) - 1
        put(sheet, HEADER_ROWS - 1, start, week.title + day, BOLD, GREY, boxed=True, align=CENTRE)
        sheet.merge_cells(
            start_row=HEADER_ROWS - 1, start_column=start, end_row=HEADER_ROWS - 1, end_column=end
        )
        for offset, name in enumerate(OF_WEEK):
            put(sheet, HEADER_ROWS, start + offset, name, BOLD, GREY, boxed=True, align=CENTRE)
    put(sheet, HEADER_ROWS, columns, "Note", BOLD, GREY, boxed=True, align=CENTRE)
    sheet.row_dimensions[HEADER_ROWS - 1].height = 45
    sheet.row_dimensions[HEADER_ROWS].height = 30


def _parts(sheet: Worksheet, row: int, title: str, seconds: int, parts: tuple[Part, ...]) -> int:
    """Write warm-up or cool-down from this row on; give the row after it."""
    if not seconds and not parts:
        return row
    put(sheet, row, 2, f"{title} {clock(seconds)}", BOLD)
    for number, part in enumerate(parts, 1):
        put(sheet, row + number, 2, part_words(part))
        sheet.merge_cells(
            start_row=row + number, start_column=2, end_row=row + number,
            end_column=len(FIXED) + len(OF_WEEK),
        )  # fmt: skip
        sheet.row_dimensions[row + number].height = 30 if len(part_words(part)) > 70 else 15
    return row + len(parts) + 1


def _lines(held: Held) -> Iterator[_Line]:
    """Every exercise of any of the weeks, those of a pair together, in the order of the first."""
    found: dict[tuple[object, ...], list[tuple[Task, ...] | None]] = {}
    for number, (_, session) in enumerate(held):
        times: dict[tuple[str, ...], int] = {}
        for group in session.groups:
            ids = tuple(task.item.exercise for task in group)
            times[ids] = times.get(ids, 0) + 1
            found.setdefault((ids, times[ids]), [None] * len(held))[number] = group
    letters = pair_letters()
    for groups in found.values():
        size = max(len(group) for group in groups if group is not None)
        letter = next(letters) if size > 1 else ""
        for place in range(size):
            tasks = tuple(None if group is None else group[place] for group in groups)
            yield _Line(f"{letter}{place + 1}" if letter else "", tasks)


def _line(sheet: Worksheet, row: int, line: _Line, columns: int) -> int:
    """Write an exercise and a row to log each of its sets; give the row after it."""
    item = line.first.item
    told = (line.mark, line.first.name, clock(item.rest_seconds), item.tempo or "")
    for column, value in enumerate(told, 1):
        put(sheet, row, column, value, BOLD, PALE, boxed=True)
    for number, task in enumerate(line.tasks):
        start = len(FIXED) + 1 + number * len(OF_WEEK)
        _goal(sheet, row, start, task)
        done = 0 if task is None else task.item.sets
        for set_number in range(1, line.most_sets + 1):
            fill = GREY if set_number > done else None
            for offset in range(len(OF_WEEK)):
                put(sheet, row + set_number, start + offset, None, fill=fill, boxed=True)
    for set_number in range(1, line.most_sets + 1):
        put(sheet, row + set_number, 3, f"set {set_number}")
        sheet.row_dimensions[row + set_number].height = 18
    last = row + line.most_sets
    put(sheet, row, columns, note_words(line.first))
    letter = get_column_letter(columns)
    sheet.merge_cells(f"{letter}{row}:{letter}{last}")
    return last + 1


def _goal(sheet: Worksheet, row: int, start: int, task: Task | None) -> None:
    """Write a week's sets, repetitions and reserve; nothing where the week leaves it out."""
    values: tuple[str | int | None, ...] = (None, None, None)
    if task is not None:
        values = (task.item.sets, task.item.reps, task.item.rir)
    for offset, value in enumerate(values):
        put(sheet, row, start + offset, value, BOLD, PALE, boxed=True, align=CENTRE)
