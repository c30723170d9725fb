"""Faults of the program file itself, whatever the rules say (formats.md sections 2 and 6)."""

from collections import Counter
from collections.abc import Iterator

from optimizer.domain.exercise import Kind
from optimizer.domain.program import Block, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import WEEK_NAMES, Weekday
from optimizer.kinds import Rule
from optimizer.kinds.pairs import pairing
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.catalog import Catalog
from optimizer.verifier.finding import Violation
from optimizer.verifier.steps import steps
from optimizer.verifier.timing import around_the_sets, block_seconds


def structure(
    weeks: tuple[Week, ...], scenario: Scenario, rules: tuple[Rule, ...], catalog: Catalog
) -> Iterator[Violation]:
    """Everything about weeks, days, exercises and seconds that does not fit together."""
    names = [week.week for week in weeks]
    expected = list(WEEK_NAMES[: scenario.weeks])
    if names != expected:
        shown, wanted = ", ".join(names) or "none", ", ".join(expected)
        yield Violation("structure.weeks", "", f"weeks are {shown}, expected {wanted}")
    for week in weeks:
        yield from _days(week, scenario)
        for session in week.sessions:
            for part, message in _session(session, scenario, rules, catalog):
                yield Violation(f"structure.{part}", week.week, f"{session.day}: {message}")


def _days(week: Week, scenario: Scenario) -> Iterator[Violation]:
    days = [session.day for session in week.sessions]
    expected = [day for day in Weekday if day in scenario.days]
    if days != expected:
        message = f"sessions on {', '.join(days) or 'no day'}, expected {', '.join(expected)}"
        yield Violation("structure.days", week.week, message)


def _session(
    session: Session, scenario: Scenario, rules: tuple[Rule, ...], catalog: Catalog
) -> Iterator[tuple[str, str]]:
    minutes = scenario.days.get(session.day, session.budget_minutes)
    yield from _differs("budget", "budget_minutes", session.budget_minutes, minutes)
    planned = scenario.model_copy(update={"days": {**scenario.days, session.day: minutes}})
    warmup, cooldown = around_the_sets(SessionTimeRule.among(rules), planned, catalog, session.day)
    yield from _differs("warmup", "warmup_seconds", session.warmup_seconds, warmup)
    yield from _differs("cooldown", "cooldown_seconds", session.cooldown_seconds, cooldown)
    yield from steps(session, scenario, catalog)
    yield from _exercises(session, catalog)
    for block in session.blocks:
        if len(block.items) > 1 and pairing(rules, scenario) is None:
            shown = " + ".join(item.exercise for item in block.items)
            yield "pair", f"{shown}: pairs are not allowed here"
        yield from _block(block, scenario, catalog)
    whole = session.warmup_seconds + session.cooldown_seconds
    whole += sum(block.seconds for block in session.blocks)
    yield from _differs("seconds", "seconds of the session", session.seconds, whole)


def _exercises(session: Session, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for id_, times in Counter(item.exercise for item in session.items).items():
        if times > 1:
            yield "repeated", f"{id_} stands in the session {times} times"
        if id_ not in catalog.by_id:
            yield "exercise", f"{id_} is not in the catalog"
        elif catalog.by_id[id_].kind not in (Kind.HARD, Kind.DRILL):
            yield "exercise", f"{id_} is {catalog.by_id[id_].kind}, not hard work or a drill"


def _block(block: Block, scenario: Scenario, catalog: Catalog) -> Iterator[tuple[str, str]]:
    if len(block.items) > 1:
        yield from _pair(block, catalog)
    if any(item.exercise not in catalog.by_id for item in block.items):
        return
    for item in block.items:
        rest = catalog.by_id[item.exercise].rest_seconds[scenario.goal]
        yield from _differs("rest", f"rest_seconds of {item.exercise}", item.rest_seconds, rest)
    names = " + ".join(item.exercise for item in block.items)
    seconds = block_seconds(block, scenario.goal, catalog)
    yield from _differs("block", f"seconds of the block {names}", block.seconds, seconds)


def _pair(block: Block, catalog: Catalog) -> Iterator[tuple[str, str]]:
    first, second = block.items
    names = f"{first.exercise} + {second.exercise}"
    if first.sets != second.sets:
        yield "pair", f"{names}: {first.sets} and {second.sets} sets, expected as many of both"
    known = [catalog.by_id[item.exercise] for item in block.items if item.exercise in catalog.by_id]
    if sum("heavy_axial" in exercise.tags for exercise in known) > 1:
        yield "pair", f"{names}: both load the spine heavily"


def _differs(part: str, what: str, value: int, expected: int) -> Iterator[tuple[str, str]]:
    if value != expected:
        yield part, f"{what} is {value}, expected {expected}"
