"""What changes of a scenario would be worth."""

from typing import Any, Literal

from pydantic import Field

from optimizer.domain.base import Exact, Frozen
from optimizer.domain.program import DISCLAIMER, Provenance, Status

Kind = Literal["day", "minutes", "equipment", "rule", "weak"]
KINDS: tuple[Kind, ...] = ("day", "minutes", "equipment", "rule", "weak")


class MuscleChange(Frozen):
    """Weekly sets of a muscle or group in the best week found, before and after; of a rotation the mean."""

    muscle: str
    before: Exact
    after: Exact


class Line(Frozen):
    """One change and what it is worth.

    The gain lies from `least` to `most` points of the objective; equal ends are exact, both weeks
    being proven best. A line that was not `solved` has only an upper end: its relaxation.
    `comparable` is false where the change alters what points are given for.
    """

    kind: Kind
    sentence: str
    patch: dict[str, Any]
    lines: tuple[str, ...]
    solved: bool
    status: Status
    objective: int | None
    bound: int | None
    least: int | None
    most: int | None
    comparable: bool = True
    muscles: tuple[MuscleChange, ...] = ()
    seconds: float = Field(default=0.0, ge=0)

    @property
    def exact(self) -> bool:
        """Whether the gain is one number."""
        return self.least is not None and self.least == self.most


class WhatIf(Frozen):
    """The answer: the week as it is, and every change, the most worthwhile first."""

    format: Literal["what_if/1"] = "what_if/1"
    client: str
    status: Status
    objective: int | None
    bound: int | None
    gap: float | None
    headline: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    provenance: Provenance | None
    disclaimer: str = DISCLAIMER
