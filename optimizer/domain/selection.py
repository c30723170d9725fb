"""Selectors, measures and muscles in words."""

from optimizer.domain.exercise import Group, Kind
from optimizer.domain.measure import Measure
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import listed, spoken


def muscle_name(catalog: Taxonomy, muscle: str) -> str:
    """Give a muscle's or group's name as it stands within a sentence."""
    item = catalog.measured.get(muscle)
    return spoken(muscle) if item is None else item.name.lower()


def measured_name(muscle: str, catalog: Taxonomy) -> str:
    """Give the name of a muscle, or of a group with the word that it is one."""
    item = catalog.measured[muscle]
    return item.name + (" (all)" if isinstance(item, Group) else "")


def whose(muscle: str | None, each: tuple[str, ...], catalog: Taxonomy) -> str:
    """Name one muscle, or the classes of muscles and groups that a rule is stated for."""
    if muscle is not None:
        return muscle_name(catalog, muscle)
    return f"every muscle and group of class {listed(each)}"


def selector_words(of: Selector, catalog: Taxonomy) -> str:
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


def _after(of: Selector, catalog: Taxonomy) -> list[str]:
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


def measure_words(measure: Measure, catalog: Taxonomy) -> str:
    """Describe a weekly quantity: sets, distinct exercises, or the mean sets of muscles."""
    if measure.sets is not None:
        return "sets of " + selector_words(measure.sets, catalog)
    if measure.exercises is not None:
        return "distinct lifts of " + selector_words(measure.exercises, catalog)
    names = listed((muscle_name(catalog, m) for m in measure.volume), "and")
    return f"mean sets of {names}" if len(measure.volume) > 1 else f"sets of {names}"
