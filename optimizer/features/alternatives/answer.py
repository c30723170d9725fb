"""Several programs of one scenario that are nearly as good as the best, and differ."""

from typing import Literal

from optimizer.domain.base import Frozen
from optimizer.domain.program import DISCLAIMER, Program
from optimizer.features.diff.difference import Difference


class Alternative(Frozen):
    """A program and what it changes of the first one."""

    program: Program
    difference: Difference


class Alternatives(Frozen):
    """The best program and others, in the order in which they were found.

    Each is worth at least `floor`, and `apart` of its exercises are in none of the same week of those
    before, and the other way round. `ended` says why there are no more; empty where as many were found as
    were asked for.
    """

    format: Literal["alternatives/1"] = "alternatives/1"
    apart: int
    floor: int | None
    first: Program
    others: tuple[Alternative, ...]
    ended: str = ""
    disclaimer: str = DISCLAIMER
