"""Rules whose fields `min` and `max` bound an amount; what is known of any such rule."""

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, ClassVar, Self

from optimizer.domain.base import show_fraction
from optimizer.domain.scenario import show_range
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import spoken
from optimizer.kinds.rule import Panel, Rule, Situation, Tight

ROUNDING = 1e-6
MOST_STEPS = 3
"""Steps by which a bound is moved that the model of a conflict has no lever for."""


class Bounded(Rule):
    """`min <= amount <= max`; a kind names both fields itself, an open end being None."""

    if TYPE_CHECKING:

        @property
        def min(self) -> Fraction | int | None: ...  # noqa: D102

        @property
        def max(self) -> Fraction | int | None: ...  # noqa: D102

    step: ClassVar[Fraction] = Fraction(1)
    """What one step more or less is."""

    @property
    def panel(self) -> Panel | None:
        """With what a week covers."""
        return None if self.of_session else "coverage"

    def tight(self, catalog: Taxonomy) -> Tight:
        """In its family of what a week covers."""
        if self.of_session:
            return Tight(self.name, in_session=True)
        return Tight(self.name, "coverage", spoken(self.family))

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """Its bounds, exactly."""
        low, high = (None if end is None else Fraction(end) for end in (self.min, self.max))
        return low, high

    @property
    def asks(self) -> bool:
        """Only where it has a minimum."""
        return self.min is not None

    def _as_bound(self, value: Fraction | int) -> Fraction | int:
        """A value as the kind writes bounds: whole where these are."""
        return (
            int(value)
            if isinstance(self.min, int) or isinstance(self.max, int)
            else Fraction(value)
        )

    def tightened(self, low: Fraction | None, high: Fraction | None) -> Self:
        """The rule with the tighter of its own bounds and these."""
        lows = [self._as_bound(end) for end in (self.min, low) if end is not None]
        highs = [self._as_bound(end) for end in (self.max, high) if end is not None]
        bounds = {"min": max(lows, default=None), "max": min(highs, default=None)}
        return self.model_copy(update=bounds)

    def in_deload(self) -> Self | None:
        """Without its minimum."""
        return None if self.max is None else self.model_copy(update={"min": None})

    def _below(self, value: Fraction) -> bool:
        return self.min is not None and value < self.min

    def moved(self, value: Fraction) -> Self | None:
        """The rule with the bound that a value misses moved there."""
        if self._below(value):
            return self.model_copy(update={"min": self._as_bound(value)})
        if self.max is not None and value > self.max:
            return self.model_copy(update={"max": self._as_bound(value)})
        return None

    def moved_words(self, value: Fraction, catalog: Taxonomy) -> str:
        """Such as "Loosen core.carry to at least 1, from 2: Carrying is trained."."""
        side, new, before = self._change(value)
        return f"Loosen {self.id} to {side} {new}, from {before}: {self.why}"

    def _change(self, value: Fraction) -> tuple[str, str, str]:
        """Which bound a value moves, and it before and after."""
        side, old = ("at least", self.min) if self._below(value) else ("at most", self.max)
        return side, show_fraction(value), show_fraction(Fraction(old or 0))

    def share(self, value: Fraction) -> float:
        """How much of the bound is given up by moving it to the value."""
        bound = self.min if self._below(value) else self.max
        if bound is None:
            return 0.0
        return abs(float(bound) - float(value)) / max(1.0, float(bound))

    def further(self, value: Fraction) -> Fraction | None:
        """The bound one step further out, where the value lies on it; a minimum of 0 asks nothing."""
        if value == self.min:
            lower = value - self.step
            return lower if lower > 0 or (lower == 0 and self.step == 1) else None
        return value + self.step if value == self.max else None

    def stepped(self, value: float) -> Fraction:
        """The amount in the steps that people write: down where the minimum is missed, else up."""
        parts = value * self.grain
        missed = self.min is not None and value < self.min
        return Fraction(floor(parts + ROUNDING) if missed else ceil(parts - ROUNDING), self.grain)

    def eased(self) -> tuple[Fraction, ...]:
        """A few steps further out, where the model of a conflict cannot tell how many it takes."""
        if self.lever is not None:
            return ()
        steps = [self.step * count for count in range(1, MOST_STEPS + 1)]
        lower = [self.min - step for step in steps] if self.min is not None else []
        higher = [self.max + step for step in steps] if self.max is not None else []
        return tuple(Fraction(value) for value in (*lower, *higher) if value > 0)

    def sentence(self, around: Situation) -> str:
        """Why, with the bounds and how far they are out of reach."""
        return f"{self.why.rstrip('.')} ({show_range(*self.bounds)}{self.reach(around)})."

    def reach(self, around: Situation) -> str:
        """The words "; the rest of this list allows at most 5.5" where a bound is out of reach."""
        if self.min is not None and (most := around.most()) is not None and most < self.min:
            return f"; the rest of this list allows at most {float(most):g}"
        if self.max is not None and (least := around.least()) is not None and least > self.max:
            return f"; the rest of this list needs at least {float(least):g}"
        return ""
