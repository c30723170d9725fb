"""The one shape that every exporter knows; a program and a dated block both become it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from optimizer.domain.block import BlockWeek, TrainingBlock
from optimizer.domain.exercise import Exercise
from optimizer.domain.program import (
    DISCLAIMER,
    AuditRow,
    ChangeRow,
    Item,
    Program,
    Session,
    Step,
    Week,
)
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.problem.catalog import Catalog

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Part:
    """A step of a warm-up or cool-down with its exercise; that of a ramp is the lift it leads to."""

    exercise: Exercise
    step: Step


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise of a session with its prescription; the members of a pair are marked A1 and A2."""

    exercise: Exercise
    item: Item
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks done together: one is straight sets, two are a superset."""

    tasks: tuple[Task, ...]

    @property
    def paired(self) -> bool:
        """Whether this is a superset."""
        return len(self.tasks) > 1


@dataclass(frozen=True, slots=True)
class Training:
    """One session; `date` is None as long as the plan has no dates."""

    day: Weekday
    date: date | None
    title: str
    budget_minutes: int
    seconds: int
    warmup_seconds: int
    cooldown_seconds: int
    warmup: tuple[Part, ...]
    cooldown: tuple[Part, ...]
    groups: tuple[Group, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all groups, in order."""
        return tuple(task for group in self.groups for task in group.tasks)

    @property
    def minutes(self) -> int:
        """Whole minutes that it takes, rounded up."""
        return -(-self.seconds // 60)


@dataclass(frozen=True, slots=True)
class TrainingWeek:
    """One week. `label` is unique in the schedule: "A" in a program, "3" or "3B" in a block.

    `starts` is its first day, from which its seven days are counted; `note` says how hard it is.
    """

    label: str
    rotation: Literal["A", "B"]
    starts: date | None
    note: str
    sessions: tuple[Training, ...]
    audit: tuple[AuditRow, ...]

    @property
    def title(self) -> str:
        """`Week 3B`, with its note where it has one."""
        return f"Week {self.label}" + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan for export: who it is for, its weeks, what it was held to, and what changed it."""

    client: str
    scenario: Scenario
    constraint_set: str
    status: str
    weeks: tuple[TrainingWeek, ...]
    changes: tuple[ChangeRow, ...]
    owned: frozenset[str]
    rescreen: date | None = None
    disclaimer: str = DISCLAIMER

    @property
    def start(self) -> date | None:
        """The first day, where the plan has dates."""
        return self.weeks[0].starts

    @property
    def title(self) -> str:
        """What a calendar or an app calls the plan."""
        return f"{self.client}: {self.scenario.goal}"


def schedule_of(plan: Program | TrainingBlock, scenario: Scenario, catalog: Catalog) -> Schedule:
    """The schedule of a plan whose exercises are all known."""
    if isinstance(plan, TrainingBlock):
        letters = {week.week for week in plan.weeks}
        weeks = tuple(_block_week(week, len(letters) > 1, catalog) for week in plan.weeks)
        status, rescreen = "", plan.rescreen
    else:
        weeks = tuple(_program_week(week, plan, catalog) for week in plan.weeks)
        status, rescreen = str(plan.status), None
    return Schedule(
        client=plan.client,
        scenario=scenario,
        constraint_set=plan.constraint_set,
        status=status,
        weeks=weeks,
        changes=plan.changes,
        owned=catalog.owned(scenario.equipment),
        rescreen=rescreen,
    )


def dated(schedule: Schedule, start: date, repeat: int = 1) -> Schedule:
    """An undated schedule laid on the calendar, its weeks in turn, `repeat` times over.

    The first week is the seven days from `start` on, so no session of it is lost if that is no
    Monday. Weeks are then labelled with their number.
    """
    found = []
    several = len(schedule.weeks) > 1
    for number in range(repeat * len(schedule.weeks)):
        week = schedule.weeks[number % len(schedule.weeks)]
        starts = start + timedelta(weeks=number)
        sessions = (replace(s, date=date_of(s.day, starts)) for s in week.sessions)
        ordered = sorted(sessions, key=lambda s: s.date or starts)
        label = week.label
        if repeat > 1:
            label = f"{number + 1}{week.rotation if several else ''}"
        found.append(replace(week, label=label, starts=starts, sessions=tuple(ordered)))
    return replace(schedule, weeks=tuple(found))


def date_of(day: Weekday, starts: date) -> date:
    """The date of a weekday among the seven days from `starts` on."""
    return starts + timedelta(days=(list(Weekday).index(day) - starts.weekday()) % 7)


def _program_week(week: Week, program: Program, catalog: Catalog) -> TrainingWeek:
    return TrainingWeek(
        label=week.week,
        rotation=week.week,
        starts=None,
        note="",
        sessions=_sessions(week.sessions, None, catalog),
        audit=tuple(row for row in program.audit if row.week == week.week),
    )


def _block_week(week: BlockWeek, several: bool, catalog: Catalog) -> TrainingWeek:
    return TrainingWeek(
        label=f"{week.number}{week.week if several else ''}",
        rotation=week.week,
        starts=week.starts,
        note=f"{week.wave}, {week.rir} RIR",
        sessions=_sessions(week.sessions, week.starts, catalog),
        audit=week.audit,
    )


def _sessions(
    sessions: tuple[Session, ...], starts: date | None, catalog: Catalog
) -> tuple[Training, ...]:
    days = list(Weekday)
    ordered = sorted(sessions, key=lambda session: days.index(session.day))
    return tuple(_training(session, starts, catalog) for session in ordered)


def _training(session: Session, starts: date | None, catalog: Catalog) -> Training:
    return Training(
        day=session.day,
        date=None if starts is None else date_of(session.day, starts),
        title=session.title,
        budget_minutes=session.budget_minutes,
        seconds=session.seconds,
        warmup_seconds=session.warmup_seconds,
        cooldown_seconds=session.cooldown_seconds,
        warmup=_parts(session.warmup, catalog),
        cooldown=_parts(session.cooldown, catalog),
        groups=_groups(session, catalog),
    )


def _parts(steps: tuple[Step, ...] | None, catalog: Catalog) -> tuple[Part, ...]:
    return tuple(Part(catalog.by_id[step.exercise], step) for step in steps or ())


def _groups(session: Session, catalog: Catalog) -> tuple[Group, ...]:
    letters = iter(LETTERS)
    groups = []
    for block in session.blocks:
        letter = next(letters, LETTERS[-1]) if len(block.items) > 1 else ""
        tasks = (
            Task(catalog.by_id[item.exercise], item, f"{letter}{number}" if letter else "")
            for number, item in enumerate(block.items, 1)
        )
        groups.append(Group(tuple(tasks)))
    return tuple(groups)
