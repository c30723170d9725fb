"""Spacing: selected exercises keep a free calendar day between them."""

from typing import Literal

from optimizer.domain.selector import Selector
from optimizer.kinds.rule import Rule


class SpacingRule(Rule):
    """Selected exercises never stand on two consecutive calendar days of the cyclic week."""

    kind: Literal["spacing"]
    of: Selector
