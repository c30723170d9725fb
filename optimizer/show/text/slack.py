"""What was measured of a rule: how people read it, and how much room it leaves."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from optimizer.domain.program import AuditRow
from optimizer.kinds import Rule
from optimizer.show.text.layout import bounds_text, clock, decimal, exact

AT_LIMIT = "!"
"""Marks a value on one of its bounds."""
BROKEN = "x"
"""Marks a value that is not allowed."""

FORBIDDEN = "0"
"""An upper bound that forbids; to reach it is no tightness."""

Measured = tuple[Rule, AuditRow]


class Reading(Protocol):
    """A row of an audit, or a finding of the verifier: exact text of a value and of its bounds."""

    @property
    def value(self) -> str: ...  # noqa: D102
    @property
    def min(self) -> str | None: ...  # noqa: D102
    @property
    def max(self) -> str | None: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102


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


def value_text(row: Reading) -> str:
    """The row's value as people read it: `74:32`, `1.36 (305/224)`, `9.5`."""
    value = exact(row.value)
    if value is None:
        return row.value
    if row.unit == "seconds":
        return clock(int(value))
    shown = decimal(value)
    return shown if "/" not in row.value or shown == row.value else f"{shown} ({row.value})"


def limits_text(row: Reading) -> str:
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
