"""CPLEX LP: the format that people read.

Written as a maximisation, so that the optimum is the objective itself. Brackets mean squares there, so
`chosen[goblet_squat,mon]` is written `chosen(goblet_squat,mon)`; a constant of the objective stands on
a column `constant` that is fixed at one, because not every reader takes a bare number.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from optimizer.features.export.stated import Stated
from optimizer.model.rows import Row, Variable

CONSTANT = "constant"
WIDTH = 100
"""Characters of a line; CPLEX cuts lines above 510."""
_ROUND = str.maketrans("[]", "()")


def text(model: Stated) -> str:
    """The whole file."""
    return "\n".join(_lines(model)) + "\n"


def _lines(model: Stated) -> Iterator[str]:
    names = [_name(variable.name) for variable in model.variables]
    yield from (f"\\ {line}".rstrip() for line in model.comments)
    yield f"\\ {model.title}; brackets of names are round here"
    yield "Maximize"
    objective = _sum(model.objective, names)
    if model.constant or not objective:
        objective = [*objective, *_sum({0: model.constant}, [CONSTANT])]
    yield from _wrapped("objective:", objective or [f"0 {names[0] if names else CONSTANT}"])
    yield "Subject To"
    for row in model.rows:
        yield from _row(row, names)
    yield "Bounds"
    if model.constant:
        yield f" {CONSTANT} = 1"
    for variable, name in zip(model.variables, names, strict=True):
        if not _binary(variable):
            yield f" {_bound(variable, name)}"
    for title, binary in (("General", False), ("Binary", True)):
        named = [n for v, n in zip(model.variables, names, strict=True) if _binary(v) is binary]
        if model.constant and not binary:
            named.append(CONSTANT)
        if named:
            yield title
            yield from _wrapped("", named)
    yield "End"


def _name(name: str) -> str:
    return name.translate(_ROUND)


def _row(row: Row, names: list[str]) -> Iterator[str]:
    """One row; one with two ends that differ is two, because not every reader takes ranges."""
    label, expression = _name(row.rule), _sum(row.terms, names)
    if row.lower == row.upper:
        yield from _wrapped(f"{label}:", [*expression, f"= {row.upper}"])
        return
    if row.upper is not None:
        yield from _wrapped(f"{label}:", [*expression, f"<= {row.upper}"])
    if row.lower is not None:
        suffix = "" if row.upper is None else "#min"
        yield from _wrapped(f"{label}{suffix}:", [*expression, f">= {row.lower}"])


def _sum(terms: Mapping[int, int], names: list[str]) -> list[str]:
    """The summands in writing: `+ 2 x`."""
    return [
        f"{'-' if c < 0 else '+'} {'' if abs(c) == 1 else f'{abs(c)} '}{names[v]}"
        for v, c in terms.items()
        if c
    ]


def _wrapped(label: str, parts: Iterable[str]) -> Iterator[str]:
    """Lines of whole parts: neither a summand nor a comparison is broken."""
    glued = (part.replace(" ", "\0") for part in parts)
    lines = textwrap.wrap(
        " ".join([label, *glued]).strip(), WIDTH, initial_indent=" ", subsequent_indent="   ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    yield from (line.replace("\0", " ") for line in lines)


def _binary(variable: Variable) -> bool:
    return (variable.lower, variable.upper) == (0, 1)


def _bound(variable: Variable, name: str) -> str:
    if variable.lower == variable.upper:
        return f"{name} = {variable.lower}"
    return f"{variable.lower} <= {name} <= {variable.upper}"
