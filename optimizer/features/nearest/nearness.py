"""Nearness: how far weeks are from the weeks they should stay close to, as rows (`domain.nearest`)."""

from collections import Counter
from dataclasses import dataclass, replace

from optimizer.domain.exercise import Exercise
from optimizer.domain.nearness import Distance
from optimizer.domain.placed import Placed
from optimizer.domain.week import Weekday
from optimizer.model.compile import Model
from optimizer.model.pairs import Pairs, pairs_of
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, total
from optimizer.model.themes import themes_of
from optimizer.search.placing import fixed_to, names_in, placed
from optimizer.search.steps import Steps

MOST_SETS = 2000
"""More sets than a week has."""
PAIRING = 0.15
"""Deterministic time to find the pairs."""
EXERCISE = 10_000
"""What a changed exercise costs in changed sets; no two programs differ by so many."""


@dataclass(frozen=True, slots=True)
class Distances:
    """Distances from reference weeks as expressions; exact with days, else lower bounds."""

    exercises: Linear
    sets: Linear

    @property
    def both(self) -> Linear:
        """Both in one number that orders weeks as their distances do."""
        return EXERCISE * self.exercises + self.sets

    @property
    def terms(self) -> list[ObjectiveTerm]:
        """The objective of a nearest week."""
        return [ObjectiveTerm("distance", -1, self.both)]

    def of(self, values: list[int]) -> Distance:
        """The distance of a solution in which it was minimised."""
        return Distance(exercises=self.exercises.value(values), sets=self.sets.value(values))


def apart(weeks: tuple[Placed, ...], reference: tuple[Placed, ...]) -> Distance:
    """How far weeks are from the reference; where it was not minimised, expressions may say more."""
    exercises = sets = 0
    for week, old in zip(weeks, reference, strict=True):
        names, before = ({name for here in w.sets.values() for name in here} for w in (week, old))
        exercises += len(names ^ before)
        for day in {*week.sets, *old.sets}:
            change = Counter(week.sets.get(day, {}))
            change.subtract(old.sets.get(day, {}))
            stays = names & before
            sets += sum(abs(n) for name, n in change.items() if name in stays)
            sets += abs(sum(n for name, n in change.items() if name not in stays))
    return Distance(exercises=exercises, sets=sets)


def in_one(distance: Distance) -> int:
    """A distance in the one number of `Distances.both`."""
    return EXERCISE * distance.exercises + distance.sets


def least_distance(bound: int) -> Distance:
    """What a bound of the objective says: no week is nearer than this."""
    exercises, sets = divmod(max(0, -bound), EXERCISE)
    return Distance(exercises=exercises, sets=sets)


def distances(model: Model, reference: tuple[Placed, ...]) -> Distances:
    """Add the variables of both distances; they are as small as they can be only where minimised.

    With `before` the sets of the exercises of the week (`old`), `exercises = sum(1 - chosen[e], e old) +
    sum(chosen[e], e not old)`. Day by day, without days of the whole week, `sets = sum(|sets[e,d] -
    before[e,d] * chosen[e]|, e old) + |sum(sets[e,d], e not old) - sum(before[e,d] * (1 - chosen[e]))|`.
    """
    exercises: list[Linear] = []
    sets: list[Linear] = []
    for plan, week in zip(model.plans, reference, strict=True):
        old = {name for here in week.sets.values() for name in here}
        exercises.append(Linear(constant=len(old)))
        for exercise in plan.exercises:
            chosen = plan.amount(exercise, "exercises")
            exercises.append(-chosen if exercise.id in old else chosen)
        if not plan.with_days:
            before = Counter[str]()
            for here in week.sets.values():
                before.update(here)
            sets.append(_changed_sets(plan, dict(before), old, None))
            continue
        for day in plan.days:
            sets.append(_changed_sets(plan, week.sets.get(day, {}), old, day))
        lost = sum(sum(h.values()) for day, h in week.sets.items() if day not in plan.days)
        sets.append(Linear(constant=lost))
    return Distances(total(exercises), total(sets))


def _changed_sets(plan: Plan, before: dict[str, int], old: set[str], day: Weekday | None) -> Linear:
    """Sets of a day or of the week that exercises which stay gain or lose, and newcomers beyond theirs."""
    where = "" if day is None else f",{day}"
    changed, replaced = [], [Linear(constant=-sum(before.values()))]
    for exercise in plan.exercises:
        amount = plan.amount(exercise, "sets", day)
        if exercise.id not in old:
            replaced.append(amount)
            continue
        kept = before.get(exercise.id, 0) * plan.amount(exercise, "exercises")
        changed.append(_off(plan, f"off[{exercise.id}{where}]", amount - kept))
        replaced.append(kept)
    return total([*changed, _off(plan, f"replaced[{day or 'week'}]", total(replaced))])


