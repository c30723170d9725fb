"""Balance gauges: each ratio as a mark on a scale that shows what is allowed."""

from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.program import AuditRow
from optimizer.kinds import Rule
from optimizer.show.text.layout import decimal, exact, readable

LOW, HIGH = 20.0, 80.0
"""Where the bounds stand on a scale of 0 to 100."""
EDGE = 3.0
"""How close to the scale's ends a mark may come; what lies further out stands there."""


@dataclass(frozen=True, slots=True)
class GaugeView:
    """One ratio. Places are on a scale of 0 to 100.

    `band` is what is allowed; one that goes on to 100 has no upper end. `bounds` are places with their
    labels. `mark` is None where there is nothing to compare; `beyond` says that the value lies further
    out than its mark.
    """

    rule: Rule
    row: AuditRow
    band: tuple[float, float] | None
    bounds: tuple[tuple[float, str], ...]
    mark: float | None
    beyond: bool

    @property
    def open(self) -> bool:
        """Whether any larger value is allowed too."""
        return self.band is not None and self.band[1] == 100.0

    @property
    def value(self) -> str:
        """The value as people read it: a fraction as a decimal."""
        over, _, under = self.row.value.partition("/")
        return f"{over} : 0" if under == "0" else readable(self.row.value)


def gauge_views(rows: tuple[AuditRow, ...], rules: tuple[Rule, ...]) -> tuple[GaugeView, ...]:
    """One gauge for every ratio in one week's audit, in the order of the rules."""
    by_rule = {row.rule: row for row in rows}
    return tuple(
        _gauge(rule, by_rule[rule.id])
        for rule in rules
        if rule.panel == "balance" and rule.id in by_rule
    )


def _gauge(rule: Rule, row: AuditRow) -> GaugeView:
    low, high = exact(row.min) or None, exact(row.max)
    value = _quotient(row.value)
    place = None if value is None else scale_place(value, low, high)
    ends = [(scale_place(end, low, high), decimal(end)) for end in (low, high) if end is not None]
    return GaugeView(
        rule=rule,
        row=row,
        band=_band(low, high),
        bounds=tuple(dict.fromkeys(ends)),
        mark=None if place is None else min(max(place, EDGE), 100.0 - EDGE),
        beyond=place is not None and not 0 <= place <= 100,
    )


def _quotient(text: str) -> Fraction | None:
    """The number; more than any bound for `6/0`, and None for `0/0`."""
    over, _, under = text.partition("/")
    if under == "0":
        return None if over == "0" else Fraction(10**6)
    return exact(text)


def _band(low: Fraction | None, high: Fraction | None) -> tuple[float, float] | None:
    """What is allowed, on the scale; None where the bounds leave nothing between them."""
    start = 0.0 if low is None else scale_place(low, low, high)
    end = 100.0 if high is None else scale_place(high, low, high)
    return (start, end) if start <= end else None


def scale_place(value: Fraction, low: Fraction | None, high: Fraction | None) -> float:
    """Where the value stands, in proportion; below 0 or above 100 it is off the scale.

    The lower bound stands at LOW and the upper at HIGH. Where a bound is missing, 0 stands at 0, or twice
    the lower bound at HIGH. Where both are the same, they stand in the middle.
    """
    if low is None:
        return float(value / (high or 1)) * HIGH
    if low == high:
        return 50.0 + float((value - low) / low) * 100
    if high is None:
        return LOW + float((value - low) / low) * (HIGH - LOW)
    start, span = min(low, high), abs(high - low)
    return LOW + float((value - start) / span) * (HIGH - LOW)
