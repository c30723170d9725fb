"""The week at a glance: a line a day, with its minutes against the budget as a bar."""

from collections.abc import Sequence

from rich.console import RenderableType

from optimizer.domain.week import Weekday
from optimizer.show.text.bars import minutes_bar
from optimizer.show.text.columns import GAP, Column, table, taken
from optimizer.show.text.layout import clock, listed, many, wrapped
from optimizer.show.text.style import indent, stack, title
from optimizer.show.week import Training, TrainingWeek

LONGEST, SHORTEST = 36, 10
"""Cells of the bar of the longest session."""
SHORTEST_NAME = 12
LEGEND = "bars: ░ warm-up and cool-down, █ exercises, · to spare"


def glance_text(weeks: Sequence[TrainingWeek], width: int, plain: bool = False) -> RenderableType:
    """Write a line for every session, the days of rest, and what the bars mean."""
    trainings = [training for week in weeks for training in week.sessions]
    if not trainings:
        return ""
    head = title("The week at a glance" if len(weeks) == 1 else "The weeks at a glance")
    rests = [wrapped(line, width, "  ", "    ") for line in _rests(weeks)]
    if plain:
        sentences = (wrapped(line, width, "  ", "    ") for line in _sentences(weeks))
        return stack(head, *sentences, *rests)
    columns = list(_columns(weeks, trainings))
    cells = min(LONGEST, width - 2 - taken(columns) - GAP - 2)
    if cells < SHORTEST <= cells + columns[1].width - SHORTEST_NAME:
        cells = SHORTEST  # names take two lines then
    bars = [_bar(training, trainings, cells) if cells >= SHORTEST else "" for training in trainings]
    shown = indent(table([*columns, Column("", bars)], width - 2))
    return stack(head, shown, *rests, wrapped(LEGEND, width, "  ", "  ") if any(bars) else "")


def _columns(weeks: Sequence[TrainingWeek], trainings: Sequence[Training]) -> list[Column]:
    several = len(weeks) > 1
    days = [f"{w.label} " * several + s.day.capitalize() for w in weeks for s in w.sessions]
    minutes = [f"{clock(t.session.seconds)} of {t.session.budget_minutes}" for t in trainings]
    pairs = [str(t.pairs) for t in trainings] if any(t.pairs for t in trainings) else []
    return [
        Column("", days),
        Column("session", [training.name for training in trainings], gives=True),
        Column("exercises", [str(len(training.tasks)) for training in trainings], right=True),
        *([Column("pairs", pairs, right=True)] if pairs else []),
        Column("sets", [str(training.sets) for training in trainings], right=True),
        Column("minutes", minutes, right=True),
    ]


def _bar(training: Training, trainings: Sequence[Training], cells: int) -> str:
    session = training.session
    longest = max(training.session.budget_minutes for training in trainings) * 60
    around = session.warmup_seconds + session.cooldown_seconds
    return minutes_bar(around, session.seconds, session.budget_minutes * 60, longest, cells)


def _rests(weeks: Sequence[TrainingWeek]) -> list[str]:
    """The days without a session; once where both weeks have the same."""
    told = {}
    for week in weeks:
        busy = {training.day for training in week.sessions}
        free = [day.capitalize() for day in Weekday if day not in busy]
        told[week.label] = listed(free, "and") or "none"
    if len(set(told.values())) == 1:
        return [f"rest days: {next(iter(told.values()))}"]
    return [f"rest days of week {week}: {days}" for week, days in told.items()]


def _sentences(weeks: Sequence[TrainingWeek]) -> list[str]:
    """Write a sentence for every session of the weeks."""
    several = len(weeks) > 1
    return [
        f"{f'Week {week.label}, ' * several}{training.day.capitalize()}: {training.name}, "
        f"{many(len(training.tasks), 'exercise')}, {many(training.sets, 'set')}, "
        f"{clock(training.session.seconds)} of {training.session.budget_minutes} minutes"
        for week in weeks
        for training in week.sessions
    ]
