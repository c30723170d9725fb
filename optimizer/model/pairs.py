"""Pairs: which exercises are done in turns, and the seconds that saves.

Exercises that pair alike form a class: the same kinds on both sides, the same exclusions, rests, sets
and slots. A flow says how many pairs of two classes have `n` rounds each; it is bounded by the
sessions with `n` sets that both classes have. On a day that is exact, because within a class it does
not matter who is paired; on weekly totals it leaves out only that the two must meet on one day.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import and_

from optimizer.domain.exercise import Exercise
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday
from optimizer.kinds.exercise_limits import SetLimits, limits_of
from optimizer.kinds.pairs import PairsRule, pairing, saved_seconds
from optimizer.model.places import days_with, places_of
from optimizer.model.plan import Place, Plan
from optimizer.model.rows import Linear, total
from optimizer.model.themes import themes_of


@dataclass(frozen=True, slots=True)
class _Traits:
    """What makes exercises pair alike: by kind of pair, by exclusion and by slot whether they are meant."""

    firsts: tuple[bool, ...]
    seconds: tuple[bool, ...]
    alone: tuple[bool, ...]
    slots: tuple[bool, ...]
    rest_seconds: int
    limits: SetLimits
    home: frozenset[str] | None

    def before(self, other: "_Traits") -> int | None:
        """The kind of pair that lets these be followed by others, as `PairsRule.pairs` tells it."""
        if any(map(and_, self.alone, other.alone)):
            return None
        return next(
            (k for k, both in enumerate(map(and_, self.firsts, other.seconds)) if both), None
        )

    def asked_before(self, other: "_Traits") -> bool:
        """Whether a framework's slots ask for such a pair in this order."""
        return any(map(and_, self.slots[::2], other.slots[1::2]))


@dataclass(frozen=True, slots=True)
class Flow:
    """How many pairs of a first and a second class have so many rounds."""

    first: int
    second: int
    rounds: int
    antagonists: bool
    count: Linear


class Pairs:
    """The pair flows of a plan: in the week, and on each day where the plan has days."""

    def __init__(self, plan: Plan, rule: PairsRule) -> None:
        self._plan = plan
        self._rule = rule
        self._limits = limits_of(plan.exercises, plan.rules, len(plan.days))
        self._turns = _turns(plan)
        classes = self._classes()
        self.classes = list(classes.values())
        self._traits = list(classes)
        self._routes = list(self._routes_between())
        self._by_place = {place: self._flows(place) for place in places_of(plan)}
        if rule.slots_only:
            self._asked_for_only()

    def flows(self, place: Place) -> list[Flow]:
        """The flows of the week or of a place in it."""
        if place is None and None not in self._by_place:
            return [flow for flows in self._by_place.values() for flow in flows]
        return self._by_place[place]

    def saved(self, place: Place = None) -> Linear:
        """Seconds saved in the week or in a place of it."""
        return total(f.rounds * self._worth(f.first, f.second) * f.count for f in self.flows(place))

    def between(self, first: Selector, second: Selector, place: Place) -> Linear:
        """How many pairs of such exercises there are; the selectors must be those of slots."""
        return total(
            f.count
            for f in self.flows(place)
            if first.matches(self.classes[f.first][0]) and second.matches(self.classes[f.second][0])
        )

    def formed(self, day: Weekday, values: list[int]) -> list[tuple[str, str]]:
        """Who is paired with whom on a day of a solution."""
        free: dict[tuple[int, int], list[str]] = {}
        for index, members in enumerate(self.classes):
            for exercise in members:
                sets = self._plan.amount(exercise, "sets", day).value(values)
                free.setdefault((index, sets), []).append(exercise.id)
        return [
            (free[flow.first, flow.rounds].pop(0), free[flow.second, flow.rounds].pop(0))
            for flow in self.flows(day)
            for _ in range(flow.count.value(values))
        ]

    def _classes(self) -> dict[_Traits, list[Exercise]]:
        plan, rule, themes = self._plan, self._rule, themes_of(self._plan)

        def picked(selectors: Iterable[Selector]) -> Callable[[str], tuple[bool, ...]]:
            sets = [frozenset(e.id for e in plan.catalog.picked(of)) for of in selectors]
            return lambda id_: tuple(id_ in ids for ids in sets)

        firsts = picked(kind.first for kind in rule.allowed)
        seconds = picked(kind.second for kind in rule.allowed)
        alone = picked(rule.at_most_one)
        slots = picked(slot for turn in self._turns for slot in turn)
        classes: dict[_Traits, list[Exercise]] = {}
        for exercise in plan.exercises:
            id_ = exercise.id
            traits = _Traits(
                firsts(id_), seconds(id_), alone(id_), slots(id_),
                exercise.rest_seconds[plan.scenario.goal],
                self._limits[id_],
                None if themes is None else themes.home(exercise),
            )  # fmt: skip
            if any(traits.firsts) or any(traits.seconds):
                classes.setdefault(traits, []).append(exercise)
        return classes

    def _worth(self, first: int, second: int) -> int:
        goal = self._plan.scenario.goal
        return saved_seconds(self.classes[first][0], self.classes[second][0], goal)

    def _routes_between(self) -> Iterator[tuple[int, int, bool, range]]:
        """Ordered classes that may be paired and save time; of two orders, the first."""
        for i, one in enumerate(self._traits):
            for j, other in enumerate(self._traits):
                if self._worth(i, j) <= 0 or (i == j and len(self.classes[i]) < 2):
                    continue
                kind = one.before(other)
                if kind is None or (
                    j < i and other.before(one) is not None and not one.asked_before(other)
                ):
                    continue
                levels = _common(one.limits, other.limits)
                if levels:
                    yield i, j, self._rule.allowed[kind].antagonists, levels

    def _flows(self, place: Place) -> list[Flow]:
        """Flows between all routes, bounded by the sessions that a class has with so many sets."""
        plan, flows = self._plan, []
        days = 1 if isinstance(place, Weekday) else 7
        used: dict[int, dict[int, list[Linear]]] = {}
        for i, j, antagonists, levels in self._routes:
            for rounds in levels:
                most = min(len(self.classes[i]), len(self.classes[j])) * days
                where = "" if place is None else f",{place}"
                count = plan.variable(f"pairs[{i},{j},{rounds}{where}]", 0, most)
                flows.append(Flow(i, j, rounds, antagonists, count))
                for side in (i, j):
                    used.setdefault(side, {}).setdefault(rounds, []).append(count)
        for index, by_rounds in used.items():
            there = self._sessions(index, place)
            for rounds, counts in by_rounds.items():
                plan.rows.add(total(counts) <= there[rounds])
        return flows

    def _sessions(self, index: int, place: Place) -> dict[int, Linear]:
        """A class's sessions in a place by their sets; on a day it is known whose they are."""
        plan, members = self._plan, self.classes[index]
        on_a_day = isinstance(place, Weekday)
        groups = [[exercise] for exercise in members] if on_a_day else [members]
        found: dict[int, list[Linear]] = {}
        for group in groups:
            most = 1 if on_a_day else 7 * len(group)
            name = f"{group[0].id if on_a_day else index},{place or 'week'}"
            by_sets = {
                n: plan.variable(f"sessions[{name}]={n}", 0, most)
                for n in _span(self._limits[members[0].id])
            }
            _split(plan, by_sets, group, place)
            for n, one in by_sets.items():
                found.setdefault(n, []).append(one)
        return {n: total(parts) for n, parts in found.items()}

    def _asked_for_only(self) -> None:
        """No pairs beyond those that the themes' slots ask for."""
        plan, themes = self._plan, themes_of(self._plan)
        assert themes is not None
        for place in self._by_place:
            slots = total(
                len(theme.turns) * days_with(plan, place, themes, theme)
                for theme in themes.framework.themes
            )
            plan.rows.add(total(flow.count for flow in self.flows(place)) <= slots)


