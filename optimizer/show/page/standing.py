"""Where a measured value stands between its bounds, in words."""

from enum import StrEnum

from optimizer.domain import words
from optimizer.domain.program import AuditRow
from optimizer.show.text.layout import exact


class Standing(StrEnum):
    """How a value lies to its bounds. A least of 0 binds nothing."""

    BELOW = "below its minimum"
    AT_LEAST = "at its minimum"
    WITHIN = "within"
    EXACT = "exactly as asked"
    AT_MOST = "at its maximum"
    ABOVE = "above its maximum"

    @property
    def outside(self) -> bool:
        """Whether a bound is broken."""
        return self in (Standing.BELOW, Standing.ABOVE)


def standing(row: AuditRow) -> Standing:
    """Compare the row's value with its bounds.

    A ratio to nothing, such as `6/0`, is above every bound, `0/0` within; so the row's own verdict.
    """
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    if value is None:
        return Standing.WITHIN if row.ok else Standing.ABOVE
    if low is not None and value < low:
        return Standing.BELOW
    if high is not None and value > high:
        return Standing.ABOVE
    at_least, at_most = bool(low) and value == low, value == high
    if at_least and at_most:
        return Standing.EXACT
    if at_least:
        return Standing.AT_LEAST
    return Standing.AT_MOST if at_most else Standing.WITHIN


def bounds_words(low: str | None, high: str | None) -> str:
    """Bounds as words: "at least 2", "8 to 20", "at most 1"; empty where there are none."""
    return "" if low is None and high is None else words.bounds_words(exact(low), exact(high))
