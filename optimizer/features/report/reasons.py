"""Why each exercise is in the plan: where it stands, what it feeds, and what breaks without it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.domain.program import Item
from optimizer.features.report.proof import allowed_text, value_text
from optimizer.features.report.subject import Subject
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import obstacles
from optimizer.show.names import exercise_name, rule_name
from optimizer.verifier.needs import Need, needs

PRIME_MOVER = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A day that holds the exercise, with its sets there."""

    day: str
    sets: int


@dataclass(frozen=True, slots=True)
class NeedView:
    """A rule that breaks without the exercise: its value with it and without it."""

    name: str
    week: str
    before: str
    after: str
    allowed: str
    why: str


@dataclass(frozen=True, slots=True)
class Kin:
    """An easier or harder exercise; `obstacle` says why this client does not get it."""

    name: str
    obstacle: str


@dataclass(frozen=True, slots=True)
class Reason:
    """An exercise of the plan."""

    name: str
    places: tuple[Place, ...]
    prime: tuple[str, ...]
    helps: tuple[str, ...]
    needs: tuple[NeedView, ...]
    substitutes: tuple[tuple[str, str], ...]
    easier: tuple[Kin, ...]
    harder: tuple[Kin, ...]

    @property
    def sets(self) -> int:
        """All its sets."""
        return sum(place.sets for place in self.places)


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """Every exercise in order of appearance. `searched` says that substitutes were looked for."""

    reasons: tuple[Reason, ...]
    searched: bool

    @property
    def free(self) -> int:
        """How many exercises no rule needs."""
        return sum(not reason.needs for reason in self.reasons)


def reasons_view(subject: Subject) -> ReasonsView:
    """Say of every exercise of the base weeks why it is there."""
    places: defaultdict[str, list[tuple[str, Item]]] = defaultdict(list)
    for week in subject.base:
        for session in week.sessions:
            day = session.day.capitalize() + (f" {week.week}" if subject.rotates else "")
            for item in session.items:
                places[item.exercise].append((day, item))
    problem = subject.problem
    found = needs(subject.base, problem.scenario, problem.rules, subject.catalog)
    names = {rule.id: rule_name(rule, subject.catalog) for rule in problem.rules}
    whys = {rule.id: rule.why for rule in problem.rules}

    def told(need: Need) -> NeedView:
        return NeedView(
            name=names.get(need.rule, need.rule),
            week=need.week if subject.rotates else "",
            before=value_text(need.before),
            after=value_text(need.after),
            allowed=allowed_text(need.after),
            why=whys.get(need.rule, ""),
        )

    reasons = tuple(
        _reason(id_, held, tuple(map(told, found.get(id_, ()))), subject)
        for id_, held in places.items()
    )
    searched = any(item.substitute for held in places.values() for _, item in held)
    return ReasonsView(reasons, searched)


def _reason(
    id_: str, held: list[tuple[str, Item]], needed: tuple[NeedView, ...], subject: Subject
) -> Reason:
    catalog = subject.catalog
    exercise = catalog.by_id.get(id_)
    return Reason(
        name=exercise_name(id_, catalog),
        places=tuple(Place(day, item.sets) for day, item in held),
        prime=tuple(_fed(exercise, True, catalog)),
        helps=tuple(_fed(exercise, False, catalog)),
        needs=needed,
        substitutes=tuple(
            (day, exercise_name(item.substitute, catalog)) for day, item in held if item.substitute
        ),
        easier=() if exercise is None else tuple(_kin(exercise.easier, subject)),
        harder=() if exercise is None else tuple(_kin(exercise.harder, subject)),
    )


def _fed(exercise: Exercise | None, prime: bool, catalog: Catalog) -> Iterator[str]:
    """Names of the muscles that a set counts for, whole as prime movers, else by half."""
    if exercise is None:
        return
    for muscle in catalog.muscles:
        half_sets = catalog.half_sets(exercise, muscle.id)
        if half_sets and (half_sets == PRIME_MOVER) is prime:
            yield muscle.name.lower()


def _kin(ids: tuple[str, ...], subject: Subject) -> Iterator[Kin]:
    problem, catalog = subject.problem, subject.catalog
    for id_ in ids:
        exercise = catalog.by_id.get(id_)
        if exercise is not None:
            against = obstacles(exercise, problem.rules, problem.scenario, catalog)
            reason = against[0][0].lacking(exercise, catalog) or against[0][1] if against else ""
            yield Kin(exercise.name, reason)
