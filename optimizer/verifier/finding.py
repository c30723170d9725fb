"""What the verifier says: a finding per rule, and a violation per thing that is wrong."""

from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.domain.scenario import show_range


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule measured on one week, held or not. Values and bounds are exact text."""

    rule: str
    value: str
    min: str | None
    max: str | None
    unit: str
    ok: bool
    message: str


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that is wrong with a program, in a sentence for people.

    `rule` is the id of a rule, or `structure.*` or `program.*` for faults of the file itself;
    `week` is empty where the whole program is meant.
    """

    rule: str
    week: str
    message: str


def shown(value: Fraction | int | None) -> str | None:
    """Exact text of a bound; None stays None."""
    return None if value is None else show_fraction(Fraction(value))


def within(value: Fraction | int, low: Fraction | int | None, high: Fraction | int | None) -> bool:
    """Whether `low <= value <= high`, an absent end being open."""
    return (low is None or value >= low) and (high is None or value <= high)


def shortfall(finding: Finding) -> Fraction:
    """How far the value lies outside its bounds; 0 within."""
    value = Fraction(finding.value)
    under = 0 if finding.min is None else Fraction(finding.min) - value
    over = 0 if finding.max is None else value - Fraction(finding.max)
    return Fraction(max(0, under, over))


def allowed(low: Fraction | int | None, high: Fraction | int | None) -> str:
    """Bounds in words: "allowed 8-20"."""
    ends = (None if end is None else Fraction(end) for end in (low, high))
    return f"allowed {show_range(*ends)}"


def amount(value: Fraction | int, unit: str) -> str:
    """Write a value with its unit: "7.5 sets", "1 set"."""
    noun = unit.removesuffix("s") if value == 1 else unit
    return f"{show_fraction(Fraction(value))} {noun}"


def bounded(
    rule: str,
    value: Fraction | int,
    low: Fraction | int | None,
    high: Fraction | int | None,
    unit: str,
    message: str,
) -> Finding:
    """Make the finding of a value that should lie within bounds."""
    return Finding(
        rule=rule,
        value=show_fraction(Fraction(value)),
        min=shown(low),
        max=shown(high),
        unit=unit,
        ok=within(value, low, high),
        message=message,
    )
