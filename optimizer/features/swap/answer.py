"""The answer to a swap or a repair: the nearest program, and what it changes."""

from enum import StrEnum
from typing import Literal

from optimizer.domain.base import Frozen
from optimizer.domain.nearness import Distance, Nearness
from optimizer.domain.program import DISCLAIMER, Program
from optimizer.features.diff.difference import Difference


class SwapStatus(StrEnum):
    """What is known: NEAREST and INFEASIBLE are proven."""

    NEAREST = "nearest"
    NEAR = "near"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class Swap(Frozen):
    """A program changed as little as can be. Without weeks it says why, and nothing differs.

    `least` is what any week must differ at least, as far as that is proven; none where there is no week.
    """

    format: Literal["swap/1", "repair/1"]
    status: SwapStatus
    asked: tuple[str, ...]
    notes: tuple[str, ...]
    nearness: Nearness | None
    least: Distance | None
    difference: Difference | None
    program: Program
    disclaimer: str = DISCLAIMER
