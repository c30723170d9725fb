"""The neutral model: integer variables, tagged linear rows, an objective of named terms.

CP-SAT, the LP relaxation and any other engine read the same rows; nothing here knows a solver.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import gcd


@dataclass(slots=True, eq=False)
class Linear:
    """A linear expression: integer coefficients by variable index, and a constant; never changed.

    `2 * a - b + 1` is another one; `a >= b`, `a <= b` and `a == b` are what a row says.
    """

    terms: dict[int, int] = field(default_factory=dict)
    constant: int = 0

    def __add__(self, other: "Linear | int") -> "Linear":
        return self._plus(1, other)

    __radd__ = __add__

    def __sub__(self, other: "Linear | int") -> "Linear":
        return self._plus(-1, other)

    def __rsub__(self, other: int) -> "Linear":
        return -self + other

    def __neg__(self) -> "Linear":
        return -1 * self

    def __rmul__(self, factor: int) -> "Linear":
        if factor in (0, 1):
            return self if factor else Linear()
        return Linear({v: factor * c for v, c in self.terms.items()}, factor * self.constant)

    def _plus(self, factor: int, other: "Linear | int") -> "Linear":
        if isinstance(other, int):
            return Linear(self.terms, self.constant + factor * other)
        terms = self.terms.copy()
        for variable, coefficient in other.terms.items():
            terms[variable] = terms.get(variable, 0) + factor * coefficient
        return Linear(_without_zeros(terms), self.constant + factor * other.constant)

    def __ge__(self, other: "Linear | int") -> "Between":
        return Between(self - other, 0, None)

    def __le__(self, other: "Linear | int") -> "Between":
        return Between(self - other, None, 0)

    def __eq__(self, other: "Linear | int") -> "Between":  # type: ignore[override]
        return Between(self - other, 0, 0)

    def value(self, values: list[int]) -> int:
        """The expression's value at a solution."""
        return self.constant + sum(c * values[v] for v, c in self.terms.items())


def total(parts: Iterable[Linear]) -> Linear:
    """The sum in one pass (`sum` copies at every plus); terms that cancel are left out."""
    terms: dict[int, int] = {}
    constant = 0
    for part in parts:
        constant += part.constant
        for variable, coefficient in part.terms.items():
            terms[variable] = terms.get(variable, 0) + coefficient
    return Linear(_without_zeros(terms), constant)


def _without_zeros(terms: dict[int, int]) -> dict[int, int]:
    return {v: c for v, c in terms.items() if c} if 0 in terms.values() else terms


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """`lower <= expression <= upper`: what a row says. None is an open end."""

    expression: Linear
    lower: int | None
    upper: int | None

    def __bool__(self) -> bool:
        raise TypeError("a row is no truth: `low <= x <= high` is Between(x, low, high)")


@dataclass(frozen=True, slots=True)
class Variable:
    """An integer variable with a readable name."""

    name: str
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Row:
    """`lower <= sum(coefficients * variables) <= upper`, tagged with its rule and fact."""

    terms: dict[int, int]
    lower: int | None
    upper: int | None
    rule: str
    fact: str

    @property
    def impossible(self) -> bool:
        """Whether no values of any variables satisfy the row."""
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            return True
        low, high = self.lower or 0, self.upper if self.upper is not None else 0
        return not self.terms and (low > 0 or high < 0)


@dataclass(frozen=True, slots=True)
class ObjectiveTerm:
    """One named summand `weight * value` of the objective, which is maximised."""

    name: str
    weight: int
    value: Linear


STRUCTURE = "structure"


@dataclass(slots=True)
class Rows:
    """A maximisation model as data."""

    variables: list[Variable] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    terms: list[ObjectiveTerm] = field(default_factory=list)

    def variable(self, name: str, lower: int, upper: int) -> Linear:
        """A new integer variable, as an expression."""
        self.variables.append(Variable(name, lower, upper))
        return Linear({len(self.variables) - 1: 1})

    def add(self, claim: Between, rule: str = STRUCTURE, fact: str = "") -> None:
        """Add what must hold, coefficients divided by their common divisor."""
        expression, lower, upper = claim.expression, claim.lower, claim.upper
        low = None if lower is None else lower - expression.constant
        high = None if upper is None else upper - expression.constant
        terms = _without_zeros(expression.terms)
        divisor = gcd(*terms.values()) if terms else 1
        if divisor > 1:
            terms = {v: c // divisor for v, c in terms.items()}
            low = None if low is None else -(-low // divisor)
            high = None if high is None else high // divisor
        self.rows.append(Row(terms, low, high, rule, fact))

    def highest(self, expression: Linear) -> int:
        """An upper bound of an expression, by the variables' bounds."""
        ends = (
            c * (self.variables[v].upper if c > 0 else self.variables[v].lower)
            for v, c in expression.terms.items()
        )
        return expression.constant + sum(ends)

    def objective(self) -> Linear:
        """The weighted sum of all terms."""
        return total(term.weight * term.value for term in self.terms)
