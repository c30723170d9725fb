"""Session cards: what to do on a day, in the order in which it is done, with room to write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from optimizer.domain.program import Block, Item, Session, Step, StepPhase
from optimizer.domain.week import Weekday
from optimizer.features.report.subject import PlanWeek
from optimizer.files.exported import DAY_NAMES
from optimizer.problem.catalog import Catalog
from optimizer.show.page.names import capitalised
from optimizer.show.text.layout import clock
from optimizer.show.text.names import exercise_name
from optimizer.show.text.sessions import PER_SIDE, lettered, rest_seconds

CUE_LETTERS, PAIR_CUE_LETTERS, STEP_LETTERS = 82, 66, 58
"""Letters that a printed line of a cue holds, without and with the column of pairs, and of a step."""
ROOM = {"dense": 77, "packed": 90}
"""Lines from which on a card needs smaller letters to fit a page of A4 and of Letter.

Measured in lines of a cue: an exercise takes four beside its cue, as does the title of a cool-down,
and a line of a step two.
"""
PHASES = {
    StepPhase.BREATH: "Breathe",
    StepPhase.ACTIVATION: "Wake up",
    StepPhase.PATTERN_PREP: "Rehearse",
    StepPhase.RAMP: "Ramp up",
    StepPhase.STRETCH: "Stretch",
    StepPhase.STRENGTHEN: "Strengthen",
    StepPhase.FUNCTIONAL: "Move",
    StepPhase.UNWIND: "Unwind",
}
"""What a phase is called on a card."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a warm-up or cool-down."""

    name: str
    seconds: int
    text: str


@dataclass(frozen=True, slots=True)
class PhaseView:
    """Steps of one phase."""

    title: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An exercise of a card. `rest` of a pair stands at its second exercise, after the round."""

    mark: str
    name: str
    sets: int
    reps: str
    per_side: bool
    rir: int | None
    rest: str
    rest_note: str
    tempo: str
    cue: str
    note: str
    substitute: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Exercises done together: one is straight sets, two are a pair."""

    rows: tuple[Row, ...]

    @property
    def paired(self) -> bool:
        """Whether they are done in turns."""
        return len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class Card:
    """One training day."""

    anchor: str
    day: str
    date: date | None
    title: str
    intensity: str
    week: str
    session: Session
    warmup: tuple[PhaseView, ...]
    groups: tuple[GroupView, ...]
    cooldown: tuple[PhaseView, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def sets(self) -> int:
        """Sets of the day."""
        return sum(row.sets for row in self.rows)

    @property
    def most_sets(self) -> int:
        """Sets of the exercise that has most of them."""
        return max((row.sets for row in self.rows), default=0)

    @property
    def size(self) -> str:
        """How small its letters must be to print it on one page: nothing, "dense" or "packed"."""
        letters = PAIR_CUE_LETTERS if "mark" in self.columns else CUE_LETTERS
        told = (len(row.cue) + len(row.note) + len(row.substitute) for row in self.rows)
        phases = (*self.warmup, *self.cooldown)
        steps = (len(step.name + step.text) for phase in phases for step in phase.steps)
        lines = sum(4 - -length // letters for length in told) + 4 * bool(self.cooldown)
        lines += sum(2 + length // STEP_LETTERS for length in steps)
        return next((size for size, room in reversed(ROOM.items()) if lines > room), "")

    @property
    def columns(self) -> frozenset[str]:
        """Columns that hold anything: mark, rir, tempo."""
        held = {
            "mark": any(row.mark for row in self.rows),
            "rir": any(row.rir is not None for row in self.rows),
            "tempo": any(row.tempo for row in self.rows),
        }
        return frozenset(name for name, there in held.items() if there)


def cards_of(week: PlanWeek, several: bool, catalog: Catalog) -> tuple[Card, ...]:
    """The cards of a week; `several` says that the plan has more weeks than this."""
    return tuple(
        _card(session, number, week, several, catalog)
        for number, session in enumerate(week.sessions, 1)
    )


def week_words(week: PlanWeek) -> str:
    """`Week A`, `Week 3B, volume`."""
    return f"Week {week.label}" + (f", {week.wave}" if week.wave else "")


def _card(session: Session, number: int, week: PlanWeek, several: bool, catalog: Catalog) -> Card:
    return Card(
        anchor=f"session-{week.label.lower()}-{number}",
        day=DAY_NAMES[session.day],
        date=None if week.starts is None else _date(session.day, week.starts),
        title=session.title,
        intensity="" if session.intensity is None else str(session.intensity),
        week=week_words(week) if several else "",
        session=session,
        warmup=tuple(_phases(session.warmup, catalog)),
        groups=tuple(_groups(session.blocks, catalog)),
        cooldown=tuple(_phases(session.cooldown, catalog)),
    )


def _date(day: Weekday, starts: date) -> date:
    return starts + timedelta(days=(list(Weekday).index(day) - starts.weekday()) % 7)


def _phases(steps: tuple[Step, ...] | None, catalog: Catalog) -> Iterator[PhaseView]:
    found: dict[StepPhase, list[StepView]] = {}
    for step in steps or ():
        view = StepView(exercise_name(step.exercise, catalog), step.seconds, step.text)
        found.setdefault(step.phase, []).append(view)
    for phase, views in found.items():
        yield PhaseView(PHASES[phase], tuple(views))


def _groups(blocks: tuple[Block, ...], catalog: Catalog) -> Iterator[GroupView]:
    for letter, block in lettered(blocks):
        yield GroupView(
            tuple(
                _row(item, number, letter, block, catalog)
                for number, item in enumerate(block.items, 1)
            )
        )


def _row(item: Item, number: int, letter: str, block: Block, catalog: Catalog) -> Row:
    exercise = catalog.by_id.get(item.exercise)
    rest, rest_note = clock(rest_seconds(block, item)), "per round" if letter else ""
    if number < len(block.items):
        rest, rest_note = "", f"then {letter}{number + 1}"
    return Row(
        mark=f"{letter}{number}" if letter else "",
        name=exercise_name(item.exercise, catalog),
        sets=item.sets,
        reps=item.reps.removesuffix(PER_SIDE),
        per_side=item.reps.endswith(PER_SIDE),
        rir=item.rir,
        rest=rest,
        rest_note=rest_note,
        tempo=item.tempo or "",
        cue="" if exercise is None else exercise.cue,
        note=capitalised(item.note or ""),
        substitute="" if item.substitute is None else exercise_name(item.substitute, catalog),
    )
