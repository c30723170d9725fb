"""Session size: how many exercises a session holds."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from optimizer.domain.costs import Costs
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import counted
from optimizer.kinds.calendar import a_day_more
from optimizer.kinds.rule import Rule, Tight


class SessionSizeRule(Rule):
    """`min <= exercises of a session <= max`."""

    kind: Literal["session_size"]
    min: int = Field(ge=1)
    max: int = Field(ge=1)

    def words(self, catalog: Taxonomy) -> str:
        """Such as "3 to 10 exercises a session"."""
        return f"{counted('exercise', self.min, self.max)} a session"

    @property
    def of_session(self) -> bool:
        """It counts in every session."""
        return True

    def tight(self, catalog: Taxonomy) -> Tight:
        """By what it counts."""
        return Tight("number of exercises", in_session=True)

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """More sessions to spread exercises over."""
        if not lacks_time:
            yield from a_day_more(asked, costs)
