"""The week at a glance: a line a day, with its minutes against the budget as a bar."""

from collections.abc import Sequence
from itertools import chain

from optimizer.domain.week import Weekday
from optimizer.show.text.bars import minutes_bar
from optimizer.show.text.grid import Column, first_fitting, grid
from optimizer.show.text.layout import clock, indented, listed, wrapped
from optimizer.show.text.plain import glance_lines
from optimizer.show.week import Training, TrainingWeek

BARS = (36, 24, 16, 10)
"""Cells of the longest bar, the widest that fits first."""
SHORTEST_TITLE = 12
LEGEND = "bars: ░ warm-up and cool-down, █ exercises, · to spare"


def glance_text(weeks: Sequence[TrainingWeek], width: int, plain: bool = False) -> str:
    """Write a line for every session, the days of rest, and what the bars mean."""
    sessions = [session for week in weeks for session in week.sessions]
    if not sessions:
        return ""
    cells, lines = 0, _sentences(weeks, width - 2)
    if not plain:
        cells, lines = _fitting(weeks, sessions, width - 2)
    parts = ["The week at a glance" if len(weeks) == 1 else "The weeks at a glance"]
    parts.append(indented("\n".join(lines)))
    parts += [wrapped(line, width, "  ", "    ") for line in _rests(weeks)]
    if cells:
        parts.append(wrapped(LEGEND, width, "  ", "  "))
    return "\n".join(parts)


def _sentences(weeks: Sequence[TrainingWeek], width: int) -> Sequence[str]:
    return [wrapped(line, width, "", "  ") for line in glance_lines(weeks)]


def _fitting(
    weeks: Sequence[TrainingWeek], sessions: Sequence[Training], width: int
) -> tuple[int, Sequence[str]]:
    """The widest bars beside all columns, else bars beside fewer columns, else no bars."""
    full = ((cells, _grid(weeks, sessions, width, cells, False, None)) for cells in BARS)
    less = ((cells, _grid(weeks, sessions, width, cells, True, None)) for cells in (BARS[-1], 0))
    cut = [(0, _grid(weeks, sessions, width, 0, True, SHORTEST_TITLE))]
    return first_fitting(chain(full, less, cut), width)


def _grid(
    weeks: Sequence[TrainingWeek],
    sessions: Sequence[Training],
    width: int,
    cells: int,
    may_drop: bool,
    least: int | None,
) -> tuple[str, ...]:
    """The lines with bars of so many cells; where columns may go, numbers do."""
    several = len(weeks) > 1
    longest = max(training.session.budget_minutes for training in sessions) * 60
    bars = [_bar(session, longest, cells) if cells else "" for session in sessions]
    days = [f"{w.label} " * several + s.day.capitalize() for w in weeks for s in w.sessions]
    pairs = [training.pairs for training in sessions]
    counts = {
        "exercises": [len(training.tasks) for training in sessions],
        "pairs": pairs if any(pairs) else [],
        "sets": [training.sets for training in sessions],
    }
    columns = [
        Column("", days),
        Column("session", [training.name for training in sessions], least=least),
    ]
    for drop, (title, numbers) in zip((3, 2, 1), counts.items(), strict=True):
        cells_of = list(map(str, numbers))
        columns.append(Column(title, cells_of, right=True, drop=drop if may_drop else 0))
    minutes = [
        f"{clock(training.session.seconds)} of {training.session.budget_minutes}"
        for training in sessions
    ]
    return grid([*columns, Column("minutes", minutes, right=True), Column("", bars)], width).lines


def _bar(training: Training, longest: int, cells: int) -> str:
    session = training.session
    around = session.warmup_seconds + session.cooldown_seconds
    return minutes_bar(around, session.seconds, session.budget_minutes * 60, longest, cells)


def _rests(weeks: Sequence[TrainingWeek]) -> list[str]:
    """The days without a session; once where both weeks have the same."""
    told = {}
    for week in weeks:
        busy = {session.day for session in week.sessions}
        free = [day.capitalize() for day in Weekday if day not in busy]
        told[week.label] = listed(free, "and") or "none"
    if len(set(told.values())) == 1:
        return [f"rest days: {next(iter(told.values()))}"]
    return [f"rest days of week {week}: {days}" for week, days in told.items()]
