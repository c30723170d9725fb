"""Ratio: two weekly quantities within exact bounds, such as pull:push."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import ClassVar, Literal, Self

from optimizer.domain.base import Exact
from optimizer.domain.costs import Costs
from optimizer.domain.measure import Measure
from optimizer.domain.repairs import Candidate, Patch
from optimizer.domain.scenario import Range, Scenario, show_range
from optimizer.domain.selection import measure_words
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import bounds_words
from optimizer.kinds.bounded import Bounded
from optimizer.kinds.names import ratio_name
from optimizer.kinds.rule import LeverKind, Panel, Situation, Tight


class RatioRule(Bounded):
    """`min <= over / under <= max`, cross-multiplied; volumes of several muscles are means."""

    kind: Literal["ratio"]
    over: Measure
    under: Measure
    min: Exact | None = None
    max: Exact | None = None

    priced: ClassVar[bool] = True
    step: ClassVar[Fraction] = Fraction(1, 10)

    @property
    def asks(self) -> bool:
        """Fewer of either quantity may break it."""
        return True

    @property
    def grain(self) -> int:
        """Ratios are written in twentieths."""
        return 20

    @property
    def panel(self) -> Panel | None:
        """With the balance."""
        return "balance"

    @property
    def name(self) -> str:
        """Such as "pull : push"."""
        return ratio_name(self.id)

    def tight(self, catalog: Taxonomy) -> Tight:
        """Among ratios."""
        return Tight(self.name, "ratios")

    def achieved(self, value: str, unit: str, count: Callable[[Selector], int]) -> str:
        """Both counts where they are sets: "pull 15 : push 10 this week"."""
        if self.over.sets is None or self.under.sets is None:
            return f"{value} this week"
        over, under = count(self.over.sets), count(self.under.sets)
        names = self.key.rpartition(".")[2].split("_")
        if len(names) == 2:
            return f"{names[0]} {over} : {names[1]} {under} this week"
        return f"{over} of {under} sets this week"

    @property
    def key(self) -> str:
        """What `balance` of a scenario calls it."""
        return self.id.removeprefix("ratio.")

    @property
    def crossed(self) -> bool:
        """Whether bounds of different origin leave nothing between them."""
        return self.min is not None and self.max is not None and self.min > self.max

    def words(self, catalog: Taxonomy) -> str:
        """Such as "sets of pull, divided by sets of push: 1 to 1.5"."""
        over, under = measure_words(self.over, catalog), measure_words(self.under, catalog)
        return f"{over}, divided by {under}: {bounds_words(self.min, self.max)}"

    def fact(self, scenario: Scenario) -> str:
        """Its bounds in `balance`."""
        wanted = scenario.balance.get(self.key)
        return "" if wanted is None else f"balance: {self.key} {wanted}"

    def sentence(self, around: Situation) -> str:
        """Why, with the bounds; or that nothing lies between them."""
        why = self.why.rstrip(".")
        if self.crossed:
            low, high = show_range(self.min, None), show_range(None, self.max)
            return f"{why}; nothing is both {low} and {high}."
        return super().sentence(around)

    def for_client(self, scenario: Scenario, catalog: Taxonomy) -> Self:
        """With the client's `balance`, where that is tighter."""
        wanted = scenario.balance.get(self.key)
        return self if wanted is None else self.tightened(wanted.min, wanted.max)

    def in_deload(self) -> Self | None:
        """As it is: balance holds of few sets too."""
        return self

    @property
    def lever(self) -> LeverKind | None:
        """Its bounds."""
        return "bound"

    def key_of(self, field: str) -> str | None:
        """The name of the ratio."""
        return self.key if field == "balance" else None

    def as_wish(self, asked: Scenario) -> Iterator[Patch]:
        """By `balance`, where that speaks of it: left out of it, or written anew."""
        if self.key in asked.balance:
            own = self._others(asked)
            yield {"balance": own}
            yield {"balance": {**own, self.key: str(Range(min=self.min, max=self.max))}}

    def _others(self, asked: Scenario) -> dict[str, str]:
        return {key: str(given) for key, given in asked.balance.items() if key != self.key}

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Without bounds of the client's own that leave nothing of the rule's."""
        if self.crossed and self.key in asked.balance:
            told = f"Give up the wish: balance of {self.key} at {asked.balance[self.key]}."
            yield Candidate("wish", costs.wish["balance"], told, {"balance": self._others(asked)})
