"""Coverage: how many sets, exercises or days of a selection the week or a session holds."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from optimizer.domain.costs import Costs
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.selection import selector_words
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import counted
from optimizer.kinds.bounded import Bounded
from optimizer.kinds.calendar import other_days
from optimizer.kinds.rule import LeverKind, Situation

BACK = frozenset(
    {
        "horizontal_pull",
        "vertical_pull",
        "scapular_retraction_ER",
        "shoulder_horizontal_abduction",
        "scapular_accessory",
    }
)
"""Patterns that work the back (rules.md 3-10)."""


class CoverageRule(Bounded):
    """`min <= count of the selected <= max`, per week or per session.

    `when` limits a weekly minimum to weeks that hold any exercise it selects.
    """

    kind: Literal["coverage"]
    count: Literal["sets", "exercises", "days"]
    of: Selector
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)
    per: Literal["week", "session"] = "week"
    when: Selector | None = None

    priced: ClassVar[bool] = True

    @model_validator(mode="after")
    def _meaningful(self) -> "CoverageRule":
        if self.min is None and self.max is None:
            raise ValueError("give min or max")
        if self.per == "session" and self.count == "days":
            raise ValueError("days are counted per week")
        weekly_minimum = self.per == "week" and self.max is None and self.count != "days"
        if self.when is not None and not weekly_minimum:
            raise ValueError("`when` goes with a weekly minimum of sets or exercises")
        return self

    @property
    def totalled(self) -> bool:
        """Of a week that is not asked for on condition."""
        return self.per == "week" and self.count != "days" and self.when is None

    @property
    def wanted(self) -> Selector | None:
        """The selection."""
        return self.of

    @property
    def of_session(self) -> bool:
        """Where it counts in every session."""
        return self.per == "session"

    @property
    def back(self) -> bool:
        """Whether it wants work of the back alone."""
        return bool(self.of.pattern) and BACK.issuperset(self.of.pattern)

    def words(self, catalog: Taxonomy) -> str:
        """Such as "at least 2 sets a week of horizontal pull"."""
        amount = counted(self.count.removesuffix("s"), self.min, self.max)
        joint = {"days": "with", "sets": "of", "exercises": "among"}[self.count]
        text = f"{amount} a {self.per} {joint} {selector_words(self.of, catalog)}"
        if self.when is not None:
            text += f", in weeks that hold {selector_words(self.when, catalog)}"
        return text

    def sentence(self, around: Situation) -> str:
        """Why, with the bounds of a week and how far they are out of reach."""
        if self.per == "session":
            return self.why
        return f"{self.why.rstrip('.')} ({self._counted()} a week{self.reach(around)})."

    def _counted(self) -> str:
        """The bounds with their unit: "1 exercise", "at least 2 sets"."""
        unit = self.count[:-1] if (self.min, self.max) in ((1, None), (None, 1)) else self.count
        if self.max is None:
            return f"at least {self.min} {unit}"
        return f"at most {self.max} {unit}" if self.min is None else f"{self.min}-{self.max} {unit}"

    def allowing(self, most: int) -> Self:
        """With its upper bound raised."""
        return (
            self if self.max is None or self.max >= most else self.model_copy(update={"max": most})
        )

    def in_deload(self) -> Self | None:
        """Sets without their minimum; exercises and days as they are."""
        return super().in_deload() if self.count == "sets" else self

    @property
    def lever(self) -> LeverKind | None:
        """A bound of the week that always holds. Days are counted, not measured, so they are tried."""
        return "bound" if self.totalled else None

    def moved_words(self, value: Fraction, catalog: Taxonomy) -> str:
        """Such as "Squat on at least 2 days instead of 3: ..."."""
        if self.count != "days":
            return super().moved_words(value, catalog)
        side, new, before = self._change(value)
        days = "day" if new == "1" else "days"
        return f"Loosen {self.id} to {side} {new} {days} a week instead of {before}: {self.why}"

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Of days: others of the week."""
        if self.count == "days":
            yield from other_days(asked, costs)
