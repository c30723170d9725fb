"""The LP relaxation of rows, by GLOP: a second proof that nothing satisfies them, and its reasons."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import floor

from optimizer.domain.exercise import Exercise
from optimizer.engines.glop import INFINITY, LinearProgram
from optimizer.model.compile import Model
from optimizer.model.rows import Linear, Row, Rows, total

TOLERANCE = 1e-7
BOUND_TOLERANCE = 0.5
"""Far above the error of an optimum of tens of thousands, and no weight in a bound that is only a start."""
CUT_ROUNDS = 4
CUT_TOLERANCE = 1e-4


class Relaxation:
    """The relaxation of rows whose rules can be left out, built once."""

    def __init__(self, rows: Rows, objective: bool = False) -> None:
        self._impossible = {row.rule for row in rows.rows if row.impossible}
        self._rows = [row for row in rows.rows if row.terms and not row.impossible]
        self._variables = rows.variables
        stated = rows.objective()
        self._constant = stated.constant
        self._program = LinearProgram(rows.variables, self._rows, stated.terms if objective else {})

    def infeasible(self, without: Collection[str] = ()) -> bool:
        """Whether the rows, those of some rules left out, have no solution even in fractions."""
        if self._impossible - set(without):
            return True
        self._leave_out(without)
        return not self._program.solve() and self._program.infeasible

    def highest(self, without: Collection[str] = ()) -> int | None:
        """A whole number that no solution's objective is above; None where not even fractions fit."""
        if self._impossible - set(without):
            return None
        self._leave_out(without)
        if not self._program.solve():
            return None
        return floor(self._program.objective + self._constant + BOUND_TOLERANCE)

    def best(self, shut: Collection[int] = ()) -> list[float] | None:
        """The best solution in fractions, some variables held at zero; None where none fits."""
        for index, variable in enumerate(self._variables):
            self._program.hold(index, variable.lower, 0 if index in shut else variable.upper)
        return None if self.highest() is None else self._program.values()

    def _leave_out(self, without: Collection[str]) -> None:
        for index, row in enumerate(self._rows):
            out = row.rule in without
            self._program.bound(index, None if out else row.lower, None if out else row.upper)


def refuting_rules(rows: Rows) -> set[str]:
    """Rules that refute the rows together, by the multipliers of a proof in floating numbers.

    A caller checks the answer.
    """
    false = next((row.rule for row in rows.rows if row.impossible), None)
    if false is not None:
        return {false}
    found = _multipliers(rows)
    if found is None:
        return {row.rule for row in rows.rows}
    return {row.rule for row, factor in zip(rows.rows, found, strict=True) if factor}


def refuted(rows: Rows) -> bool:
    """Whether whole-number multipliers of the rows, checked in exact arithmetic, refute them.

    `sum(factor * row)` is then a row that no values within the variables' bounds satisfy, whatever
    solver the factors are from.
    """
    if any(row.impossible for row in rows.rows):
        return True
    parts, least = [], 0
    for row, factor in zip(rows.rows, _multipliers(rows) or [], strict=False):
        end = row.lower if factor > 0 else row.upper
        if factor and end is not None:
            parts.append(factor * Linear(row.terms))
            least += factor * end
    return rows.highest(total(parts)) < least


def _multipliers(rows: Rows) -> list[int] | None:
    """Factors by which the rows, added up, become a contradiction; above 0 they stand for lower bounds.

    Every row gets slack at cost one; where slack is needed, the duals of the rows are such factors
    (Farkas), here scaled to whole numbers.
    """
    program = LinearProgram(rows.variables, (), {})
    for row in rows.rows:
        slack: dict[int, float] = {}
        if row.lower is not None:
            slack[program.variable(0, INFINITY, -1.0)] = 1.0
        if row.upper is not None:
            slack[program.variable(0, INFINITY, -1.0)] = -1.0
        program.row(row, slack)
    if not program.solve():
        return None
    return [round(-program.dual(index) / TOLERANCE) for index in range(len(rows.rows))]


def highest(rows: Rows) -> int | None:
    """A whole number that no solution's objective is above; None where not even fractions fit."""
    return Relaxation(rows, objective=True).highest()


@dataclass(frozen=True, slots=True)
class Promise:
    """What a relaxation says of its model: exercises to look at first, and what nothing is worth more than.

    Without a `bound` all exercises are as good; `refuted` says that then nothing fits, even in fractions.
    """

    exercises: tuple[Exercise, ...]
    bound: int | None
    refuted: bool = False

    @property
    def hope(self) -> float:
        """The bound as a number that orders promises."""
        return INFINITY if self.bound is None else self.bound


def promising(model: Model, count: int, pool: Sequence[Row] = ()) -> Promise:
    """The exercises that the relaxation uses, then those it values most, at most `count`; its bound.

    Of a pool of cuts those that it breaks are added to the model's rows. Catalog order is kept, so that
    equal plans give equal models.
    """
    rows = model.rows
    objective = rows.objective()
    if any(row.impossible for row in rows.rows):
        return Promise(model.exercises, None, refuted=True)
    program = LinearProgram(rows.variables, rows.rows, objective.terms)
    if not _tightened(program, rows, pool):
        return Promise(model.exercises, None, program.infeasible)
    values = program.values()
    keys: dict[str, tuple[bool, float]] = {}
    for plan in model.plans:
        for exercise in plan.exercises:
            (chosen,) = plan.amount(exercise, "exercises").terms
            key = (values[chosen] <= TOLERANCE, -program.reduced_cost(chosen))
            keys[exercise.id] = min(key, keys.get(exercise.id, key))
    best = sorted(model.exercises, key=lambda e: keys[e.id])[:count]
    kept = {e.id for e in best}
    bound = floor(program.objective + objective.constant + BOUND_TOLERANCE)
    return Promise(tuple(e for e in model.exercises if e.id in kept), bound)


def _tightened(program: LinearProgram, rows: Rows, pool: Sequence[Row]) -> bool:
    """Solve, adding the cuts that are broken, a few rounds long; whether there is an optimum."""
    for _ in range(CUT_ROUNDS):
        if not program.solve():
            return False
        values = program.values()
        broken = [row for row in pool if _shortfall(row, values) > CUT_TOLERANCE]
        if not broken:
            return True
        for row in broken:
            program.row(row)
        rows.rows += broken
        pool = [row for row in pool if row not in broken]
    return program.solve()


def _shortfall(row: Row, values: Sequence[float]) -> float:
    """How far a row of the form `expression >= lower` is from being kept."""
    return (row.lower or 0) - sum(c * values[v] for v, c in row.terms.items())
