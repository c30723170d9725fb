"""Substitutes: for every exercise of a program another one, for the day its machine is taken.

A substitute takes the place of one exercise on one day, with as many sets and in the same pair, and
the program still keeps every rule: each is verified, alone. Among those the most alike is told, and first
those that need none of the equipment that is taken.
"""

from dataclasses import replace

from optimizer.answer.week import written_week
from optimizer.domain.exercise import Exercise
from optimizer.domain.placed import Placed
from optimizer.domain.program import Item, Program, Session, Week
from optimizer.domain.week import Weekday
from optimizer.features.nearest.reference import reference_of
from optimizer.model.compile import available
from optimizer.problem.problem import Problem
from optimizer.verifier.judge import judge
from optimizer.verifier.kinds import ACROSS_WEEKS, CHECKS
from optimizer.verifier.tally import Tally

TRIED = 15
"""Candidates that are verified for one exercise, the most alike first."""

PLENTIFUL = frozenset(
    {"dumbbell", "kettlebell", "mini_band", "long_band", "towel", "chair", "step", "space"}
)
"""Equipment that is never all taken: there are several of it, or it is everywhere."""


def with_substitutes(program: Program, problem: Problem) -> Program:
    """The program with a substitute for every exercise that has one."""
    if not program.weeks:
        return program
    search = _Substitutes(program, problem)
    weeks = tuple(
        week.model_copy(update={"sessions": tuple(search.session(n, s) for s in week.sessions)})
        for n, week in enumerate(program.weeks)
    )
    return program.model_copy(update={"weeks": weeks})


class _Substitutes:
    def __init__(self, program: Program, problem: Problem) -> None:
        self.problem = problem
        self.catalog = problem.catalog
        self.weeks = program.weeks
        self.placed = reference_of(program.weeks, problem.scenario.weeks, problem.source)
        self.offered = available(problem)
        several = len(program.weeks) > 1
        self._checked = [
            rule for rule in problem.rules if not (several and rule.kind in ACROSS_WEEKS)
        ]
        """Rules that a week is seen to break by itself, those that broke the last ones first."""

    def session(self, number: int, session: Session) -> Session:
        """The session of one of the weeks, its items with their substitutes."""
        blocks = tuple(
            block.model_copy(
                update={"items": tuple(self._item(number, session, item) for item in block.items)}
            )
            for block in session.blocks
        )
        return session.model_copy(update={"blocks": blocks})

    def _item(self, number: int, session: Session, item: Item) -> Item:
        exercise = self.catalog.by_id[item.exercise]
        tried = self._alike(exercise, session)[:TRIED]
        keeps = (other.id for other in tried if self._keeps(number, session.day, item, other))
        return item.model_copy(update={"substitute": next(keeps, None)})

    def _alike(self, exercise: Exercise, session: Session) -> list[Exercise]:
        """Exercises of the same family or prime mover that the day offers, the most alike first."""
        owned = self.catalog.owned(self.problem.scenario.equipment_on(session.day))
        taken = _taken(exercise, owned)
        here = {item.exercise for item in session.items}
        candidates = [
            other
            for other in self.offered
            if other.id not in here
            and other.kind is exercise.kind
            and not other.needs(owned)
            and (other.family == exercise.family or _movers(other) & _movers(exercise))
        ]
        return sorted(candidates, key=lambda other: _unlike(other, exercise, owned - taken))

    def _keeps(self, number: int, day: Weekday, item: Item, other: Exercise) -> bool:
        """Whether the program keeps every rule with the other exercise on that day."""
        if self._breaks(_in_place(self.weeks[number], day, item.exercise, other.id)):
            return False
        changed = _with(self.placed[number], day, item.exercise, other.id)
        week = written_week(self.weeks[number].week, changed, self.problem)
        weeks = (*self.weeks[:number], week, *self.weeks[number + 1 :])
        return judge(weeks, self.problem.asked, self.problem.constraint_set, self.catalog).ok

    def _breaks(self, week: Week) -> bool:
        """Whether a week breaks a rule, known by the first that it breaks; the verdict is for the rest."""
        tally = Tally(week, self.problem.scenario, self.catalog, self.problem.rules)
        for index, rule in enumerate(self._checked):
            if not all(finding.ok for finding in CHECKS[rule.kind](rule, tally)):
                self._checked.insert(0, self._checked.pop(index))
                return True
        return False


def _taken(exercise: Exercise, owned: frozenset[str]) -> frozenset[str]:
    """The equipment that the exercise is done with, as far as there is one of it."""
    used = next((items for items in exercise.equipment if owned.issuperset(items)), ())
    return frozenset(used) - PLENTIFUL


def _movers(exercise: Exercise) -> set[str]:
    return {muscle for muscle, half_sets in exercise.contributions.items() if half_sets == 2}


def _unlike(other: Exercise, exercise: Exercise, left: frozenset[str]) -> tuple[object, ...]:
    """What sorts candidates: the same free movement first, as heavy, as similar; then staples."""
    return (
        other.needs(left),
        other.pattern != exercise.pattern,
        exercise.loadable and not other.loadable,
        other.family != exercise.family,
        len(_movers(other) ^ _movers(exercise)),
        other.dose != exercise.dose,
        other.plane != exercise.plane,
        other.laterality != exercise.laterality,
        abs(other.level - exercise.level),
        -other.standing,
        other.id,
    )


def _in_place(week: Week, day: Weekday, old: str, new: str) -> Week:
    """The week as it is written with one exercise under another name, which is all that counts."""
    sessions = []
    for session in week.sessions:
        blocks = tuple(
            block.model_copy(
                update={
                    "items": tuple(
                        item.model_copy(update={"exercise": new}) if item.exercise == old else item
                        for item in block.items
                    )
                }
            )
            for block in session.blocks
        )
        sessions.append(
            session.model_copy(update={"blocks": blocks}) if session.day == day else session
        )
    return week.model_copy(update={"sessions": tuple(sessions)})


def _with(week: Placed, day: Weekday, old: str, new: str) -> Placed:
    """The week with another exercise in the place of one, in its pair too."""

    def named(name: str) -> str:
        return new if name == old else name

    sets = {named(name): many for name, many in week.sets[day].items()}
    pairs = [(named(first), named(second)) for first, second in week.pairs[day]]
    return replace(week, sets=week.sets | {day: sets}, pairs=week.pairs | {day: pairs})
