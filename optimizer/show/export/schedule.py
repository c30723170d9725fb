"""What every exporter gets: a plan with its weeks, on the calendar or not."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import Program
from optimizer.domain.scenario import Scenario
from optimizer.problem.catalog import Catalog
from optimizer.show.week import TrainingWeek, date_of, plan_weeks


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan for export: its weeks, who it is for, and what equipment they own."""

    plan: Program | TrainingBlock
    scenario: Scenario
    weeks: tuple[TrainingWeek, ...]
    owned: frozenset[str]

    @property
    def start(self) -> date | None:
        """The first day, where the plan has dates."""
        return self.weeks[0].starts

    @property
    def rescreen(self) -> date | None:
        """When to screen again, where the plan says so."""
        return self.plan.rescreen if isinstance(self.plan, TrainingBlock) else None

    @property
    def title(self) -> str:
        """What a calendar or an app calls the plan."""
        return f"{self.plan.client}: {self.scenario.goal}"


def schedule_of(plan: Program | TrainingBlock, scenario: Scenario, catalog: Catalog) -> Schedule:
    """The schedule of a plan whose exercises are all known."""
    return Schedule(plan, scenario, plan_weeks(plan, catalog), catalog.owned(scenario.equipment))


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
            label = f"{number + 1}{week.letter if several else ''}"
        found.append(replace(week, label=label, starts=starts, sessions=tuple(ordered)))
    return replace(schedule, weeks=tuple(found))
