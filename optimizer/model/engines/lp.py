"""The LP relaxation of rows, by GLOP: a second proof that nothing satisfies them, and its reasons."""

from collections.abc import Collection, Sequence
from math import floor

from ortools.linear_solver.python import model_builder

from optimizer.domain.exercise import Exercise
from optimizer.model.compile import Model
from optimizer.model.rows import Row, Rows

INFINITY = float("inf")
TOLERANCE = 1e-7
CUT_ROUNDS = 4
CUT_TOLERANCE = 1e-4
BOUND_TOLERANCE = 0.5
"""Far above the error of an optimum of tens of thousands, and no weight in a bound that is only a start."""


def _expression(row: Row, variables: list[model_builder.Variable]) -> model_builder.LinearExpr:
    return model_builder.LinearExpr.weighted_sum(
        [variables[v] for v in row.terms], list(row.terms.values())
    )


def _variables(model: model_builder.Model, rows: Rows) -> list[model_builder.Variable]:
    return [model.new_num_var(v.lower, v.upper, v.name) for v in rows.variables]


def _bounds(row: Row) -> tuple[float, float]:
    low = -INFINITY if row.lower is None else row.lower
    return low, INFINITY if row.upper is None else row.upper


class Relaxation:
    """The relaxation of rows whose rules can be left out, built once."""

    def __init__(self, rows: Rows) -> None:
        self._fixed = [row for row in rows.rows if not row.terms or row.impossible]
        self._rows = [row for row in rows.rows if row.terms and not row.impossible]
        self._model = model_builder.Model()  # type: ignore[no-untyped-call]
        self._solver = model_builder.Solver("GLOP")
        variables = _variables(self._model, rows)
        self._constraints = [
            self._model.add_linear_constraint(_expression(row, variables), *_bounds(row))
            for row in self._rows
        ]

    def infeasible(self, without: Collection[str] = ()) -> bool:
        """Whether the rows, those of some rules left out, have no solution even in fractions."""
        if any(row.impossible and row.rule not in without for row in self._fixed):
            return True
        for row, constraint in zip(self._rows, self._constraints, strict=True):
            low, high = (-INFINITY, INFINITY) if row.rule in without else _bounds(row)
            constraint.lower_bound, constraint.upper_bound = low, high
        return bool(self._solver.solve(self._model) == model_builder.SolveStatus.INFEASIBLE)


def refuting_rules(rows: Rows) -> set[str]:
    """Rules that refute the rows together, read off the duals of the elastic LP.

    Every row gets slack at cost one; where slack is needed, the rows with nonzero duals form a
    Farkas certificate: together with the variables' bounds they have no solution. Numbers are
    floating, so a caller checks the answer.
    """
    false = next((row.rule for row in rows.rows if row.impossible), None)
    if false is not None:
        return {false}
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    variables = _variables(model, rows)
    slacks, constraints, rules = [], [], []
    for row in rows.rows:
        expression = _expression(row, variables)
        if row.lower is not None:
            slacks.append(model.new_num_var(0, INFINITY, ""))
            expression = expression + slacks[-1]
        if row.upper is not None:
            slacks.append(model.new_num_var(0, INFINITY, ""))
            expression = expression - slacks[-1]
        constraints.append(model.add_linear_constraint(expression, *_bounds(row)))
        rules.append(row.rule)
    model.minimize(model_builder.LinearExpr.sum(slacks))
    solver = model_builder.Solver("GLOP")
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return set(rules)
    return {
        rule
        for rule, constraint in zip(rules, constraints, strict=True)
        if abs(solver.dual_value(constraint)) > TOLERANCE
    }


def _solved(
    rows: Rows,
) -> tuple[model_builder.Solver, list[model_builder.Variable], float] | None:
    """The relaxation at its best objective, which no whole solution beats; None where there is none."""
    if any(row.impossible for row in rows.rows):
        return None
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    variables = _variables(model, rows)
    for row in rows.rows:
        model.add_linear_constraint(_expression(row, variables), *_bounds(row))
    objective = rows.objective()
    model.maximize(
        model_builder.LinearExpr.weighted_sum(
            [variables[v] for v in objective.terms], list(objective.terms.values())
        )
    )
    solver = model_builder.Solver("GLOP")
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return None
    return solver, variables, solver.objective_value + objective.constant


def tighten(rows: Rows, pool: list[Row]) -> None:
    """Add the rows of a pool that the relaxation breaks, a few rounds long."""
    for _ in range(CUT_ROUNDS):
        solved = _solved(rows)
        if solved is None:
            return
        solver, variables, _ = solved
        values = [solver.value(variable) for variable in variables]
        broken = [row for row in pool if _shortfall(row, values) > CUT_TOLERANCE]
        if not broken:
            return
        rows.rows += broken
        pool = [row for row in pool if row not in broken]


def _shortfall(row: Row, values: Sequence[float]) -> float:
    """How far a row of the form `expression >= lower` is from being kept."""
    return (row.lower or 0) - sum(c * values[v] for v, c in row.terms.items())


def highest(rows: Rows) -> int | None:
    """A whole number that no solution's objective is above; None where not even fractions fit."""
    solved = _solved(rows)
    return None if solved is None else floor(solved[2] + BOUND_TOLERANCE)


def promising(model_of_weeks: Model, count: int) -> tuple[tuple[Exercise, ...], int | None]:
    """The exercises that the relaxation uses, then those it values most, at most `count`; its bound.

    Catalog order is kept, so that equal plans give equal models.
    """
    solved = _solved(model_of_weeks.rows)
    if solved is None:
        return model_of_weeks.exercises, None
    solver, variables, best_objective = solved
    keys: dict[str, tuple[bool, float]] = {}
    for plan in model_of_weeks.plans:
        for exercise in plan.exercises:
            (chosen,) = plan.amount(exercise, "exercises").terms
            used = solver.value(variables[chosen]) > TOLERANCE
            key = (not used, -solver.reduced_cost(variables[chosen]))
            keys[exercise.id] = min(key, keys.get(exercise.id, key))
    best = sorted(model_of_weeks.exercises, key=lambda e: keys[e.id])[:count]
    kept = {e.id for e in best}
    bound = floor(best_objective + BOUND_TOLERANCE)
    return tuple(e for e in model_of_weeks.exercises if e.id in kept), bound
