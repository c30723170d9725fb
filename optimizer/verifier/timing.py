"""Seconds of a session: its blocks, its warm-up and its cool-down (formats.md section 2)."""

from optimizer.domain.exercise import Goal
from optimizer.domain.preparation import Corrective, Functional
from optimizer.domain.program import Block
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.catalog import Catalog
from optimizer.verifier.equipment import equipped

CHANGEOVER_SECONDS = 15
"""Walking from one exercise of a pair to the other, once per set."""


def block_seconds(block: Block, goal: Goal, catalog: Catalog) -> int:
    """`setups + n * (work + rest)`, with the longer rest and a changeover for a pair.

    Exercises that the catalog does not know take no time, and a pair with unequal sets takes the
    time of its longer side; `structure` reports both.
    """
    known = [catalog.by_id[item.exercise] for item in block.items if item.exercise in catalog.by_id]
    if not known:
        return 0
    sets = max(item.sets for item in block.items)
    setup = sum(exercise.setup_seconds for exercise in known)
    work = sum(exercise.work_seconds for exercise in known)
    rest = max(exercise.rest_seconds[goal] for exercise in known)
    changeover = CHANGEOVER_SECONDS * (len(known) - 1)
    return setup + sets * (work + changeover + rest)


def around_the_sets(
    rule: SessionTimeRule | None, scenario: Scenario, catalog: Catalog, day: Weekday
) -> tuple[int, int]:
    """Seconds of warm-up and of cool-down; none where no rule speaks of them.

    A day with correctives has the short warm-up unless another is asked for; they are part of its
    cool-down (rules.md X-15).
    """
    if rule is None:
        return 0, 0
    correctives = _correctives(scenario, catalog).get(day, [])
    warmup, cooldown = scenario.session_extras.warmup, scenario.session_extras.cooldown
    short = warmup == "short"
    if warmup == "auto":
        short = bool(correctives) or scenario.days.get(day, 0) <= rule.short_minutes
    least = catalog.preparation.cooldown.seconds
    general = {"short": least["short"], "full": least["full"]}.get(cooldown, 0)
    return (
        rule.short_warmup_seconds if short else rule.warmup_seconds,
        max(general, rule.cooldown_seconds) + sum(correctives),
    )


def _correctives(scenario: Scenario, catalog: Catalog) -> dict[Weekday, list[int]]:
    """Seconds of each corrective, by day: stretches, strengthening, one functional movement to close.

    Each takes the days that can hold it with the most minutes left, earlier days first.
    """
    found: dict[Weekday, list[int]] = {}
    if scenario.session_extras.cooldown == "none":
        return found
    signs = set(scenario.flags) | {id_ for id_, said in scenario.screens.items() if said == "fail"}
    signs |= {f.same_as for f in catalog.intake.flags if f.id in scenario.flags and f.same_as}
    left = {day: 60 * minutes for day, minutes in scenario.days.items()}
    for stage in ("stretch", "strengthen"):
        for entry in catalog.preparation.correctives:
            asked_for = not entry.when or signs & set(entry.when)
            if entry.stage != stage or not asked_for or signs & set(entry.unless):
                continue
            days = [day for day in left if _fits(entry, day, scenario, catalog)]
            for _ in range(min(entry.sessions, len(days))):
                roomiest = max(days, key=lambda day: left[day])
                days.remove(roomiest)
                found.setdefault(roomiest, []).append(entry.seconds)
                left[roomiest] -= entry.seconds
    closing = catalog.preparation.functional
    days = [d for d in scenario.days if d in found and _fits(closing, d, scenario, catalog)]
    for day in days[: closing.sessions]:
        found[day].append(closing.seconds)
    return found


def _fits(
    entry: Corrective | Functional, day: Weekday, scenario: Scenario, catalog: Catalog
) -> bool:
    """Whether the client can do one of its exercises on the day."""
    offered = [catalog.by_id[c.exercise] for c in entry.choices if c.exercise in catalog.by_id]
    return any(
        equipped(exercise, day, scenario, catalog)
        and exercise.level <= scenario.level.rank
        and exercise.id not in scenario.exclude
        and not any(exercise.stress.get(tag, 0) > most for tag, most in scenario.limits.items())
        for exercise in offered
    )
