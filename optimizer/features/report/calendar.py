"""Calendars: a week at a glance, and the weeks of a block with their waves."""

from dataclasses import dataclass
from datetime import date, timedelta

from optimizer.domain.program import Session
from optimizer.domain.week import Weekday
from optimizer.features.plan.text import noted_weeks
from optimizer.features.report.cards import Card
from optimizer.features.report.subject import PlanWeek, Subject
from optimizer.files.exported import DAY_NAMES
from optimizer.show.page.names import capitalised


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the week; without a card it is a day of rest."""

    short: str
    name: str
    card: Card | None

    @property
    def session(self) -> Session | None:
        """The session of the day."""
        return None if self.card is None else self.card.session


@dataclass(frozen=True, slots=True)
class WeekStrip:
    """A week in seven cells."""

    title: str
    cells: tuple[DayCell, ...]
    sets: int
    seconds: int


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A week of a block: `share` of the most sets of any of its weeks, in percent."""

    label: str
    starts: date
    ends: date
    wave: str
    sets: int
    share: int
    rir: str
    minutes: int
    anchor: str


def strip_of(week: PlanWeek, cards: tuple[Card, ...], title: str) -> WeekStrip:
    """Seven cells, Monday first; of two sessions on a day, which no sound file has, the last."""
    by_day = {card.session.day: card for card in cards}
    cells = tuple(DayCell(day.capitalize(), DAY_NAMES[day], by_day.get(day)) for day in Weekday)
    return WeekStrip(title, cells, week.sets, week.seconds)


def wave_rows(subject: Subject) -> tuple[WaveRow, ...]:
    """The weeks of a block; none of a program."""
    most = max((week.sets for week in subject.weeks), default=0) or 1
    return tuple(
        WaveRow(
            label=week.label,
            starts=week.starts,
            ends=week.starts + timedelta(days=6),
            wave=week.wave,
            sets=week.sets,
            share=round(100 * week.sets / most),
            rir=week.rir,
            minutes=-(-week.seconds // 60),
            anchor=anchor_of(week),
        )
        for week in subject.weeks
        if week.starts is not None
    )


def anchor_of(week: PlanWeek) -> str:
    """Where the cards of a week begin."""
    return f"week-{week.label.lower()}"


def wave_notes(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Every note of a block once, after the weeks that it is for: `Weeks 3, 4 and 6`."""
    told = noted_weeks((note, week.label) for week in subject.weeks for note in week.notes)
    return tuple((capitalised(weeks), note) for weeks, note in told)
