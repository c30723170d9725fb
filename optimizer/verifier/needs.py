"""What each exercise of a program is needed for: it is taken out, and the rules are checked again."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.program import Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.verifier.finding import Finding
from optimizer.verifier.kinds import ACROSS_WEEKS, CHECKS
from optimizer.verifier.tally import Tally

Measured = dict[tuple[str, str, int], Finding]
"""Findings by rule, week, and place among those of that rule and week."""


@dataclass(frozen=True, slots=True)
class Need:
    """A rule that holds with an exercise and breaks without it."""

    rule: str
    week: str
    before: Finding
    after: Finding


def needs(
    weeks: tuple[Week, ...], scenario: Scenario, rules: tuple[Rule, ...], catalog: Catalog
) -> dict[str, tuple[Need, ...]]:
    """For every exercise, in order of appearance, the rules that break if it is left out.

    It is left out of every day and week, and nothing takes its place: pure arithmetic, no search. A rule
    that is broken already needs nobody.
    """
    asking = tuple(rule for rule in rules if rule.asks)
    tallies = tuple(Tally(week, scenario, catalog, rules) for week in weeks)
    whole = _measured(tallies, asking, weeks)
    ids = dict.fromkeys(i.exercise for w in weeks for s in w.sessions for i in s.items)
    found = {}
    for id_ in ids:
        fewer = without(weeks, id_)
        changed = tuple(new for new, old in zip(fewer, weeks, strict=True) if new != old)
        rest = tuple(
            Tally(new, scenario, catalog, rules) if new in changed else tally
            for new, tally in zip(fewer, tallies, strict=True)
        )
        found[id_] = _broken(whole, _measured(rest, asking, changed))
    return found


def without(weeks: tuple[Week, ...], exercise: str) -> tuple[Week, ...]:
    """The weeks with an exercise left out; the other one of a pair stays."""
    return tuple(
        week.model_copy(
            update={"sessions": tuple(_session_without(s, exercise) for s in week.sessions)}
        )
        for week in weeks
    )


def _session_without(session: Session, exercise: str) -> Session:
    kept = (
        (block, tuple(item for item in block.items if item.exercise != exercise))
        for block in session.blocks
    )
    blocks = tuple(block.model_copy(update={"items": items}) for block, items in kept if items)
    return session.model_copy(update={"blocks": blocks})


def _measured(
    tallies: tuple[Tally, ...], rules: tuple[Rule, ...], weeks: tuple[Week, ...]
) -> Measured:
    """Findings of the rules on these weeks, and on a rotation as a whole."""
    found: Measured = {}
    seen: defaultdict[tuple[str, str], int] = defaultdict(int)
    for rule in rules:
        for week, finding in _findings(rule, tallies, weeks):
            found[rule.id, week, seen[rule.id, week]] = finding
            seen[rule.id, week] += 1
    return found


def _findings(
    rule: Rule, tallies: tuple[Tally, ...], weeks: tuple[Week, ...]
) -> Iterator[tuple[str, Finding]]:
    if len(tallies) > 1 and rule.kind in ACROSS_WEEKS:
        yield from ACROSS_WEEKS[rule.kind](rule, tallies)
        return
    for tally in tallies:
        if tally.week in weeks:
            for finding in CHECKS[rule.kind](rule, tally):
                yield tally.week.week, finding


def _broken(before: Measured, after: Measured) -> tuple[Need, ...]:
    return tuple(
        Need(rule, week, before[rule, week, place], finding)
        for (rule, week, place), finding in after.items()
        if not finding.ok and (rule, week, place) in before and before[rule, week, place].ok
    )
