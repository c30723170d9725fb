"""What was measured of a rule: how people read it, where it stands, and how much room it leaves."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from optimizer.domain import words
from optimizer.domain.program import AuditRow
from optimizer.kinds import Rule
from optimizer.show.text.layout import allowed_text, bounds_text, clock, decimal, exact, readable
from optimizer.verifier.finding import Finding

AT_LIMIT = "!"
"""Marks a value on one of its bounds."""
BROKEN = "x"
"""Marks a value that is not allowed."""

FORBIDDEN = "0"
"""An upper bound that forbids; to reach it is no tightness."""

MARKS = {"": "", AT_LIMIT: ", at its limit", BROKEN: ", outside"}
"""What the marks of a value mean."""

Measured = tuple[Rule, AuditRow]


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


def measured(audit: Sequence[AuditRow], week: str, rules: Sequence[Rule]) -> list[Measured]:
    """The rules with their rows of a week, in the order of the rules."""
    by_rule: dict[str, list[AuditRow]] = defaultdict(list)
    for row in audit:
        if row.week == week:
            by_rule[row.rule].append(row)
    return [(rule, row) for rule in rules for row in by_rule[rule.id]]


def slack(row: AuditRow) -> Fraction | None:
    """How far the value is from the nearer bound; below 0 outside, None where nothing binds.

    A lower bound of 0 binds nothing.
    """
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    if value is None:
        return None
    rooms = [value - low] if low else []
    rooms += [high - value] if high is not None else []
    return min(rooms, default=None)


def mark(row: AuditRow) -> str:
    """`!` at a bound, `x` outside, else nothing."""
    if not row.ok:
        return BROKEN
    return AT_LIMIT if slack(row) == 0 else ""


def is_tight(row: AuditRow) -> bool:
    """Whether a rule that holds leaves nothing; one that forbids something doesn't count."""
    return row.ok and row.max != FORBIDDEN and slack(row) == 0


def legend(marks: Sequence[str], more: Sequence[str] = ()) -> list[str]:
    """Say in words what the marks mean that are used, after the words of `more`."""
    words = [*more]
    if AT_LIMIT in marks:
        words.append(f"{AT_LIMIT} at its limit")
    if BROKEN in marks:
        words.append(f"{BROKEN} outside")
    return words


def value_text(row: AuditRow | Finding) -> str:
    """The row's value as people read it: `74:32`, `1.36 (305/224)`, `9.5`."""
    value = exact(row.value)
    if value is None:
        return row.value
    if row.unit == "seconds":
        return clock(int(value))
    shown = decimal(value)
    return shown if "/" not in row.value or shown == row.value else f"{shown} ({row.value})"


def allowed_words(row: AuditRow | Finding) -> str:
    """The row's bounds with their unit: `8-20 sets`, `≤75:00`, `none`."""
    low, high = row.min, row.max
    if high == FORBIDDEN and low in (None, FORBIDDEN):
        return "none"
    if row.unit == "seconds":
        low, high = (
            None if (end := exact(text)) is None else clock(int(end)) for text in (low, high)
        )
    if row.unit in ("seconds", "ratio") or (low is None and high is None):
        return bounds_text(low, high)
    unit = row.unit.removesuffix("s") if (high or low) == "1" else row.unit
    return f"{bounds_text(low, high)} {unit}"


def room_text(row: AuditRow) -> str:
    """What is left to the nearer bound; empty where nothing binds."""
    room = slack(row)
    if room is None or (row.max == FORBIDDEN and row.ok):
        return ""
    if row.unit != "seconds":
        return decimal(room)
    return ("-" if room < 0 else "") + clock(abs(int(room)))


def bounds_words(row: AuditRow) -> str:
    """The row's bounds in words: "at least 2", "8 to 20"; empty where there are none."""
    bounds = exact(row.min), exact(row.max)
    return "" if bounds == (None, None) else words.bounds_words(*bounds)


def value_line(name: str, row: AuditRow) -> str:
    """Write what there is and what is allowed: `Chest: 10, allowed 8 to 20`."""
    text = allowed_text(row.min, row.max)
    allowed = f"allowed {text.replace('-', ' to ')}"
    if row.max is None:
        allowed = f"at least {text.removesuffix('+')}" if row.min is not None else "no bounds"
    return f"{name.replace(' : ', ' to ')}: {readable(row.value)}, {allowed}{MARKS[mark(row)]}"
