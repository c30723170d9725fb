"""Sets on days as a week of sessions, in the order in which a coach has them done."""

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Exercise, Goal
from optimizer.domain.overhead import session_overhead
from optimizer.domain.policy import CHANGEOVER_SECONDS, session_time
from optimizer.domain.program import Block, Session, Week
from optimizer.domain.rules import Rule
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.sessions.cooldown import cooldown
from optimizer.sessions.prescription import prescribed
from optimizer.sessions.warmup import warmup


def written_week(
    sets: dict[Weekday, dict[str, int]],
    pairs: dict[Weekday, list[tuple[str, str]]],
    scenario: Scenario,
    rules: tuple[Rule, ...],
    catalog: Catalog,
) -> Week:
    """A week from the sets of each exercise on each day, and from who is paired with whom."""
    sessions = tuple(
        _session(day, f"Session {number}", _blocks(sets[day], pairs[day], scenario, catalog),
                 scenario, rules, catalog)
        for number, day in enumerate(scenario.days, start=1)
    )  # fmt: skip
    return Week(week="A", sessions=sessions)


def _session(
    day: Weekday,
    title: str,
    blocks: tuple[Block, ...],
    scenario: Scenario,
    rules: tuple[Rule, ...],
    catalog: Catalog,
) -> Session:
    overhead = session_overhead(session_time(rules), scenario, catalog, day)
    lifts = [catalog.by_id[item.exercise] for block in blocks for item in block.items]
    return Session(
        day=day,
        title=title,
        budget_minutes=scenario.days[day],
        seconds=sum(overhead) + sum(block.seconds for block in blocks),
        warmup_seconds=overhead.warmup,
        cooldown_seconds=overhead.cooldown,
        warmup=warmup(lifts, overhead.warmup, scenario, catalog),
        cooldown=cooldown(lifts, day, overhead.cooldown, scenario, catalog),
        blocks=blocks,
    )


def _blocks(
    sets: dict[str, int], pairs: list[tuple[str, str]], scenario: Scenario, catalog: Catalog
) -> tuple[Block, ...]:
    """Straight sets and pairs, in order: power, heavy, compound, isolation, core and drills, grip.

    A pair stands where its first exercise would.
    """
    second_of = dict(pairs)
    alone = set(sets) - set(second_of.values())
    blocks = []
    for first in sorted((catalog.by_id[name] for name in alone), key=lambda e: e.place):
        names = [first.id, *([second_of[first.id]] if first.id in second_of else [])]
        members = tuple(catalog.by_id[name] for name in names)
        items = tuple(prescribed(e, sets[e.id], scenario, catalog) for e in members)
        seconds = block_seconds(members, sets[first.id], scenario.goal)
        blocks.append(Block(seconds=seconds, items=items))
    return tuple(blocks)


def block_seconds(members: tuple[Exercise, ...], sets: int, goal: Goal) -> int:
    """`setups + sets * (work + rest)`, a pair walking in between and taking the longer rest."""
    setup = sum(e.setup_seconds for e in members)
    work = sum(e.work_seconds for e in members) + CHANGEOVER_SECONDS * (len(members) - 1)
    return setup + sets * (work + max(e.rest_seconds[goal] for e in members))
