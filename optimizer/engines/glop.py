"""GLOP: a linear program in, fractions, duals and reduced costs out.

OR-Tools' own front (`model_builder`) loads pandas for nothing that is needed here; this is what it stands on.
"""

from collections.abc import Sequence

from ortools.linear_solver.python import model_builder_helper as helper

from optimizer.model.rows import Row, Variable

INFINITY = float("inf")


class LinearProgram:
    """Rows without whole numbers, maximised. Bounds may change and rows be added between two solves."""

    def __init__(
        self, variables: Sequence[Variable], rows: Sequence[Row], objective: dict[int, int]
    ) -> None:
        self._model = helper.ModelBuilderHelper()
        self._solver = helper.ModelSolverHelper("GLOP")
        self._variables: list[helper.Variable] = []
        for variable in variables:
            self.variable(variable.lower, variable.upper)
        self._model.set_maximize(True)
        for index, weight in objective.items():
            self._model.set_var_objective_coefficient(index, weight)
        for row in rows:
            self.row(row)

    def variable(self, lower: float, upper: float, weight: float = 0.0) -> int:
        """A further variable; its index."""
        index: int = self._model.add_var()
        self._variables.append(helper.Variable(self._model, index))
        self.hold(index, lower, upper)
        self._model.set_var_objective_coefficient(index, weight)
        return index

    def hold(self, variable: int, lower: float, upper: float) -> None:
        """Give a variable other bounds."""
        self._model.set_var_lower_bound(variable, lower)
        self._model.set_var_upper_bound(variable, upper)

    def row(self, row: Row, slack: dict[int, float] | None = None) -> int:
        """A further row, with slack variables by their coefficients; its index."""
        index: int = self._model.add_linear_constraint()
        terms = {**row.terms, **(slack or {})}
        self._model.add_terms_to_constraint(
            index, [self._variables[v] for v in terms], [float(c) for c in terms.values()]
        )
        self.bound(index, row.lower, row.upper)
        return index

    def bound(self, row: int, lower: int | None, upper: int | None) -> None:
        """Give a row other bounds; none is open."""
        self._model.set_constraint_lower_bound(row, -INFINITY if lower is None else lower)
        self._model.set_constraint_upper_bound(row, INFINITY if upper is None else upper)

    def solve(self) -> bool:
        """Whether it has an optimum, which is then known."""
        self._solver.solve(self._model)
        return bool(self._solver.status() == helper.SolveStatus.OPTIMAL)

    @property
    def infeasible(self) -> bool:
        """Whether the last solve found that nothing satisfies the rows."""
        return bool(self._solver.status() == helper.SolveStatus.INFEASIBLE)

    @property
    def objective(self) -> float:
        """The value of the optimum."""
        return float(self._solver.objective_value())

    def values(self) -> list[float]:
        """The optimum, by variable."""
        return [self._solver.variable_value(v.index) for v in self._variables]

    def reduced_cost(self, variable: int) -> float:
        """What a unit more of the variable would be worth."""
        return float(self._solver.reduced_cost(variable))

    def dual(self, row: int) -> float:
        """What a unit more room in the row would be worth."""
        return float(self._solver.dual_value(row))
