"""Two weeks of a rotation, asked like one: for rules whose window is both weeks together."""

from optimizer.domain.exercise import Exercise
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday, WeekName
from optimizer.model.plan import Plan, Quantity
from optimizer.model.rows import Linear, Rows, total

FortnightDay = tuple[WeekName, Weekday]


class Fortnight:
    """Sums over both weeks; an exercise counts once, however many weeks it stands in."""

    def __init__(self, plans: tuple[Plan, ...]) -> None:
        self._plans = {plan.week: plan for plan in plans}
        self._either: dict[str, Linear] = {}
        self.exercises = plans[0].exercises
        self.rows: Rows = plans[0].rows
        self.with_days = plans[0].with_days
        self.days: tuple[FortnightDay, ...] = tuple(
            (plan.week, day) for plan in plans for day in plan.days
        )

    def amount(
        self, exercise: Exercise, quantity: Quantity, day: FortnightDay | None = None
    ) -> Linear:
        """Sets, chosen (0/1) or sessions of one exercise in both weeks or on a day."""
        if day is not None:
            week, weekday = day
            return self._plans[week].amount(exercise, quantity, weekday)
        parts = [plan.amount(exercise, quantity) for plan in self._plans.values()]
        if quantity != "exercises":
            return total(parts)
        if exercise.id not in self._either:
            either = self.rows.variable(f"either[{exercise.id}]", 0, 1)
            self.rows.add(either <= total(parts))
            for part in parts:
                self.rows.add(either >= part)
            self._either[exercise.id] = either
        return self._either[exercise.id]

    def count(
        self, of: Selector, quantity: Quantity = "sets", day: FortnightDay | None = None
    ) -> Linear:
        """The amount of all selected exercises together."""
        return total(self.amount(e, quantity, day) for e in self.exercises if of.matches(e))

    def literal(self, name: str) -> Linear:
        """A new 0/1 variable."""
        return self.rows.variable(name, 0, 1)
