"""The first sheet: who the plan is for, its weeks at a glance, and what changed it."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from optimizer.domain.program import Program
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.sheets.paper import (
    BOLD,
    GREY,
    SMALL,
    TITLE,
    page,
    put,
    put_row,
    put_wide,
    widths,
)
from optimizer.show.export.words import dose_words
from optimizer.show.text.layout import listed, spoken
from optimizer.show.week import TrainingWeek

WIDTHS = (14.0, 20.0, 10.0, 70.0)
HOW_TO = (
    "Log load, repetitions and reserve of every set in the empty cells under each exercise. The "
    "number of sets, the day and the marks A1 and A2 of pairs are read back from the sessions."
)


def fill_overview(sheet: Worksheet, schedule: Schedule) -> None:
    """Write facts, weeks, sessions, changes and the disclaimer."""
    widths(sheet, WIDTHS)
    put(sheet, 1, 1, schedule.plan.client, TITLE)
    row = 2
    for name, value in _facts(schedule):
        put(sheet, row, 1, name, BOLD)
        put(sheet, row, 2, value)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=len(WIDTHS))
        sheet.row_dimensions[row].height = 15 * (1 + len(value) // 90)
        row += 1
    row = _weeks(sheet, row + 1, schedule)
    for rotation in _rotations(schedule):
        row = _sessions(sheet, row + 1, rotation, schedule)
    if schedule.plan.changes:
        row += 1
        put_row(sheet, row, ("Because of", "Rule", "", "What changed"), BOLD, GREY)
        for change in schedule.plan.changes:
            row += 1
            put_row(sheet, row, (change.trigger, change.rule, "", change.effect))
    put_wide(sheet, row + 2, HOW_TO, len(WIDTHS))
    put_wide(sheet, row + 3, schedule.plan.disclaimer, len(WIDTHS), SMALL)
    page(sheet, schedule.plan.disclaimer, landscape=False)


def _facts(schedule: Schedule) -> Iterator[tuple[str, str]]:
    scenario = schedule.scenario
    yield "Goal", str(scenario.goal)
    yield "Level", str(scenario.level)
    yield "Days", ", ".join(f"{day.capitalize()} {m} min" for day, m in scenario.days.items())
    yield "Equipment", listed(map(spoken, scenario.equipment), "and") or "none"
    yield "Rules", schedule.plan.constraint_set
    if isinstance(schedule.plan, Program):
        yield "Status", schedule.plan.status
    if schedule.start is not None:
        yield "Start", schedule.start.isoformat()
    if schedule.rescreen is not None:
        yield "Screen again", schedule.rescreen.isoformat()


def _weeks(sheet: Worksheet, row: int, schedule: Schedule) -> int:
    """Write the weeks of a dated plan; give the row after them."""
    if schedule.start is None:
        return row
    put_row(sheet, row, ("Week", "Starts", "Sets", "How hard"), BOLD, GREY)
    for week in schedule.weeks:
        row += 1
        starts = "" if week.starts is None else week.starts.isoformat()
        put_row(sheet, row, (week.label, starts, week.sets, week.effort))
    return row + 1


def _rotations(schedule: Schedule) -> list[TrainingWeek]:
    """The first week of each letter of the rotation."""
    return list({week.letter: week for week in reversed(schedule.weeks)}.values())[::-1]


def _sessions(sheet: Worksheet, row: int, week: TrainingWeek, schedule: Schedule) -> int:
    """Write the sessions of a week at a glance; give the row after them."""
    title = f"Week {week.letter}" if len(_rotations(schedule)) > 1 else "Day"
    put_row(sheet, row, (title, "Session", "Minutes", "Exercises"), BOLD, GREY)
    for training in week.sessions:
        row += 1
        told = ", ".join(f"{task.name} {dose_words(task)}" for task in training.tasks)
        put_row(
            sheet, row,
            (training.day.full, training.session.title, training.minutes, told),
        )  # fmt: skip
        sheet.row_dimensions[row].height = 15 * (1 + len(told) // 70)
    return row + 1
