"""Rest days: days of the week without a session."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from optimizer.domain.costs import Costs
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import counted
from optimizer.kinds.calendar import a_day_less, days_fact
from optimizer.kinds.rule import Rule, Situation


class RestDaysRule(Rule):
    """The week keeps at least so many days without a session."""

    kind: Literal["rest_days"]
    min: int = Field(ge=0, le=6)

    def words(self, catalog: Taxonomy) -> str:
        """Such as "at least 1 day a week without a session"."""
        return f"{counted('day', self.min, None)} a week without a session"

    def fact(self, scenario: Scenario) -> str:
        """The days with their minutes."""
        return days_fact(scenario)

    def sentence(self, around: Situation) -> str:
        """Why, and how many days the file leaves."""
        asked = f"{self.why.rstrip('.')} (at least {self.min})"
        days = len(around.scenario.days)
        return f"{asked}; the file names {days} training days, which leaves {7 - days}."

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Fewer training days."""
        yield from a_day_less(asked, self.min, costs)
