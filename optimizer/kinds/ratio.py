"""Ratio: two weekly quantities within exact bounds, such as pull:push."""

from typing import Literal

from optimizer.domain.base import Exact
from optimizer.domain.measure import Measure
from optimizer.kinds.rule import Rule


class RatioRule(Rule):
    """`min <= over / under <= max`, cross-multiplied; volumes of several muscles are means."""

    kind: Literal["ratio"]
    over: Measure
    under: Measure
    min: Exact | None = None
    max: Exact | None = None

    @property
    def crossed(self) -> bool:
        """Whether bounds of different origin leave nothing between them."""
        return self.min is not None and self.max is not None and self.min > self.max
