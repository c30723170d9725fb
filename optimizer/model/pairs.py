"""Pairs: which exercises are done in turns, and the seconds that saves.

On days, a literal says that two exercises form a pair; both then have the same sets, and each stands in
at most one pair. On weekly totals, pairs are flows between classes of exercises that pair alike: a
class gives at most the sessions and sets that its exercises have. That is a relaxation of the days.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.domain.policy import pairing, saved_seconds
from optimizer.domain.rules import PairsRule
from optimizer.domain.week import Weekday
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, total


@dataclass(frozen=True, slots=True)
class DayPair:
    """Two exercises that may be paired on a day, the literal that says so, and their rounds."""

    first: Exercise
    second: Exercise
    antagonists: bool
    chosen: Linear
    rounds: Linear


class Pairs:
    """The pair variables of a plan: weekly flows, and literals on days where it has days."""

    def __init__(self, plan: Plan, rule: PairsRule) -> None:
        self._plan = plan
        self._rule = rule
        self.saved_in_week = self._week_flows()
        self.on: dict[Weekday, list[DayPair]] = {}
        if plan.with_days:
            self.on = {day: self._day_pairs(day) for day in plan.days}
            self._link()

    def saved(self, day: Weekday | None = None) -> Linear:
        """Seconds saved in the week or on a day."""
        if day is None:
            return self.saved_in_week
        goal = self._plan.scenario.goal
        return total(
            (saved_seconds(pair.first, pair.second, goal), pair.rounds) for pair in self.on[day]
        )

    # -- weekly totals -------------------------------------------------------------------------

    def _classes(self) -> list[list[Exercise]]:
        """Exercises that pair alike: the same kinds on both sides, the same exclusions and rest."""
        goal = self._plan.scenario.goal
        classes: dict[tuple[object, ...], list[Exercise]] = {}
        for exercise in self._plan.exercises:
            kinds = self._rule.allowed
            signature = (
                tuple(kind.first.matches(exercise) for kind in kinds),
                tuple(kind.second.matches(exercise) for kind in kinds),
                tuple(selector.matches(exercise) for selector in self._rule.at_most_one),
                exercise.rest_seconds[goal],
            )
            if any(signature[0]) or any(signature[1]):
                classes.setdefault(signature, []).append(exercise)
        return list(classes.values())

    def _week_flows(self) -> Linear:
        """Paired sessions and rounds between classes, bounded by what both have."""
        plan, classes = self._plan, self._classes()
        goal = plan.scenario.goal
        blocks: list[list[tuple[int, Linear]]] = [[] for _ in classes]
        rounds: list[list[tuple[int, Linear]]] = [[] for _ in classes]
        saved: list[tuple[int, Linear]] = []
        for i, firsts in enumerate(classes):
            for j, seconds in enumerate(classes):
                worth = saved_seconds(firsts[0], seconds[0], goal) * plan.pair_percent // 100
                if worth <= 0 or not self._may_pair(firsts, seconds):
                    continue
                most = max(plan.limits(e).max_sets for e in (*firsts, *seconds))
                count = plan.rows.variable(f"pairs[{i},{j}]", 0, 7 * len(firsts))
                flow = plan.rows.variable(f"rounds[{i},{j}]", 0, 7 * most * len(firsts))
                plan.rows.row(total([(1, flow), (-most, count)]), None, 0)
                for side in (i, j):
                    blocks[side].append((1, count))
                    rounds[side].append((1, flow))
                saved.append((worth, flow))
        for members, paired, flows in zip(classes, blocks, rounds, strict=True):
            if paired:
                sessions = [(-1, plan.amount(e, "sessions")) for e in members]
                sets = [(-1, plan.amount(e, "sets")) for e in members]
                plan.rows.row(total([*paired, *sessions]), None, 0)
                plan.rows.row(total([*flows, *sets]), None, 0)
        return total(saved)

    def _may_pair(self, firsts: list[Exercise], seconds: list[Exercise]) -> bool:
        """Whether the classes pair; members differ from each other only in what pairing ignores."""
        return any(
            self._rule.pairs(first, second) is not None
            for first in firsts[:2]
            for second in seconds[:2]
        )

    # -- days ----------------------------------------------------------------------------------

    def _candidates(self) -> Iterator[tuple[Exercise, Exercise, bool]]:
        """Ordered pairs that may be formed; where both orders may, the first listed."""
        goal = self._plan.scenario.goal
        exercises = self._plan.exercises
        seen: set[frozenset[str]] = set()
        for first in exercises:
            for second in exercises:
                kind = self._rule.pairs(first, second)
                both = frozenset((first.id, second.id))
                if kind is None or both in seen or saved_seconds(first, second, goal) <= 0:
                    continue
                seen.add(both)
                yield first, second, kind.antagonists

    def _day_pairs(self, day: Weekday) -> list[DayPair]:
        plan = self._plan
        found = []
        for first, second, antagonists in self._candidates():
            name = f"{first.id}+{second.id},{day}"
            most = min(plan.limits(first).max_sets, plan.limits(second).max_sets)
            chosen = plan.literal(f"paired[{name}]")
            rounds = plan.rows.variable(f"rounds[{name}]", 0, most)
            plan.rows.row(total([(1, rounds), (-most, chosen)]), None, 0)
            for side, other in ((first, second), (second, first)):
                sets = plan.amount(side, "sets", day)
                plan.rows.row(total([(1, rounds), (-1, sets)]), None, 0)
                # paired: sets of one side are at most those of the other
                reach = plan.limits(side).max_sets
                rest = total([(1, sets), (-1, plan.amount(other, "sets", day)), (reach, chosen)])
                plan.rows.row(rest, None, reach)
            found.append(DayPair(first, second, antagonists, chosen, rounds))
        return found

    def _link(self) -> None:
        """Each exercise stands in at most one pair of a day, and only if it is there."""
        for day, pairs in self.on.items():
            for exercise in self._plan.exercises:
                mine = [(1, p.chosen) for p in pairs if exercise.id in (p.first.id, p.second.id)]
                if mine:
                    here = self._plan.amount(exercise, "exercises", day)
                    self._plan.rows.row(total([*mine, (-1, here)]), None, 0)


def work_seconds(plan: Plan, day: Weekday | None = None) -> Linear:
    """Seconds of set-ups, work and rests in the week or on a day, pairs counted as pairs."""
    seconds = plan.seconds(day)
    pairs = pairs_of(plan)
    return seconds if pairs is None else total([(1, seconds), (-1, pairs.saved(day))])


def pairs_of(plan: Plan) -> Pairs | None:
    """The plan's pair variables, made once; None where pairs are not allowed."""
    if plan.pairs is None:
        rule = pairing(plan.rules, plan.scenario)
        if rule is not None:
            plan.pairs = Pairs(plan, rule)
    return plan.pairs