def _off(plan: Plan, name: str, difference: Linear) -> Linear:
    """`|difference|`, as a variable from above."""
    off = plan.variable(name, 0, MOST_SETS)
    plan.rows.add(off >= difference)
    plan.rows.add(off >= -difference)
    return off


def hold_themes(model: Model, reference: tuple[Placed, ...]) -> None:
    """Rows that give every day the theme that it had."""
    for plan, week in zip(model.plans, reference, strict=True):
        themes = themes_of(plan)
        for theme in themes.framework.themes if themes is not None else ():
            for day in plan.days:
                if themes is not None and week.themes.get(day) == theme.id:
                    plan.rows.add(themes.on(day, theme) == 1, "nearness", f"theme {day}")


def unchanged(
    model: Model, totals: Model, values: list[int], reference: tuple[Placed, ...]
) -> dict[int, int]:
    """What to fix so that exercises whose weekly sets stay the same stay on their days."""
    fixed: dict[int, int] = {}
    for plan, known, week in zip(model.plans, totals.plans, reference, strict=True):
        for exercise in plan.exercises:
            before = {day: here.get(exercise.id, 0) for day, here in week.sets.items()}
            after = known.amount(exercise, "sets").value(values)
            if after and after == sum(before.get(day, 0) for day in plan.days):
                for day in plan.days:
                    fixed |= plan.fixing(exercise, day, before.get(day, 0))
    return fixed


def with_pairs_kept(
    weeks: tuple[Placed, ...], reference: tuple[Placed, ...], steps: Steps
) -> tuple[Placed, ...]:
    """The same sets on the same days, with the pairs of before as far as they can be."""
    model = steps.compile(steps.among(names_in(weeks)), with_days=True, with_objective=False)
    hold_themes(model, weeks)
    for plan, week in zip(model.plans, reference, strict=True):
        _add_kept_pairs(plan, week)
    if not model.rows.terms:
        return weeks
    found = steps.run(model, steps.limits(PAIRING), fixed=fixed_to(model, weeks))
    if found.values is None:
        return weeks
    return tuple(
        replace(new, pairs=_paired_as_before(placed(plan, found.values), week, plan))
        for new, plan, week in zip(weeks, model.plans, reference, strict=True)
    )


def _add_kept_pairs(plan: Plan, week: Placed) -> None:
    """The objective of pairs: as many of those before as can be, and few others."""
    pairs = pairs_of(plan)
    if pairs is None:
        return
    for day in plan.days:
        flows = pairs.flows(day)
        before = Counter(_kinds(week.pairs.get(day, []), week.sets.get(day, {}), pairs))
        for flow in flows:
            kind = (flow.first, flow.second, flow.rounds)
            kept = plan.variable(f"kept[{day},{kind}]", 0, before[kind])
            plan.rows.add(flow.count >= kept)
            worth = 2 * kept - flow.count
            plan.rows.terms.append(ObjectiveTerm("pairs", 1, worth))


def _kinds(
    formed: list[tuple[str, str]], sets: dict[str, int], pairs: Pairs
) -> list[tuple[int, int, int]]:
    """The classes and rounds of pairs, of those whose exercises are known."""
    of = {e.id: index for index, members in enumerate(pairs.classes) for e in members}
    return [(of[a], of[b], sets[a]) for a, b in formed if a in of and b in of]


def _paired_as_before(
    new: Placed, week: Placed, plan: Plan
) -> dict[Weekday, list[tuple[str, str]]]:
    """Partners changed among exercises that pair alike, so that pairs of before are formed again."""
    pairs = pairs_of(plan)
    if pairs is None:
        return new.pairs
    return {
        day: _partners(formed, new.sets[day], week.pairs.get(day, []), pairs)
        for day, formed in new.pairs.items()
    }


def _partners(
    formed: list[tuple[str, str]],
    sets: dict[str, int],
    before: list[tuple[str, str]],
    pairs: Pairs,
) -> list[tuple[str, str]]:
    kinds = Counter(_kinds(formed, sets, pairs))
    again = []
    for first, second in before:
        if first in sets and second in sets and sets[first] == sets[second]:
            (kind,) = _kinds([(first, second)], sets, pairs) or [(-1, -1, 0)]
            if kinds[kind]:
                kinds[kind] -= 1
                again.append((first, second))
    free = [name for name in sets if all(name not in pair for pair in again)]
    for (a, b, rounds), count in kinds.items():
        for _ in range(count):
            one = _taken(pairs.classes[a], rounds, sets, free)
            again.append((one, _taken(pairs.classes[b], rounds, sets, free)))
    return again


def _taken(members: list[Exercise], rounds: int, sets: dict[str, int], free: list[str]) -> str:
    """The first exercise of a class with so many sets that is in no pair yet."""
    name = next(e.id for e in members if e.id in free and sets[e.id] == rounds)
    free.remove(name)
    return name
