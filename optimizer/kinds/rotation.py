"""Rotation: the second week's main lifts differ from the first's, and another lift leads."""

from typing import Literal

from optimizer.domain.base import Exact, show_fraction
from optimizer.domain.selection import selector_words
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.week import WeekName
from optimizer.kinds.rule import Panel, Rule


class RotationRule(Rule):
    """In a rotation of two weeks, at least a share `differ` of each week's main lifts is its own.

    `leads`: in that week at least one main lift of this sort stands, and the main lifts of this sort have
    as many sets as those of the other week's sort. Says nothing of a single week.
    """

    kind: Literal["rotation"]
    main: Selector
    differ: Exact
    leads: dict[WeekName, Selector]

    @property
    def panel(self) -> Panel | None:
        """With what both weeks hold."""
        return "rotation"

    def words(self, catalog: Taxonomy) -> str:
        """The share, the main lifts, and those that lead each week."""
        leads = "; ".join(
            f"in week {week} {selector_words(lead, catalog)} lead"
            for week, lead in self.leads.items()
        )
        share, lifts = show_fraction(self.differ), selector_words(self.main, catalog)
        return (
            f"in a rotation of two weeks at least {share} of each week's main lifts "
            f"({lifts}) are its own; {leads}"
        )
