"""What a client has on a day, and whether that is enough for an exercise (rules.md C-26)."""

from optimizer.domain.exercise import Exercise
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.problem.catalog import Catalog


def owned(day: Weekday, scenario: Scenario, catalog: Catalog) -> set[str]:
    """The items of a day, presets unpacked."""
    presets = {preset.id: preset.items for preset in catalog.presets}
    entries = scenario.equipment_on(day)
    return {item for entry in entries for item in presets.get(entry, (entry,))}


def equipped(exercise: Exercise, day: Weekday, scenario: Scenario, catalog: Catalog) -> bool:
    """Whether one of the exercise's lists of items is complete on the day."""
    items = owned(day, scenario, catalog)
    return any(all(item in items for item in way) for way in exercise.equipment)
