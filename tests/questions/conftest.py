"""Clients so small that every week they could have can be judged one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Any

import pytest

from optimizer.answer.week import written_week
from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.week import Weekday
from optimizer.features.diff.difference import Side, difference
from optimizer.features.solve.solve import solve
from optimizer.features.swap.wishes import Wishes, with_wishes
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.scoring import score
from optimizer.verifier.tally import Tally

WHY = {"why": "For the sake of the test.", "source": "test"}
RULES: list[dict[str, Any]] = [
    {"id": "availability.equipment", "kind": "availability", "by": "equipment", **WHY},
    {"id": "availability.exclude", "kind": "availability", "by": "exclude", **WHY},
    {"id": "session.time", "kind": "session_time", "warmup_seconds": 300,
     "short_warmup_seconds": 300, "short_minutes": 30, "cooldown_seconds": 0, **WHY},
    {"id": "session.size", "kind": "session_size", "min": 1, "max": 3, **WHY},
    {"id": "sets.all", "kind": "exercise_limits", "of": {"kind": ["hard", "drill"]},
     "min_sets": 2, "max_sets": 3, "max_sessions": 1, **WHY},
    {"id": "volume.chest", "kind": "volume", "muscle": "chest", "min": 2, "max": 6, **WHY},
    {"id": "volume.quads", "kind": "volume", "muscle": "quads", "min": 2, "max": 6, **WHY},
    {"id": "ratio.pull_push", "kind": "ratio", "over": {"sets": {"pattern": "horizontal_pull"}},
     "under": {"sets": {"pattern": "horizontal_push"}}, "min": 1, "max": "3/2", **WHY},
]  # fmt: skip
TINY = {
    "client": "tiny", "level": "advanced", "days": {"mon": 30, "thu": 25},
    "equipment": ["dumbbell", "chair"], "framework": "none", "pairs": "forbid",
    "constraints": {"name": "tiny", "extends": None, "rules": RULES},
}  # fmt: skip
NAMES = (
    "push_up", "one_arm_floor_press", "dumbbell_bent_over_row", "one_arm_dumbbell_row",
    "goblet_squat", "dumbbell_front_squat",
)  # fmt: skip
Sets = dict[str, dict[str, int]]


@dataclass
class Tiny:
    """A catalog of six exercises, and what can be asked of it."""

    catalog: Catalog

    def problem(self, **changes: Any) -> Problem:
        return problem_of(Tree("tiny", {**TINY, **changes}), self.catalog)

    def solved(self, **changes: Any) -> tuple[Any, Problem]:
        problem = self.problem(**changes)
        program = solve(problem, SearchSettings())
        assert program.weeks
        return program, problem

    def wished(self, problem: Problem, weeks: tuple[Week, ...], **wishes: Any) -> Problem:
        return with_wishes(Wishes(**wishes), problem, weeks).problem

    def week(self, problem: Problem, sets: Sets) -> Week:
        """A week with these sets, written out as programs are."""
        on_days = {day: sets.get(day, {}) for day in problem.scenario.days}
        return written_week(
            "A", on_days, {day: [] for day in on_days}, {},
            problem.scenario, problem.rules, self.catalog,
        )  # fmt: skip

    @cached_property
    def base(self) -> list[Week]:
        """Every week that keeps the rules of the client as it is."""
        problem = self.problem()
        weeks = (bare(sets) for sets in placings(tuple(problem.scenario.days)))
        return [week for week in weeks if self.keeps(week, problem)]

    def keeps(self, week: Week, problem: Problem) -> bool:
        """The verifier's verdict on every rule."""
        tally = Tally(week, problem.scenario, self.catalog, problem.rules)
        findings = (f for rule in problem.rules for f in CHECKS[rule.kind](rule, tally))
        return all(finding.ok for finding in findings)

    def every_week(self, problem: Problem) -> Iterator[tuple[Week, int]]:
        """Every week of a client who asks for more than the base, with its objective."""
        for week in self.base:
            if self.keeps(week, problem):
                terms = score(
                    week, problem.constraint_set.objective, problem.scenario, self.catalog
                )
                yield week, sum(row.weight * row.value for row in terms)

    def nearest(self, old: Week, problem: Problem) -> tuple[int, int, int] | None:
        """The least distance of any week that keeps the rules, and the best objective so near."""
        best: tuple[int, int, int] | None = None
        for week, objective in self.every_week(problem):
            distance = difference(Side((old,), ()), Side((week,), ()), self.catalog).distance
            key = (*distance.key, -objective)
            best = key if best is None else min(best, key)
        return None if best is None else (best[0], best[1], -best[2])


def bare(sets: Sets) -> Week:
    """A week of straight sets without what stands around them."""
    sessions = tuple(
        Session(
            day=Weekday(day), title="", budget_minutes=60, seconds=0, warmup_seconds=0,
            cooldown_seconds=0,
            blocks=tuple(
                Block(seconds=0, items=(Item(exercise=name, sets=n, rest_seconds=0),))
                for name, n in here.items()
            ),
        )
        for day, here in sets.items()
    )  # fmt: skip
    return Week(week="A", sessions=sessions)


@cache
def placings(days: tuple[Weekday, ...]) -> tuple[Sets, ...]:
    """All ways to give each exercise a day and two or three sets, at most three on a day."""
    choices = [None, *product(days, (2, 3))]
    found = []
    for chosen in product(choices, repeat=len(NAMES)):
        sets: Sets = {day: {} for day in days}
        for name, choice in zip(NAMES, chosen, strict=True):
            if choice is not None:
                sets[choice[0]][name] = choice[1]
        if all(1 <= len(here) <= 3 for here in sets.values()):
            found.append(sets)
    return tuple(found)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def tiny(catalog: Catalog) -> Tiny:
    few = tuple(e for e in catalog.exercises if e.id in NAMES or not e.kind.scheduled)
    fields = {field: getattr(catalog, field) for field in Catalog.model_fields}
    return Tiny(Catalog(**{**fields, "exercises": few}))
