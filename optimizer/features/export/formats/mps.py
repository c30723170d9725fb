"""Free MPS: what nearly every solver of integer programs reads.

Written as a minimisation of the negated objective, because readers disagree about OBJSENSE; with the
constant as the negated right-hand side of the objective. Ranges are L rows with a RANGES entry, and
every bound is written out, because readers disagree about those of integers too.
"""

from collections.abc import Iterator

from optimizer.features.export.stated import Stated
from optimizer.model.rows import Row, Variable

OBJECTIVE = "objective"


def text(model: Stated) -> str:
    """The whole file."""
    return "\n".join(_lines(model)) + "\n"


def _lines(model: Stated) -> Iterator[str]:
    yield from (f"* {line}".rstrip() for line in model.comments)
    yield f"NAME {model.title} FREE"
    yield "ROWS"
    yield f" N {OBJECTIVE}"
    yield from (f" {_sense(row)} {row.rule}" for row in model.rows)
    yield "COLUMNS"
    yield " INTEGERS 'MARKER' 'INTORG'"
    yield from _columns(model)
    yield " INTEGERS_END 'MARKER' 'INTEND'"
    yield "RHS"
    if model.constant:
        yield f" RHS {OBJECTIVE} {model.constant}"
    yield from (f" RHS {row.rule} {_side(row)}" for row in model.rows if _side(row))
    ranges = [row for row in model.rows if _sense(row) == "L" and row.lower is not None]
    if ranges:
        yield "RANGES"
        yield from (f" RANGES {row.rule} {_side(row) - (row.lower or 0)}" for row in ranges)
    yield "BOUNDS"
    for variable in model.variables:
        yield from _bounds(variable)
    yield "ENDATA"


def _sense(row: Row) -> str:
    if row.upper is None:
        return "G"
    return "E" if row.lower == row.upper else "L"


def _side(row: Row) -> int:
    """The right-hand side: the upper end, the lower one where there is no other."""
    side = row.lower if row.upper is None else row.upper
    assert side is not None, "a stated row has an end"
    return side


def _columns(model: Stated) -> Iterator[str]:
    """Each variable's coefficients; one that no row speaks of is named by the objective."""
    entries: list[list[tuple[str, int]]] = [[] for _ in model.variables]
    for index, worth in model.objective.items():
        entries[index].append((OBJECTIVE, -worth))
    for row in model.rows:
        for index, coefficient in row.terms.items():
            entries[index].append((row.rule, coefficient))
    for variable, column in zip(model.variables, entries, strict=True):
        for row_name, coefficient in column or [(OBJECTIVE, 0)]:
            yield f" {variable.name} {row_name} {coefficient}"


def _bounds(variable: Variable) -> Iterator[str]:
    if variable.lower == variable.upper:
        yield f" FX BOUND {variable.name} {variable.lower}"
        return
    yield f" LO BOUND {variable.name} {variable.lower}"
    yield f" UP BOUND {variable.name} {variable.upper}"
