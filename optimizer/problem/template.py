"""Templates: ready-made weeks that a scenario takes as its skeleton, and the rules they bring.

Source: rules.md section 5, X-09, X-16. The data is `catalog/templates.yaml`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from optimizer.domain.base import Frozen, as_list
from optimizer.domain.framework import Framework
from optimizer.domain.week import WEEK_NAMES, Weekday, WeekName
from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.lock import LockRule

Together = Annotated[
    tuple[str, ...],
    BeforeValidator(as_list, json_schema_input_type=str | list[str]),
    Field(min_length=1, max_length=2),
]
"""An exercise, or two that are done in turns."""

Place = tuple[WeekName, Weekday]
"""A training day of one week of the rotation."""


class TemplateDay(Frozen):
    """One training day: what it is about, and its blocks in order."""

    title: str
    blocks: tuple[Together, ...] = Field(min_length=1)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises of all blocks, in order."""
        return tuple(name for block in self.blocks for name in block)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Exercises that are done in turns, the first one first."""
        return tuple((block[0], block[1]) for block in self.blocks if len(block) == 2)

    @model_validator(mode="after")
    def _each_once(self) -> "TemplateDay":
        if len(set(self.exercises)) < len(self.exercises):
            raise ValueError("an exercise stands once in a day")
        return self


class Allowance(Frozen):
    """A limit of a session that the template needs wider than the constraint set has it."""

    rule: str
    max: int = Field(ge=1)
    why: str = Field(min_length=10)


class Template(Frozen):
    """The exercises of both weeks of a rotation, training day by training day.

    `framework`, where given, says what its days may hold beside them, so that each stays what it is
    about.
    """

    id: str
    name: str
    why: str = Field(min_length=10)
    source: str
    allows: tuple[Allowance, ...] = ()
    framework: Framework | None = None
    weeks: dict[WeekName, Annotated[tuple[TemplateDay, ...], Field(min_length=1, max_length=7)]]

    @model_validator(mode="after")
    def _whole(self) -> "Template":
        if tuple(self.weeks) != WEEK_NAMES or len(set(map(len, self.weeks.values()))) != 1:
            raise ValueError("needs the weeks A and B, with as many days in both")
        return self

    @property
    def days(self) -> int:
        """Training days of a week."""
        return len(self.weeks["A"])

    def places(self, days: Iterable[Weekday]) -> dict[str, tuple[Place, ...]]:
        """Where each exercise stands, the n-th day of the template being the n-th of `days`."""
        found: dict[str, tuple[Place, ...]] = {}
        listed = tuple(days)
        for week, planned in self.weeks.items():
            for day, session in zip(listed, planned, strict=False):
                for name in session.exercises:
                    found[name] = (*found.get(name, ()), (week, day))
        return found

    def rules(
        self, days: Iterable[Weekday], names: Collection[str], others: Mapping[str, Rule]
    ) -> Iterator[Rule]:
        """Its exercises (of `names`) fixed to their days, their themes, and `others` that it loosens."""
        for allowance in self.allows:
            rule = others.get(allowance.rule)
            looser = None if rule is None else rule.allowing(allowance.max)
            if looser is not None and looser is not rule:
                yield looser.model_copy(update={"why": allowance.why, "source": self.source})
        if self.framework is not None:
            yield FrameworkRule(
                id="framework", kind="framework", choices=(self.framework,),
                why=self.framework.why, source=self.framework.source,
            )  # fmt: skip
        for name, places in self.places(days).items():
            for week, day in places if name in names else ():
                yield LockRule.of_template(self.id, week, day, name, self.source)
