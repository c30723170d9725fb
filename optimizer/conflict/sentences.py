"""How far the members of a conflict let each other come, for their sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optimizer.conflict.narrowing import Narrowing
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.kinds import Rule
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.kinds import amount_of
from optimizer.problem.catalog import Catalog
from optimizer.problem.overhead import work_budgets

TOLD_IN_NUMBERS = 8
"""Longest conflict whose members say how far the others let them come. A longer one means a lack of
time; the least minutes tell more."""


@dataclass(frozen=True, slots=True)
class Among:
    """A rule among the other members of its conflict."""

    rule: Rule
    others: Sequence[Rule]
    narrowing: Narrowing

    @property
    def scenario(self) -> Scenario:
        """The scenario that has no week."""
        return self.narrowing.plan.scenario

    @property
    def catalog(self) -> Catalog:
        """What the week would be made of."""
        return self.narrowing.plan.catalog

    @property
    def by_day(self) -> bool:
        """Whether days contradict each other, and not the week's totals already."""
        return self.narrowing.plan.with_days

    def budgets(self) -> Mapping[Weekday, int]:
        """Seconds that each day leaves for sets, by the rule that says it."""
        timing = SessionTimeRule.among([self.rule, *self.others])
        return {} if timing is None else work_budgets(timing, self.scenario, self.catalog)

    def most(self) -> Fraction | None:
        """The most that the others allow of what the rule counts; None where not known."""
        return self._extreme(1)

    def least(self) -> Fraction | None:
        """The least that the others need of what the rule counts; None where not known."""
        return self._extreme(-1)

    def _extreme(self, sign: int) -> Fraction | None:
        amount = amount_of(self.rule, self.narrowing.plan)
        told = 0 < len(self.others) < TOLD_IN_NUMBERS
        if amount is None or amount.under.terms or not told:
            return None
        found = self.narrowing.extreme(amount.over, self.others, sign)
        return None if found is None else Fraction(found, amount.under.constant)
