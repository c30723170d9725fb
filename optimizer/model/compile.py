"""From rules to rows: the one compiled model that every question is asked of."""

from collections.abc import Collection
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.domain.week import WEEK_NAMES
from optimizer.model.kinds import ACROSS_WEEKS, CONSTRAINTS
from optimizer.model.objectives import OBJECTIVES
from optimizer.model.plan import Plan
from optimizer.model.rows import Rows
from optimizer.problem.effective import obstacles
from optimizer.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Model:
    """The plans of a rotation's weeks, which share their rows."""

    plans: tuple[Plan, ...]

    @property
    def rows(self) -> Rows:
        """The rows of all weeks."""
        return self.plans[0].rows

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that every week may choose."""
        return self.plans[0].exercises

    def support(self, values: list[int]) -> tuple[Exercise, ...]:
        """The exercises that a solution chooses in any week."""
        return tuple(
            e
            for e in self.exercises
            if any(plan.amount(e, "exercises").value(values) for plan in self.plans)
        )

    def without(self, exercises: Collection[Exercise]) -> dict[int, int]:
        """What to fix so that no week chooses any of these exercises."""
        return {
            variable: 0
            for plan in self.plans
            for exercise in exercises
            for variable in plan.amount(exercise, "exercises").terms
        }


def available(problem: Problem) -> tuple[Exercise, ...]:
    """The exercises that no availability rule keeps out, in catalog order."""
    return tuple(
        exercise
        for exercise in problem.catalog.exercises
        if exercise.kind.scheduled
        and not obstacles(exercise, problem.rules, problem.scenario, problem.catalog)
    )


def compiled(
    problem: Problem,
    exercises: tuple[Exercise, ...],
    with_days: bool = False,
    with_objective: bool = True,
    limits_as_rows: bool = False,
    elastic: bool = False,
) -> Model:
    """The plans of a problem over some exercises, with every rule and objective term as rows."""
    rows, weeks = Rows(), WEEK_NAMES[: problem.scenario.weeks]
    plans = tuple(
        Plan(problem, exercises, with_days, limits_as_rows, elastic, rows, week) for week in weeks
    )
    for rule in problem.rules:
        if len(plans) > 1 and rule.kind in ACROSS_WEEKS:
            ACROSS_WEEKS[rule.kind](rule, plans)
        else:
            for plan in plans:
                CONSTRAINTS[rule.kind](rule, plan)
    for term in problem.objective.terms if with_objective and not elastic else ():
        for plan in plans:
            OBJECTIVES[term.kind](term, plan)
    return Model(plans)
