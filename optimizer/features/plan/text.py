"""A training block for the coach's eyes: its calendar, what to do at its end, and its sessions."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from rich.console import RenderableType

from optimizer.domain.block import BlockWeek, TrainingBlock
from optimizer.domain.program import Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.waves import sets_of
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import fitted, indented, listed, wrapped
from optimizer.show.text.sessions import Look, noted, training_parts
from optimizer.show.text.style import paragraphs, title
from optimizer.show.week import solved_weeks

NOTE_WIDTH = 80
"""Columns from which on the calendar has room for notes; whole they stand under it."""
PROGRESS = (
    "From week to week: first more repetitions within the range; with two to spare on the last set in "
    "two sessions running, 2.5 to 10 % more load."
)
EARLY = (
    "Deload at once if two of sleep, motivation and performance are down for a week. Soreness beyond "
    "72 hours is a stop sign."
)


def block_text(
    block: TrainingBlock,
    base: tuple[Week, ...],
    catalog: Catalog,
    width: int = 100,
) -> RenderableType:
    """Write the block's calendar, its advice, and the sessions of the solved weeks."""
    scenario = Scenario.model_validate(block.scenario)
    parts: list[RenderableType] = [_headline(block, scenario, width), _calendar(block, width)]
    parts.append(_notes(block, width))
    parts.append("\n".join(wrapped(text, width) for text in (PROGRESS, EARLY)))
    parts.append(wrapped(f"On {block.rescreen}, {rescreen_words(catalog)}", width))
    parts += training_parts(solved_weeks(base, catalog), Look(width), ", as solved")
    parts.append(wrapped(block.disclaimer, width))
    return paragraphs(parts)


def _headline(block: TrainingBlock, scenario: Scenario, width: int) -> RenderableType:
    days = ", ".join(f"{day.capitalize()} {minutes}" for day, minutes in scenario.days.items())
    text = (
        f"client {block.client}   {len(block.weeks)} weeks from {block.start}   {days} min   "
        f"{scenario.level}, goal {scenario.goal}"
    )
    return title(wrapped(text, width, rest="  "))


def _calendar(block: TrainingBlock, width: int) -> str:
    """Write a line a week; the note beside it is short, and left out where there is no room."""
    headers = ["week", "dates", "wave", "sets", "RIR", "min", "note"]
    columns = len(headers) if width >= NOTE_WIDTH else len(headers) - 1
    rows = [_row(week)[:columns] for week in block.weeks]
    return indented(fitted(rows, headers[:columns], width - 2))


def _row(week: BlockWeek) -> list[str]:
    days = f"{week.starts:%d %b} - {week.starts + timedelta(days=6):%d %b}"
    minutes = -(-sum(session.seconds for session in week.sessions) // 60)
    short = week.notes[0].partition(": ")[2] if week.notes else ""
    return [
        f"{week.number} {week.week}", days, week.wave, str(sets_of(week.sessions)), week.rir,
        str(minutes), short,
    ]  # fmt: skip


def _notes(block: TrainingBlock, width: int) -> str:
    """Every note once, whole, with the weeks that it is for."""
    told = noted_weeks((note, str(week.number)) for week in block.weeks for note in week.notes)
    return "\n".join(wrapped(f"{weeks}: {note}", width, "  ", "    ") for weeks, note in told)


def noted_weeks(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each note once, after its weeks, given notes with a week: `weeks 3, 4 and 6`."""
    for note, weeks in noted(pairs).items():
        yield f"{'week' if len(weeks) == 1 else 'weeks'} {listed(weeks, 'and')}", note


def rescreen_words(catalog: Catalog) -> str:
    """What to do after the last week."""
    screens = catalog.intake.screens
    names = listed((screen.name.lower() for screen in screens), "and")
    return (
        f"after the last week: repeat the {len(screens)} self-checks ({names}), "
        "write the answers into the scenario and solve again."
    )
