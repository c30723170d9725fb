"""One reading of the weeks of a plan, which texts, pages and exports all stand on.

Exercises have their names, pairs their marks, sessions their dates; what is written where is up to each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, repeat
from string import ascii_uppercase

from optimizer.domain.block import TrainingBlock
from optimizer.domain.exercise import Exercise
from optimizer.domain.program import AuditRow, Block, Item, Program, Session, Step, StepPhase, Week
from optimizer.domain.week import Weekday, WeekName
from optimizer.kinds.pairs import CHANGEOVER_SECONDS
from optimizer.problem.catalog import Catalog
from optimizer.show.names import exercise_name

PER_SIDE = " per side"


@dataclass(frozen=True, slots=True)
class Part:
    """A step of a warm-up or cool-down with the name of its exercise; of a ramp, the lift it leads to."""

    name: str
    step: Step


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise of a session with its prescription.

    The members of a pair have marks, A1 and A2; `then` is the mark of the other one where that follows.
    `rest_seconds` are from a set to the next one of the group: a pair rests after its second exercise,
    for as long as the one that needs more. `known` is None for what left the catalog.
    """

    item: Item
    name: str
    known: Exercise | None
    mark: str
    then: str
    rest_seconds: int
    substitute: str

    @property
    def exercise(self) -> Exercise:
        """The exercise; only for plans whose exercises are all known."""
        assert self.known is not None
        return self.known

    @property
    def dose(self) -> str:
        """Sets and repetitions: `3 x 8-12`."""
        return f"{self.item.sets} x {self.item.reps}" if self.item.reps else f"{self.item.sets}"

    @property
    def reps(self) -> str:
        """The repetitions, of one side where the work is one-sided."""
        return self.item.reps.removesuffix(PER_SIDE)

    @property
    def per_side(self) -> bool:
        """Whether the repetitions are those of one side."""
        return self.item.reps.endswith(PER_SIDE)


