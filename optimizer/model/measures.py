"""Weekly quantities as expressions over a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from optimizer.domain.measure import Measure
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, total


@dataclass(frozen=True, slots=True)
class Amount:
    """What a rule counts in a week, as `over / under`, in the unit of its bounds."""

    over: Linear
    under: Linear

    def value(self, values: Sequence[float]) -> float | None:
        """The amount in a solution; None where nothing stands below."""
        over, under = (
            part.constant + sum(c * values[v] for v, c in part.terms.items())
            for part in (self.over, self.under)
        )
        return over / under if under else None


def counted(over: Linear, parts: int = 1) -> Amount:
    """An amount of which one has so many parts in the expression, such as 2 half sets."""
    return Amount(over, Linear(constant=parts))


def measured(measure: Measure, plan: Plan) -> tuple[Linear, int]:
    """The quantity as `expression / divisor`; several volumes give their mean, in sets."""
    if measure.sets is not None:
        return plan.count(measure.sets), 1
    if measure.exercises is not None:
        return plan.count(measure.exercises, "exercises"), 1
    return total(plan.half_sets(m) for m in measure.volume), 2 * len(measure.volume)


def cross_multiplied(over: Measure, under: Measure, num: int, den: int, plan: Plan) -> Linear:
    """`den * over - num * under` in the smallest whole numbers: its sign compares over/under with num/den."""
    (top, top_divisor), (bottom, bottom_divisor) = measured(over, plan), measured(under, plan)
    a, b = den * bottom_divisor, num * top_divisor
    common = gcd(a, b)
    return (a // common) * top - (b // common) * bottom
