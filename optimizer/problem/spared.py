"""Places that a client's limits spare, and how many exercises fall away for each."""

from optimizer.domain.scenario import Scenario
from optimizer.problem.catalog import Catalog
from optimizer.problem.overhead import suits

LEVELS = ("not at all", "only moderately", "as usual")
"""How a place may be loaded, by the highest stress level allowed."""


def spared(scenario: Scenario, catalog: Catalog) -> dict[str, int]:
    """By stress tag, the exercises that would suit the client and that its limit takes away."""
    unlimited = scenario.model_copy(update={"limits": {}})
    able = [
        exercise
        for exercise in catalog.exercises
        if exercise.kind.scheduled and suits(exercise, unlimited, catalog)
    ]
    return {
        tag: sum(exercise.stress.get(tag, 0) > limit for exercise in able)
        for tag, limit in scenario.limits.items()
    }


def spared_words(scenario: Scenario, catalog: Catalog) -> list[str]:
    """A line for each limit: the place, how far it may be loaded, and what falls away."""
    names = {tag.id: tag.name for tag in catalog.stress}
    lines = []
    for tag, count in spared(scenario, catalog).items():
        fall = "1 exercise falls" if count == 1 else f"{count or 'no'} exercises fall"
        lines.append(f"{names[tag]}: {LEVELS[scenario.limits[tag]]} ({fall} away)")
    return lines
