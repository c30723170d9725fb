"""What may give, as variables: the rows of a conflict's model, each with the lever that loosens it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optimizer.conflict.narrowing import Narrowing
from optimizer.domain.costs import Costs, GivenUp
from optimizer.domain.exercise import Exercise
from optimizer.domain.gyms import days_for, gyms
from optimizer.kinds import Rule
from optimizer.kinds.rule import LeverKind
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.kinds import amount_of
from optimizer.model.pairs import work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, Row, Rows, total
from optimizer.problem.overhead import work_budgets

HUNDREDTHS = 100
"""Costs are stated in hundredths of a point, so that shares of bounds can be told apart."""
STEP_SECONDS = 300
MOST_STEPS = 60
FARTHEST = 400
"""What no weekly amount, in half sets or any other unit of a row, is above."""
MOST_MISSING = 3
"""Pieces that one exercise may lack for buying all of them to be thought of."""


@dataclass(frozen=True, slots=True, eq=False)
class Lever:
    """One thing that may give, and by how much it does: 0/1, steps of minutes, or units of a row.

    `name` is a day, an item, a wish, or a rule's id.
    """

    sort: LeverKind
    name: str
    used: Linear
    wish: GivenUp | None = None


class Levers:
    """A model of rows that levers loosen, at the least cost."""

    def __init__(self, narrowing: Narrowing, rules: tuple[Rule, ...], costs: Costs) -> None:
        self._narrowing = narrowing
        self._costs = costs
        self.plans = narrowing.model.plans
        self.rows = Rows(list(narrowing.model.rows.variables))
        self.all: list[Lever] = []
        plan = self.plans[0]
        self._barred = {
            e.id for e in plan.exercises if not days_for(e, plan.scenario, plan.catalog)
        }
        by_id = {rule.id: rule for rule in rules}
        for row in narrowing.rows_of(rules).rows:
            rule = by_id.get(row.rule)
            if rule is None or not self._opened(rule, row):
                self.rows.rows.append(row)
        for row in narrowing.rows_of(rules).rows:
            rule = by_id.get(row.rule)
            if rule is not None and rule.lever in ("bound", "wish"):
                self._loosened(rule, row)
        for rule in rules:
            if rule.lever == "equipment":
                self._equipment(rule)
        timing = SessionTimeRule.among(rules)
        if timing is not None:
            self._minutes(timing)

    def _opened(self, rule: Rule, row: Row) -> bool:
        """Whether a row is stated anew with what loosens it."""
        return rule.lever is not None and (rule.lever != "equipment" or row.fact in self._barred)

    # -- levers --------------------------------------------------------------------------------

    def _lever(
        self, sort: LeverKind, name: str, most: int, cost: int, wish: GivenUp | None = None
    ) -> Linear:
        """The lever of this name, made once; `cost` is in hundredths of a point a unit."""
        for lever in self.all:
            if (lever.sort, lever.name) == (sort, name):
                return lever.used
        used = self.rows.variable(f"{sort}[{name}]", 0, most)
        self.all.append(Lever(sort, name, used, wish))
        self.rows.terms.append(ObjectiveTerm(name, -cost, used))
        return used

    def _minutes(self, rule: SessionTimeRule) -> None:
        plan = self.plans[0]
        budgets = work_budgets(rule, plan.scenario, plan.catalog)
        more = {
            day: self._lever("minutes", day, MOST_STEPS, HUNDREDTHS * self._costs.minutes_5)
            for day in budgets
        }
        for each in self.plans:
            days = budgets if each.with_days else ()
            for day in days:
                room = STEP_SECONDS * more[day] + budgets[day]
                self.rows.add(work_seconds(each, day) <= room, rule.id, day)
            room = STEP_SECONDS * total(more.values()) + sum(budgets.values())
            self.rows.add(work_seconds(each) <= room, rule.id, "week")

    def _equipment(self, rule: Rule) -> None:
        plan = self.plans[0]
        for exercise in plan.exercises:
            if exercise.id not in self._barred:
                continue
            ways = total(self._bought(missing) for missing in _lacking(exercise, plan))
            for each in self.plans:
                chosen = each.amount(exercise, "exercises")
                self.rows.add(chosen <= ways, rule.id, exercise.id)

    def _bought(self, missing: frozenset[str]) -> Linear:
        """Whether all of these pieces are bought."""
        items = [
            self._lever("equipment", item, 1, HUNDREDTHS * self._costs.of_item(item))
            for item in sorted(missing)
        ]
        if len(items) == 1:
            return items[0]
        together = self.rows.variable(f"together[{'+'.join(sorted(missing))}]", 0, 1)
        for item in items:
            self.rows.add(together <= item)
        return together

    def _loosened(self, rule: Rule, row: Row) -> None:
        """A wish is given up whole; a bound moves at a price for every unit of its row."""
        wish = rule.given_up(row.fact)
        if wish is not None:
            cost = HUNDREDTHS * self._costs.wish[wish.key]
            self._stated(row, self._lever("wish", str(wish), 1, cost, wish), FARTHEST)
            return
        size = max(1, abs(row.lower or row.upper or SHARE_OF_RATIO))
        cost = HUNDREDTHS * self._costs.bound_share // size
        self._stated(row, self._lever("bound", rule.id, FARTHEST, max(1, cost)), 1)

    def _stated(self, row: Row, slack: Linear, factor: int) -> None:
        """The row with a slack on each of its sides."""
        terms = Linear(row.terms)
        if row.lower is not None:
            self.rows.add(terms + factor * slack >= row.lower, row.rule, row.fact)
        if row.upper is not None:
            self.rows.add(terms - factor * slack <= row.upper, row.rule, row.fact)


SHARE_OF_RATIO = 40
"""Units of a ratio's row that count as the whole of it; its row compares with zero."""


def _lacking(exercise: Exercise, plan: Plan) -> Iterator[frozenset[str]]:
    """Sets of pieces each of which would make the exercise possible in one of the gyms."""
    seen = set()
    for items in gyms(plan.scenario):
        owned = plan.catalog.owned(items)
        for needed in exercise.equipment:
            missing = frozenset(needed) - owned
            if missing and len(missing) <= MOST_MISSING and missing not in seen:
                seen.add(missing)
                yield missing


def reached(rule: Rule, plan: Plan, values: Sequence[float]) -> Fraction | None:
    """The bound that a weekly quantity of a rule asks for in a solution, in steps that people write.

    Rounded to the loose side: down where the rule's minimum is missed, else up.
    """
    amount = amount_of(rule, plan)
    value = None if amount is None else amount.value(values)
    return None if value is None else rule.stepped(value)
