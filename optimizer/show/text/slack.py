"""How much room a rule leaves: its slack, the mark of a rule without any, and which bound it is at."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from optimizer.domain.program import AuditRow
from optimizer.kinds import Rule
from optimizer.show.text.layout import exact

AT_LIMIT = "!"
"""Marks a value on one of its bounds."""
BROKEN = "x"
"""Marks a value that is not allowed."""

Measured = tuple[Rule, AuditRow]


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
    return row.ok and row.max != "0" and slack(row) == 0


def legend(marks: Sequence[str], more: Sequence[str] = ()) -> list[str]:
    """Say in words what the marks mean that are used, after the words of `more`."""
    words = [*more]
    if AT_LIMIT in marks:
        words.append(f"{AT_LIMIT} at its limit")
    if BROKEN in marks:
        words.append(f"{BROKEN} outside")
    return words
