"""Two weeks counted as one, for rules whose window is both weeks together."""

from optimizer.domain.exercise import Exercise
from optimizer.domain.scenario import Scenario
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday
from optimizer.verifier.tally import Tally


class FortnightTally:
    """Sums over the weeks of a rotation; an exercise counts once, however many it stands in."""

    def __init__(self, tallies: tuple[Tally, ...]) -> None:
        self._tallies = tallies
        self.scenario: Scenario = tallies[0].scenario
        self.training_days = sum(tally.training_days for tally in tallies)

    def sets(self, of: Selector, day: Weekday | None = None) -> int:
        """Count the sets of the selected exercises."""
        return sum(tally.sets(of, day) for tally in self._tallies)

    def distinct(self, of: Selector, day: Weekday | None = None) -> int:
        """How many different exercises are selected."""
        names: dict[str, Exercise] = {}
        for tally in self._tallies:
            names |= {e.id: e for e in tally.exercises(day) if of.matches(e)}
        return len(names)

    def days_with(self, of: Selector) -> tuple[tuple[str, Weekday], ...]:
        """List the days of both weeks that hold a selected exercise."""
        return tuple((t.week.week, day) for t in self._tallies for day in t.days_with(of))
