"""Why each exercise is in the plan: where it stands, what it feeds, and what breaks without it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.features.report.subject import Subject
from optimizer.problem.effective import obstacles
from optimizer.show.week import Task, solved_weeks
from optimizer.verifier.needs import Need, needs

PRIME_MOVER = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """An exercise of the plan: its tasks by day, and the rules that break without it."""

    places: tuple[tuple[str, Task], ...]
    needs: tuple[Need, ...]
    subject: Subject

    @property
    def task(self) -> Task:
        """The first of its tasks."""
        return self.places[0][1]

    @property
    def sets(self) -> int:
        """All its sets."""
        return sum(task.item.sets for _, task in self.places)

    def fed(self, prime: bool) -> list[str]:
        """Names of the muscles that a set counts for, whole as prime movers, else by half."""
        exercise, catalog = self.task.known, self.subject.catalog
        if exercise is None:
            return []
        half_sets = {m.name.lower(): catalog.half_sets(exercise, m.id) for m in catalog.muscles}
        return [name for name, n in half_sets.items() if n and (n == PRIME_MOVER) is prime]

    def kin(self, harder: bool) -> Iterator[tuple[str, str]]:
        """Names of easier or harder exercises, each with why this client does not get it."""
        exercise, catalog = self.task.known, self.subject.catalog
        ids = () if exercise is None else exercise.harder if harder else exercise.easier
        for other in map(catalog.by_id.get, ids):
            if other is not None:
                yield other.name, _obstacle(other, self.subject)


def reasons_of(subject: Subject) -> tuple[Reason, ...]:
    """Every exercise of the base weeks in the order of its first appearance."""
    places: defaultdict[str, list[tuple[str, Task]]] = defaultdict(list)
    for week in solved_weeks(subject.base, subject.catalog):
        for training in week.sessions:
            day = training.day.capitalize() + (f" {week.label}" if subject.rotates else "")
            for task in training.tasks:
                places[task.item.exercise].append((day, task))
    problem = subject.problem
    found = needs(subject.base, problem.scenario, problem.rules, subject.catalog)
    return tuple(
        Reason(tuple(held), tuple(found.get(id_, ())), subject) for id_, held in places.items()
    )


def _obstacle(exercise: Exercise, subject: Subject) -> str:
    """Why this client does not get an exercise; empty if nothing is in the way."""
    problem, catalog = subject.problem, subject.catalog
    against = obstacles(exercise, problem.rules, problem.scenario, catalog)
    return against[0][0].lacking(exercise, catalog) or against[0][1] if against else ""
