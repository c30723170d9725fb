"""The neutral model: integer variables, tagged linear rows, an objective of named terms.

CP-SAT, the LP relaxation and any other engine read the same rows; nothing here knows a solver.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import gcd


@dataclass(slots=True)
class Linear:
    """A linear expression: integer coefficients by variable index, and a constant."""

    terms: dict[int, int] = field(default_factory=dict)
    constant: int = 0

    def add(self, other: "Linear", factor: int = 1) -> "Linear":
        """Add `factor * other` in place and return self."""
        for variable, coefficient in other.terms.items():
            self.terms[variable] = self.terms.get(variable, 0) + factor * coefficient
        self.constant += factor * other.constant
        return self

    def value(self, values: list[int]) -> int:
        """The expression's value at a solution."""
        return self.constant + sum(c * values[v] for v, c in self.terms.items())


def total(parts: Iterable[tuple[int, Linear]]) -> Linear:
    """The sum of `factor * expression`; terms that cancel are left out."""
    result = Linear()
    for factor, part in parts:
        if factor:
            result.add(part, factor)
    result.terms = {v: c for v, c in result.terms.items() if c}
    return result


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

    def row(
        self,
        expression: Linear,
        lower: int | None,
        upper: int | None,
        rule: str = STRUCTURE,
        fact: str = "",
    ) -> None:
        """Add `lower <= expression <= upper`, coefficients divided by their common divisor."""
        low = None if lower is None else lower - expression.constant
        high = None if upper is None else upper - expression.constant
        terms = {v: c for v, c in expression.terms.items() if c}
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
        return total((term.weight, term.value) for term in self.terms)
