"""Seconds of a session beside its sets, known before anything is chosen."""

from collections.abc import Iterable
from typing import NamedTuple

from optimizer.domain.exercise import Exercise
from optimizer.domain.gyms import days_for
from optimizer.domain.preparation import Choice, Corrective, Functional
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.intake import FAIL


class Overhead(NamedTuple):
    """Seconds of warm-up and cool-down of one day."""

    warmup: int
    cooldown: int


def session_overhead(
    rule: SessionTimeRule | None, scenario: Scenario, catalog: Catalog, day: Weekday
) -> Overhead:
    """What model, verifier and reports take for warm-up and cool-down of a day.

    The warm-up is that of the rule; unless the scenario says otherwise it is the short one on days
    with correctives, which warm up less but pay for them (rules.md X-15; evidence.md 9). The
    cool-down is the rule's, or the longer one that the scenario asks for, and the day's correctives
    on top. Without a rule there is neither.
    """
    if rule is None:
        return Overhead(0, 0)
    wanted = scenario.session_extras
    general = catalog.preparation.cooldown.seconds
    length = general[wanted.cooldown] if wanted.cooldown in ("short", "full") else 0
    correctives = correctives_by_day(scenario, catalog).get(day, ())
    short = wanted.warmup == "auto" and bool(correctives)
    return Overhead(
        rule.warmup(scenario.days.get(day, 0), "short" if short else wanted.warmup),
        max(rule.cooldown_seconds, length) + sum(entry.seconds for entry in correctives),
    )


def signs(scenario: Scenario, catalog: Catalog) -> frozenset[str]:
    """The client's flags, failed screens, and screens that a flag stands for, by id."""
    failed = {screen for screen, answer in scenario.screens.items() if answer == FAIL}
    alike = {
        flag.same_as
        for flag in catalog.intake.flags
        if flag.id in scenario.flags and flag.same_as is not None
    }
    return frozenset({*scenario.flags, *failed, *alike})


def applies(when: tuple[str, ...], scenario: Scenario, catalog: Catalog) -> bool:
    """Whether a line of the catalog speaks of this client; one without `when` does of all."""
    return not when or not signs(scenario, catalog).isdisjoint(when)


def work_budgets(rule: SessionTimeRule, scenario: Scenario, catalog: Catalog) -> dict[Weekday, int]:
    """Seconds that each day leaves for sets beside its warm-up and cool-down; may be negative."""
    return {
        day: 60 * minutes - sum(session_overhead(rule, scenario, catalog, day))
        for day, minutes in scenario.days.items()
    }


def correctives_by_day(
    scenario: Scenario, catalog: Catalog
) -> dict[Weekday, tuple[Corrective | Functional, ...]]:
    """Correctives on days: stretches, then strengthening, then one functional movement.

    Each goes to the days that have most minutes left among those with the equipment for it, and
    never depends on what is trained.
    """
    placed: dict[Weekday, list[Corrective | Functional]] = {day: [] for day in scenario.days}
    if scenario.session_extras.cooldown == "none":
        return {}
    room = {day: 60 * minutes for day, minutes in scenario.days.items()}
    for entry in sorted(catalog.preparation.correctives, key=lambda e: e.stage == "strengthen"):
        if _asked(entry, scenario, catalog):
            able = [day for day in room if fitting(entry.choices, scenario, catalog, day)]
            for day in sorted(able, key=lambda d: -room[d])[: entry.sessions]:
                placed[day].append(entry)
                room[day] -= entry.seconds
    functional = catalog.preparation.functional
    busy = [day for day in placed if placed[day]]
    able = [day for day in busy if fitting(functional.choices, scenario, catalog, day)]
    for day in able[: functional.sessions]:
        placed[day].append(functional)
    return {day: tuple(entries) for day, entries in placed.items() if entries}


def _asked(entry: Corrective, scenario: Scenario, catalog: Catalog) -> bool:
    return applies(entry.when, scenario, catalog) and signs(scenario, catalog).isdisjoint(
        entry.unless
    )


def fitting(
    choices: Iterable[Choice], scenario: Scenario, catalog: Catalog, day: Weekday | None = None
) -> Choice | None:
    """The first choice that the client can do, on a day where one is given."""
    for choice in choices:
        exercise = catalog.by_id.get(choice.exercise)
        if exercise is not None and suits(exercise, scenario, catalog, day):
            return choice
    return None


def suits(
    exercise: Exercise, scenario: Scenario, catalog: Catalog, day: Weekday | None = None
) -> bool:
    """Whether equipment, level, limits and wishes of the client allow the exercise.

    The equipment is that of the day where one is given, else that of any one day.
    """
    there = scenario if day is None else scenario.on(day)
    return (
        bool(days_for(exercise, there, catalog))
        and exercise.level <= scenario.level.rank
        and all(exercise.stress.get(tag, 0) <= most for tag, most in scenario.limits.items())
        and exercise.id not in scenario.exclude
    )
