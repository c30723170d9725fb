"""Which training days have the equipment that an exercise needs."""

from optimizer.domain.exercise import Exercise
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.week import Weekday


def gyms(scenario: Scenario) -> dict[tuple[str, ...], tuple[Weekday, ...]]:
    """Every distinct equipment with its days, in the order of the week.

    A client with one list for all days has one entry.
    """
    if not isinstance(scenario.places, dict):
        return {scenario.places: tuple(scenario.days)}
    found: dict[tuple[str, ...], tuple[Weekday, ...]] = {}
    for day, items in scenario.places.items():
        found[items] = (*found.get(items, ()), day)
    return found


def days_for(exercise: Exercise, scenario: Scenario, catalog: Taxonomy) -> tuple[Weekday, ...]:
    """The days on which the client has everything that the exercise needs, in order.

    Items of different days never add up: nobody carries the bench to the gym.
    """
    able = {
        day
        for items, days in gyms(scenario).items()
        if not exercise.needs(catalog.owned(items))
        for day in days
    }
    return tuple(day for day in Weekday if day in able)
