"""Recovery: a muscle that worked hard today works little tomorrow."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field

from optimizer.domain.costs import Costs
from optimizer.domain.exercise import MuscleClass
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.selection import whose
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import counted
from optimizer.kinds.calendar import other_days
from optimizer.kinds.names import family_title
from optimizer.kinds.rule import Rule


class RecoveryRule(Rule):
    """A muscle with `high_sets` or more direct sets gets at most `next_day_sets` the day after."""

    kind: Literal["recovery"]
    each: tuple[MuscleClass, ...] = ()
    muscle: str | None = None
    high_sets: int = Field(ge=1)
    next_day_sets: int = Field(ge=0)

    asks: ClassVar[bool] = False
    counting: ClassVar[bool] = False

    def words(self, catalog: Taxonomy) -> str:
        """Such as "chest: after a day with at least 6 direct sets, at most 3 the next day"."""
        return (
            f"{whose(self.muscle, self.each, catalog)}: after a day with "
            f"{counted('direct set', self.high_sets, None)}, "
            f"{counted('direct set', None, self.next_day_sets)} the next day"
        )

    def title(self, catalog: Taxonomy) -> str:
        """Such as "Recovery from day to day: chest"."""
        return f"{family_title(self.family)}: {whose(self.muscle, self.each, catalog)}"

    def written_out(self, catalog: Taxonomy) -> Iterator[Self]:
        """For each muscle and group of the classes, where it names any."""
        if not self.each:
            yield self
        for rule, _ in self.of_classes(self.each, catalog):
            yield rule

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Days that are spread out better."""
        yield from other_days(asked, costs)
