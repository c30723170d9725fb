"""Include: an exercise that the client wants in the week."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from optimizer.domain.costs import GivenUp
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import spoken
from optimizer.kinds.rule import LeverKind, Rule, Situation


class IncludeRule(Rule):
    """The exercise appears in the week (a wish of the scenario)."""

    kind: Literal["include"]
    exercise: str

    actionable: ClassVar[bool] = True
    priced: ClassVar[bool] = True

    @classmethod
    def of(cls, scenario: Scenario) -> "Iterator[IncludeRule]":
        """The wishes under `include`."""
        for exercise in scenario.include:
            yield cls(
                id=f"include.{exercise}", kind="include", exercise=exercise,
                why="The client asks for this exercise.", source="scenario include",
            )  # fmt: skip

    def words(self, catalog: Taxonomy) -> str:
        """Such as "push up appears in the week"."""
        return f"{spoken(self.exercise)} appears in the week"

    def fact(self, scenario: Scenario) -> str:
        """The line of `include`."""
        return f"include: {self.exercise}"

    def sentence(self, around: Situation) -> str:
        """The exercise, and why."""
        return wish_sentence(self.exercise, self.why, around)

    @property
    def lever(self) -> LeverKind | None:
        """The wish."""
        return "wish"

    def given_up(self, fact: str) -> GivenUp | None:
        """The exercise under `include`."""
        return GivenUp("include", self.exercise)


def wish_sentence(exercise: str, why: str, around: Situation) -> str:
    """The name of an exercise, and why it is wished for."""
    return f"{around.catalog.by_id[exercise].name}: {why[0].lower()}{why[1:]}"
