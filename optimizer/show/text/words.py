"""Selectors, measures and bounds of the constraint language in words."""

from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.domain.exercise import Kind
from optimizer.domain.measure import Measure
from optimizer.domain.selector import Selector
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import listed, spoken

WEAK = {1: "lagging", 2: "clearly weak"}
"""What a weak area is called, by how weak it is."""


def bounds_words(low: Fraction | int | None, high: Fraction | int | None) -> str:
    """`at least 2`, `at most 10`, `8 to 20`, `exactly 3`."""
    if low is None and high is None:
        return "any number of"
    if low is None:
        return f"at most {_number(high)}"
    if high is None:
        return f"at least {_number(low)}"
    return f"exactly {_number(low)}" if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: Fraction | int | None) -> str:
    return show_fraction(Fraction(value or 0))


def counted(noun: str, low: Fraction | int | None, high: Fraction | int | None) -> str:
    """Bounds with their noun in the right number: `at least 1 set`, `at most 3 sets`."""
    last = high if high is not None else low
    return f"{bounds_words(low, high)} {noun if last == 1 else noun + 's'}"


def muscle_name(catalog: Catalog, muscle: str) -> str:
    """Give a muscle's or group's name as it stands within a sentence."""
    item = catalog.measured.get(muscle)
    return spoken(muscle) if item is None else item.name.lower()


def selector_words(of: Selector, catalog: Catalog) -> str:
    """Say which exercises a selector picks: `frontal-plane vertical pull`."""
    patterns = listed(spoken(pattern) for pattern in of.pattern)
    if not patterns:
        subject = _noun(of)
    elif of.kind == (Kind.HARD,):
        subject = patterns
    else:
        subject = f"{_noun(of)} of the pattern {patterns}"
    return " ".join([*_before(of), subject, *_after(of, catalog)])


def _before(of: Selector) -> list[str]:
    words = []
    if of.laterality:
        words.append(listed(of.laterality))
    if of.compound is not None:
        words.append("compound" if of.compound else "non-compound")
    if of.loadable is not None:
        words.append("loadable" if of.loadable else "unloaded")
    strictly = {True: "strictly", False: "loosely", None: ""}[of.plane_strict]
    planes = listed(f"{plane}-plane" for plane in of.plane)
    if strictly or planes:
        words.append(f"{strictly} {planes or 'one-plane'}".strip())
    return words


def _after(of: Selector, catalog: Catalog) -> list[str]:
    regions = {"lower": "the legs", "upper": "the upper body", "core": "the core"}
    phrases = {
        "for": [regions.get(region, region) for region in of.region],
        "led by": [muscle_name(catalog, muscle) for muscle in of.muscle],
        "dosed as": [spoken(dose) for dose in of.dose],
        "tagged": [spoken(tag) for tag in of.tag],
        "not tagged": [spoken(tag) for tag in of.without_tag],
        "named": [spoken(identifier) for identifier in of.id],
        "that load": [spoken(tag) for tag in of.stress],
        "of level": [str(level) for level in of.level],
        "of standing": [str(standing) for standing in of.standing],
    }
    return [f"{phrase} {listed(words)}" for phrase, words in phrases.items() if words]


def _noun(of: Selector) -> str:
    names = {Kind.HARD: "exercises", Kind.DRILL: "drills"}
    return listed(names.get(kind, f"{kind} exercises") for kind in of.kind)


def measure_words(measure: Measure, catalog: Catalog) -> str:
    """Describe a weekly quantity: sets, distinct exercises, or the mean sets of muscles."""
    if measure.sets is not None:
        return "sets of " + selector_words(measure.sets, catalog)
    if measure.exercises is not None:
        return "distinct lifts of " + selector_words(measure.exercises, catalog)
    names = listed((muscle_name(catalog, m) for m in measure.volume), "and")
    return f"mean sets of {names}" if len(measure.volume) > 1 else f"sets of {names}"
