"""What can be wrong with equipment that a scenario gives by day."""

from collections.abc import Iterator

from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.errors import Fault
from optimizer.files.tree import Tree


def gym_faults(scenario: Scenario, tree: Tree) -> Iterator[Fault]:
    """Equipment by day that leaves out a training day, or names another one."""
    if not isinstance(scenario.places, dict):
        return
    days = ", ".join(scenario.days)
    missing = [day for day in scenario.days if day not in scenario.places]
    if missing:
        yield tree.fault(
            ("equipment",), f"does not say what there is on {', '.join(missing)}",
            allowed=f"every training day ({days}), or one list for all",
        )  # fmt: skip
    for day in scenario.places:
        if day not in scenario.days:
            yield tree.fault(
                ("equipment", day.value), "is not a training day", value=day.value, allowed=days
            )


def told(day: Weekday, scenario: Scenario) -> bool:
    """Whether the client says what there is on the day; that it is not said is a fault of its own."""
    return not isinstance(scenario.places, dict) or day in scenario.places
