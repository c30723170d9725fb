"""Repairs of the calendar: longer days, a day more, a day less, another day instead."""

from collections.abc import Iterator
from itertools import combinations

from optimizer.domain.costs import Costs
from optimizer.domain.repairs import Candidate, LeastMinutes, Patch, ladder
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday

STEP = 5
"""Minutes by which days grow."""
TRIES = 5
"""Steps up that are solved before a kind of repair is given up."""
LONGEST = 240
MOST_MOVES = 3
"""Other days that are tried instead of one."""
MOST_ON_ONE_DAY = 6
"""Steps by which one day alone is made longer."""


def days_fact(scenario: Scenario) -> str:
    """The line of a scenario that names the days."""
    return "days: " + ", ".join(f"{day} {minutes}" for day, minutes in scenario.days.items())


def days_patch(days: dict[Weekday, int]) -> Patch:
    """The training days with their minutes."""
    return {"days": {str(day): days[day] for day in Weekday if day in days}}


def every_day_longer(
    asked: Scenario, least: tuple[LeastMinutes, ...], costs: Costs
) -> Iterator[Candidate]:
    """The same minutes more on every day, from the least that the weekly totals need."""
    days = dict(asked.days)
    if not least:
        return
    missing = least[0].at_least * len(days) - sum(days.values())
    first = max(1, -(-missing // (STEP * len(days))))
    rungs = [
        _longer(days, dict.fromkeys(days, steps), costs) for steps in range(first, first + TRIES)
    ]
    yield from ladder(rungs)


def one_day_longer(asked: Scenario, day: Weekday, steps: int, costs: Costs) -> Iterator[Candidate]:
    """One day with so many steps of minutes more, or a few more still; a long day is no advice."""
    days = dict(asked.days)
    if steps <= MOST_ON_ONE_DAY:
        yield from ladder([_longer(days, {day: steps + more}, costs) for more in range(TRIES)])


def _longer(days: dict[Weekday, int], steps: dict[Weekday, int], costs: Costs) -> Candidate | None:
    changed = {day: minutes + STEP * steps.get(day, 0) for day, minutes in days.items()}
    if max(changed.values()) > LONGEST:
        return None
    if len(set(days.values())) == 1 and len(steps) == len(days):
        (before,), (after,) = set(days.values()), set(changed.values())
        told = f"Train {after} minutes a session instead of {before}."
    elif len(steps) == len(days):
        told = f"Train {STEP * next(iter(steps.values()))} minutes more on every day."
    else:
        told = " ".join(
            f"Train {changed[day]} minutes on {day} instead of {days[day]}." for day in steps
        )
    cost = costs.minutes_5 * sum(steps.values())
    return Candidate("minutes", cost, told, days_patch(changed))


def a_day_more(asked: Scenario, costs: Costs) -> Iterator[Candidate]:
    """One or two more days of the usual length, as far from the others as can be."""
    days = dict(asked.days)
    usual = max(set(days.values()), key=list(days.values()).count)
    rungs: list[Candidate | None] = []
    for more in (1, 2):
        free = [day for day in Weekday if day not in days]
        if len(free) <= more:
            break
        added = max(combinations(free, more), key=lambda new: spacing((*days, *new)))
        cost = more * (costs.day + costs.minutes_5 * usual // STEP)
        told = f"Train on {' and '.join(added)} too, {usual} minutes."
        patch = days_patch({**days, **dict.fromkeys(added, usual)}) | _places(asked, added)
        rungs.append(Candidate("day", cost, told, patch))
    yield from ladder(rungs)


def _places(asked: Scenario, added: tuple[Weekday, ...]) -> Patch:
    """Where days differ, new ones have what most days have."""
    places = asked.places
    if not isinstance(places, dict):
        return {}
    lists = list(places.values())
    usual = max(lists, key=lists.count)
    every = {**places, **dict.fromkeys(added, usual)}
    return {"equipment": {str(day): list(every[day]) for day in Weekday if day in every}}


def a_day_less(asked: Scenario, rest_days: int, costs: Costs) -> Iterator[Candidate]:
    """So many days fewer as leave the days of rest, those kept spread out best."""
    days = dict(asked.days)
    keep = 7 - rest_days
    if keep < 1 or keep >= len(days):
        return
    kept = max(combinations(days, keep), key=lambda some: (_minutes(days, some), spacing(some)))
    gone = [day for day in days if day not in kept]
    patch = days_patch({day: days[day] for day in kept})
    places = asked.places
    if isinstance(places, dict):
        patch["equipment"] = {str(day): list(places[day]) for day in kept}
    told = f"Rest on {' and '.join(gone)}."
    yield Candidate("day", costs.day_less * len(gone), told, patch)


def other_days(asked: Scenario, costs: Costs) -> Iterator[Candidate]:
    """One training day on another day instead, where that spreads them out better; the nearest first.

    The day takes its minutes and its equipment with it.
    """
    days, order = dict(asked.days), list(Weekday)
    for day in days:
        rungs: list[Candidate | None] = []
        for free in sorted(set(order) - days.keys(), key=lambda new: _apart(day, new)):
            changed = {free if own == day else own: minutes for own, minutes in days.items()}
            if spacing(tuple(changed)) > spacing(tuple(days)):
                patch = days_patch(changed)
                if isinstance(asked.places, dict):
                    places = {free if own == day else own: p for own, p in asked.places.items()}
                    patch["equipment"] = {str(d): list(places[d]) for d in order if d in places}
                cost = costs.day_moved + _apart(day, free)[0] - 1
                rungs.append(Candidate("day", cost, f"Train on {free} instead of {day}.", patch))
        yield from ladder(rungs[:MOST_MOVES])


def _apart(day: Weekday, other: Weekday) -> tuple[int, int]:
    """Days of the cyclic week between two, the later of equals first."""
    order = list(Weekday)
    after = (order.index(other) - order.index(day)) % 7
    return min(after, 7 - after), after


def _minutes(days: dict[Weekday, int], kept: tuple[Weekday, ...]) -> int:
    return sum(days[day] for day in kept)


def spacing(days: tuple[Weekday, ...]) -> tuple[int, ...]:
    """Days between sessions of the cyclic week, the shortest first: larger is better spread."""
    order = list(Weekday)
    places = sorted(order.index(day) for day in days)
    return tuple(
        sorted(
            (after - place - 1) % 7
            for place, after in zip(places, [*places[1:], places[0]], strict=True)
        )
    )
