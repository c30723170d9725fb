"""A model as files hold it: named, and free of what a format can't say."""

from dataclasses import dataclass

from optimizer.features.export.naming import row_names, variable_names
from optimizer.model.rows import Row, Rows, Variable

NOTHING = "nothing"
"""A column fixed at zero: rows without variables that can't hold are stated on it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Variables and rows under names of their own, and an objective that is maximised.

    Every row has a variable and at least one end, and no row's ends cross; rows that hold whatever is
    chosen are `left_out`. A row's `rule` is its whole name.
    """

    title: str
    comments: tuple[str, ...]
    variables: list[Variable]
    rows: list[Row]
    objective: dict[int, int]
    constant: int
    left_out: tuple[str, ...]


def stated(rows: Rows, title: str = "model", comments: tuple[str, ...] = ()) -> Stated:
    """The model of the rows, ready to be written."""
    variables = [
        Variable(name, variable.lower, variable.upper)
        for name, variable in zip(variable_names(rows), rows.variables, strict=True)
    ]
    nothing = len(variables)
    kept, left_out = [], []
    for name, row in zip(row_names(rows), rows.rows, strict=True):
        if _says_nothing(row):
            left_out.append(name)
            continue
        terms = row.terms or {nothing: 1}
        ends = [(row.lower, row.upper)]
        if row.lower is not None and row.upper is not None and row.lower > row.upper:
            ends = [(row.lower, None), (None, row.upper)]
        for suffix, (low, high) in zip(("", "#max"), ends, strict=False):
            kept.append(Row(terms, low, high, name + suffix, ""))
    if any(nothing in row.terms for row in kept):
        variables.append(Variable(NOTHING, 0, 0))
    objective = rows.objective()
    return Stated(
        title, comments, variables, kept, objective.terms, objective.constant, tuple(left_out)
    )


def _says_nothing(row: Row) -> bool:
    """Whether the row holds whatever is chosen."""
    if row.lower is None and row.upper is None:
        return True
    return not row.terms and not row.impossible
