"""Between weeks on days and the variables of a model: what to fix, what to hold, what a solution says."""

from optimizer.domain.placed import Placed
from optimizer.model.compile import Model
from optimizer.model.pairs import pairs_of
from optimizer.model.plan import Plan, Quantity
from optimizer.model.themes import themes_of

QUANTITIES: tuple[Quantity, ...] = ("sessions", "sets")


def names_in(weeks: tuple[Placed, ...]) -> set[str]:
    """The ids of the exercises that any of these weeks holds."""
    return {name for week in weeks for sets in week.sets.values() for name in sets}


def hold_totals(model: Model, known: Model, values: list[int]) -> None:
    """Rows that hold every exercise of the model to its weekly totals in a solution."""
    for plan, of in zip(model.plans, known.plans, strict=True):
        for exercise in plan.exercises:
            for quantity in QUANTITIES:
                amount = of.amount(exercise, quantity).value(values)
                plan.rows.add(plan.amount(exercise, quantity) == amount)


def fixed_to(model: Model, weeks: tuple[Placed, ...]) -> dict[int, int]:
    """What to fix so that a model's days hold what these weeks hold."""
    fixed: dict[int, int] = {}
    for plan, week in zip(model.plans, weeks, strict=True):
        for exercise in plan.exercises:
            for day in plan.days:
                sets = week.sets[day].get(exercise.id, 0)
                fixed |= plan.fixing(exercise, day, sets)
    return fixed


def totals_fixed(model: Model, weeks: tuple[Placed, ...]) -> dict[int, int]:
    """What to fix so that a model of totals holds in sum what these weeks hold."""
    fixed: dict[int, int] = {}
    for plan, week in zip(model.plans, weeks, strict=True):
        for exercise in plan.exercises:
            sets = [here[exercise.id] for here in week.sets.values() if exercise.id in here]
            fixed |= plan.fixing(exercise, None, sum(sets), len(sets))
    return fixed


def placed_weeks(model: Model, values: list[int]) -> tuple[Placed, ...]:
    """A solution of a model with days, week by week."""
    return tuple(placed(plan, values) for plan in model.plans)


def placed(plan: Plan, values: list[int]) -> Placed:
    """A solution of a plan with days as sets, pairs and themes."""
    sets = {
        day: {
            e.id: plan.amount(e, "sets", day).value(values)
            for e in plan.exercises
            if plan.amount(e, "exercises", day).value(values)
        }
        for day in plan.days
    }
    pairs, themes = pairs_of(plan), themes_of(plan)
    return Placed(
        sets,
        {day: [] if pairs is None else pairs.formed(day, values) for day in plan.days},
        {} if themes is None else {day: themes.chosen(day, values) for day in plan.days},
    )