def _turns(plan: Plan) -> list[tuple[Selector, Selector]]:
    themes = themes_of(plan)
    weeks = plan.scenario.weeks
    return [
        (first.picks(weeks, plan.week), second.picks(weeks, plan.week))
        for theme in (themes.framework.themes if themes is not None else ())
        for first, second in theme.turns
    ]


def _span(limits: SetLimits) -> range:
    return range(limits.min_sets, limits.max_sets + 1)


def _common(one: SetLimits, other: SetLimits) -> range:
    """The numbers of sets that both may have in a session."""
    return range(max(one.min_sets, other.min_sets), min(one.max_sets, other.max_sets) + 1)


def _split(plan: Plan, by_sets: dict[int, Linear], members: list[Exercise], place: Place) -> None:
    """Sessions by their sets: their number, and the sum of their sets, are the exercises'.

    Where limits are rows of their rules, a session may have other sets too, and is then not paired.
    """
    sessions = total(plan.amount(e, "sessions", place) for e in members)
    sets = total(plan.amount(e, "sets", place) for e in members)
    counted, summed = total(by_sets.values()), total(n * v for n, v in by_sets.items())
    if not plan.limits_as_rows:
        plan.rows.add(counted == sessions)
        plan.rows.add(summed == sets)
        return
    plan.rows.add(counted <= sessions)
    plan.rows.add(summed <= sets)
    if isinstance(place, Weekday):
        most = plan.rows.highest(sets)
        plan.rows.add(sets - summed + most * counted <= most)


def work_seconds(plan: Plan, place: Place = None) -> Linear:
    """Seconds of set-ups, work and rests in the week or a place of it, pairs counted as pairs."""
    seconds = plan.seconds(place)
    pairs = pairs_of(plan)
    return seconds if pairs is None else seconds - pairs.saved(place)


def pairs_of(plan: Plan) -> Pairs | None:
    """The plan's pair variables; None where pairs are not allowed."""
    return plan.part(_pairs)


def _pairs(plan: Plan) -> Pairs | None:
    rule = pairing(plan.rules, plan.scenario)
    if rule is None or (rule.slots_only and not _turns(plan)):
        return None
    return Pairs(plan, rule)
