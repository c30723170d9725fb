"""The LP relaxation of rows whose rules can be left out, at its best objective."""

from collections.abc import Collection
from math import floor

from ortools.linear_solver.python import model_builder

from optimizer.model.engines.lp import BOUND_TOLERANCE, INFINITY
from optimizer.model.rows import Rows


class Switched:
    """Built once; every question leaves other rules out."""

    def __init__(self, rows: Rows) -> None:
        self._impossible = {row.rule for row in rows.rows if row.impossible}
        self._rows = [row for row in rows.rows if row.terms and not row.impossible]
        self._model = model_builder.Model()  # type: ignore[no-untyped-call]
        self._solver = model_builder.Solver("GLOP")
        self._uppers = [variable.upper for variable in rows.variables]
        variables = [self._model.new_num_var(v.lower, v.upper, v.name) for v in rows.variables]
        self._variables = variables
        self._constraints = [
            self._model.add_linear_constraint(
                model_builder.LinearExpr.weighted_sum(
                    [variables[v] for v in row.terms], list(row.terms.values())
                ),
                -INFINITY,
                INFINITY,
            )
            for row in self._rows
        ]
        objective = rows.objective()
        self._constant = objective.constant
        self._model.maximize(
            model_builder.LinearExpr.weighted_sum(
                [variables[v] for v in objective.terms], list(objective.terms.values())
            )
        )

    def highest(self, without: Collection[str] = ()) -> int | None:
        """A whole number that no solution's objective is above; None where not even fractions fit."""
        if self._impossible - set(without):
            return None
        for row, constraint in zip(self._rows, self._constraints, strict=True):
            left_out = row.rule in without
            constraint.lower_bound = -INFINITY if left_out or row.lower is None else row.lower
            constraint.upper_bound = INFINITY if left_out or row.upper is None else row.upper
        if self._solver.solve(self._model) != model_builder.SolveStatus.OPTIMAL:
            return None
        return floor(self._solver.objective_value + self._constant + BOUND_TOLERANCE)

    def best(self, shut: Collection[int] = ()) -> list[float] | None:
        """The best solution in fractions, some variables held at zero; None where none fits."""
        for index, variable in enumerate(self._variables):
            variable.upper_bound = 0 if index in shut else self._uppers[index]
        if self.highest() is None:
            return None
        return [self._solver.value(variable) for variable in self._variables]
