"""Lock: an exercise that the client fixes to a day."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from optimizer.domain.costs import Costs, GivenUp
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.week import Weekday, WeekName
from optimizer.domain.words import counted, spoken
from optimizer.kinds.include import wish_sentence
from optimizer.kinds.rule import LeverKind, Rule, Situation

TEMPLATE = "template"
"""The family of what a template fixes."""


class LockRule(Rule):
    """The exercise stands on that day, with so many sets where given (a wish of the scenario).

    In a rotation, in this week of it, or in both.
    """

    kind: Literal["lock"]
    day: Weekday
    week: WeekName | None = None
    exercise: str
    sets: int | None

    actionable: ClassVar[bool] = True
    priced: ClassVar[bool] = True

    @classmethod
    def of(cls, scenario: Scenario) -> "Iterator[LockRule]":
        """The wishes under `lock`."""
        for lock in scenario.lock:
            yield cls(
                id=".".join(["lock", *([lock.week] if lock.week else []), lock.day, lock.exercise]),
                kind="lock", day=lock.day, week=lock.week, exercise=lock.exercise, sets=lock.sets,
                why="The client fixes this exercise to this day.", source="scenario lock",
            )  # fmt: skip

    @classmethod
    def of_template(
        cls, template: str, week: WeekName, day: Weekday, exercise: str, source: str
    ) -> "LockRule":
        """What a template fixes to a day."""
        return cls(
            id=f"{TEMPLATE}.{week}.{day}.{exercise}", kind="lock", day=day, week=week,
            exercise=exercise, sets=None, why=f"The template {template} has it on this day.",
            source=source,
        )  # fmt: skip

    def words(self, catalog: Taxonomy) -> str:
        """Such as "goblet squat stands on Mon with exactly 3 sets"."""
        sets = "" if self.sets is None else f" with {counted('set', self.sets, self.sets)}"
        week = "" if self.week is None else f" of week {self.week}"
        return f"{spoken(self.exercise)} stands on {self.day.capitalize()}{week}{sets}"

    def fact(self, scenario: Scenario) -> str:
        """The line of `lock`."""
        sets = f" {self.sets} sets" if self.sets is not None else ""
        return f"lock: {self.day} {self.exercise}{sets}"

    def sentence(self, around: Situation) -> str:
        """The exercise, and why."""
        return wish_sentence(self.exercise, self.why, around)

    def in_deload(self) -> Self | None:
        """With any number of sets."""
        return self.model_copy(update={"sets": None})

    @property
    def lever(self) -> LeverKind | None:
        """The wish."""
        return "wish"

    def given_up(self, fact: str) -> GivenUp | None:
        """The exercise under `lock`, on its day."""
        return GivenUp("lock", self.exercise, self.day, self.week)

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """The lock without its number of sets."""
        if self.sets is None:
            return
        locks = [lock.model_dump(mode="json") for lock in asked.lock]
        for lock in locks:
            if (lock["day"], lock["exercise"], lock["week"]) == (
                self.day,
                self.exercise,
                self.week,
            ):
                lock["sets"] = None
        name = catalog.by_id[self.exercise].name
        told = f"{name} on {self.day}: leave the number of its sets open instead of {self.sets}."
        kept = [{key: value for key, value in lock.items() if value is not None} for lock in locks]
        yield Candidate("wish", max(1, costs.wish["lock"] - 1), told, {"lock": kept})