@dataclass(frozen=True, slots=True)
class Training:
    """One session, with a date where the plan has dates.

    A group of one task is straight sets, one of two a pair. `anchor` is unique in the plan.
    """

    session: Session
    anchor: str
    date: date | None
    warmup: tuple[Part, ...]
    groups: tuple[tuple[Task, ...], ...]
    cooldown: tuple[Part, ...]

    @property
    def day(self) -> Weekday:
        """The day of the week."""
        return self.session.day

    @property
    def name(self) -> str:
        """The title, with how heavy the session is."""
        heavy = self.session.intensity
        return self.session.title + ("" if heavy is None else f" ({heavy})")

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all groups, in order."""
        return tuple(task for group in self.groups for task in group)

    @property
    def pairs(self) -> int:
        """How many groups are pairs."""
        return sum(len(group) > 1 for group in self.groups)

    @property
    def sets(self) -> int:
        """All sets."""
        return sum(task.item.sets for task in self.tasks)

    @property
    def minutes(self) -> int:
        """Whole minutes that it takes, rounded up."""
        return -(-self.session.seconds // 60)


@dataclass(frozen=True, slots=True)
class TrainingWeek:
    """One week to train. `label` is unique in the plan: "A" in a program, "3" or "3B" in a block.

    `starts` is its first day, from which its seven days are counted; `wave` and `rir` say how hard the
    week of a block is.
    """

    label: str
    letter: WeekName
    sessions: tuple[Training, ...]
    audit: tuple[AuditRow, ...] = ()
    starts: date | None = None
    number: int = 0
    wave: str = ""
    rir: str = ""
    notes: tuple[str, ...] = ()

    @property
    def effort(self) -> str:
        """How hard a week of a block is: `volume, 2-3 RIR`."""
        return f"{self.wave}, {self.rir} RIR" if self.wave else ""

    @property
    def title(self) -> str:
        """`Week 3B`, with how hard it is where that is known."""
        return f"Week {self.label}" + (f" ({self.effort})" if self.effort else "")

    @property
    def ends(self) -> date | None:
        """Its last day."""
        return None if self.starts is None else self.starts + timedelta(days=6)

    @property
    def sets(self) -> int:
        """All sets of the week."""
        return sum(training.sets for training in self.sessions)

    @property
    def seconds(self) -> int:
        """All seconds of the week."""
        return sum(training.session.seconds for training in self.sessions)


def plan_weeks(plan: Program | TrainingBlock, catalog: Catalog) -> tuple[TrainingWeek, ...]:
    """All weeks of a plan, with their dates where it has dates."""
    if isinstance(plan, Program):
        return solved_weeks(plan.weeks, catalog, plan.audit)
    several = len({week.week for week in plan.weeks}) > 1
    found = []
    for week in plan.weeks:
        label = f"{week.number}{week.week if several else ''}"
        sessions = tuple(_trainings(week.sessions, label, catalog, week.starts))
        found.append(
            TrainingWeek(
                label, week.week, sessions, week.audit, week.starts, week.number, str(week.wave),
                week.rir, week.notes,
            )
        )  # fmt: skip
    return tuple(found)


def solved_weeks(
    weeks: Iterable[Week], catalog: Catalog, audit: tuple[AuditRow, ...] = ()
) -> tuple[TrainingWeek, ...]:
    """Weeks as solved, without dates."""
    return tuple(
        TrainingWeek(
            week.week, week.week, tuple(_trainings(week.sessions, week.week, catalog)),
            tuple(row for row in audit if row.week == week.week),
        )
        for week in weeks
    )  # fmt: skip


def date_of(day: Weekday, starts: date) -> date:
    """The date of a weekday among the seven days from `starts` on."""
    return starts + timedelta(days=(list(Weekday).index(day) - starts.weekday()) % 7)


def pair_letters() -> Iterator[str]:
    """A letter for every pair; past Z all are Z."""
    return chain(ascii_uppercase, repeat("Z"))


def by_phase(parts: Iterable[Part]) -> dict[StepPhase, list[Part]]:
    """The steps of each phase, in order."""
    phases: dict[StepPhase, list[Part]] = {}
    for part in parts:
        phases.setdefault(part.step.phase, []).append(part)
    return phases


def _trainings(
    sessions: tuple[Session, ...], label: str, catalog: Catalog, starts: date | None = None
) -> Iterator[Training]:
    """The sessions of a week, Monday first."""
    days = list(Weekday)
    ordered = sorted(sessions, key=lambda session: days.index(session.day))
    for number, session in enumerate(ordered, 1):
        yield Training(
            session=session,
            anchor=f"session-{label.lower()}-{number}",
            date=None if starts is None else date_of(session.day, starts),
            warmup=tuple(_parts(session.warmup, catalog)),
            groups=tuple(_groups(session.blocks, catalog)),
            cooldown=tuple(_parts(session.cooldown, catalog)),
        )


def _parts(steps: tuple[Step, ...] | None, catalog: Catalog) -> Iterator[Part]:
    return (Part(exercise_name(step.exercise, catalog), step) for step in steps or ())


def _groups(blocks: Iterable[Block], catalog: Catalog) -> Iterator[tuple[Task, ...]]:
    letters = pair_letters()
    for block in blocks:
        if len(block.items) == 1:
            yield (_task(block.items[0], catalog, block.items[0].rest_seconds),)
            continue
        letter = next(letters)
        rest = max(item.rest_seconds for item in block.items)
        first, second = block.items
        yield (
            _task(first, catalog, CHANGEOVER_SECONDS, f"{letter}1", f"{letter}2"),
            _task(second, catalog, rest, f"{letter}2"),
        )


def _task(item: Item, catalog: Catalog, rest: int, mark: str = "", then: str = "") -> Task:
    replaced = "" if item.substitute is None else exercise_name(item.substitute, catalog)
    known = catalog.by_id.get(item.exercise)
    return Task(item, exercise_name(item.exercise, catalog), known, mark, then, rest, replaced)
