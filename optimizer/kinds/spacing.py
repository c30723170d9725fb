"""Spacing: selected exercises keep a free calendar day between them."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from optimizer.domain.costs import Costs
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.selection import selector_words
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.kinds.calendar import other_days
from optimizer.kinds.rule import Rule


class SpacingRule(Rule):
    """Selected exercises never stand on two consecutive calendar days of the cyclic week."""

    kind: Literal["spacing"]
    of: Selector

    asks: ClassVar[bool] = False
    counting: ClassVar[bool] = False

    def words(self, catalog: Taxonomy) -> str:
        """Such as "no two days in a row with exercises tagged heavy axial"."""
        return f"no two days in a row with {selector_words(self.of, catalog)}"

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Days that are spread out better."""
        yield from other_days(asked, costs)
