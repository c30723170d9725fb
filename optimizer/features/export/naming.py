"""Names for other solvers: readable, unique, and legal in MPS and LP files.

A variable keeps its own name: `chosen[goblet_squat,mon]`, `A.extra[hip_thrust]` in a rotation. A row
is called after its rule and the fact that it states: `volume.chest`, `session.time@mon`; a row of the
structure after its first variable. Characters that a format could misread become `_`, and a name
that is taken gets a number: `spacing.heavy_axial@mon#2`.
"""

import re

from optimizer.kinds.names import last_of
from optimizer.model.rows import STRUCTURE, Row, Rows

LONGEST = 95
"""Characters of a name: below the limits of all common readers, with room for what formats add."""
_SPELLED = str.maketrans({":": ".", "+": "&", "=": "_"})
_ILLEGAL = re.compile(r"[^A-Za-z0-9_.,@&\[\]]")
_MISREAD = re.compile(r"[^A-Za-z_]|[eE](?![A-DF-Za-df-z_])")
"""Beginnings that an LP reader takes for a number: of `9x`, `.5`, `e4`."""
_KEYWORDS = re.compile(
    r"min(imi[sz]e|imum)?|max(imi[sz]e|imum)?|st|s\.t\.|such|subject|to|that|bounds?|free|inf(inity)?"
    r"|gen(erals?)?|int(egers?)?|bin(ary|aries)?|semis?|sos|end|name|rows|columns|rhs|ranges|marker"
    r"|objective|nothing|constant",
    re.IGNORECASE,
)
"""Words of the formats, and the names that the writers use themselves."""


class RowNames:
    """Gives every name once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def legal(self, wanted: str) -> str:
        """The name in legal characters, numbered where it is taken."""
        name = _ILLEGAL.sub("_", wanted.translate(_SPELLED))
        if not name or _MISREAD.match(name) or _KEYWORDS.fullmatch(name):
            name = f"_{name}"
        name = name[:LONGEST]
        unique = name
        while unique in self._taken:
            self._counts[name] = self._counts.get(name, 1) + 1
            number = f"#{self._counts[name]}"
            unique = name[: LONGEST - len(number)] + number
        self._taken.add(unique)
        return unique


def variable_names(rows: Rows) -> list[str]:
    """A name for every variable, in their order."""
    names = RowNames()
    return [names.legal(variable.name) for variable in rows.variables]


def row_names(rows: Rows) -> list[str]:
    """A name for every row, in their order."""
    names = RowNames()
    return [names.legal(_described(row, rows)) for row in rows.rows]


def _described(row: Row, rows: Rows) -> str:
    """The rule, and of the fact what the rule's id does not say already."""
    if row.rule == STRUCTURE and not row.fact and row.terms:
        return f"{STRUCTURE}@{rows.variables[next(iter(row.terms))].name}"
    said = {last_of(row.rule), "week"}
    words = [word for word in str(row.fact).replace("-", " ").split() if word not in said]
    name = f"{row.rule}@{','.join(words)}" if words else row.rule
    weeks = {rows.variables[v].name.partition(":")[0] for v in row.terms if _weekly(rows, v)}
    return f"{weeks.pop()}.{name}" if len(weeks) == 1 else name


def _weekly(rows: Rows, variable: int) -> bool:
    """Whether the variable belongs to one week of a rotation."""
    return rows.variables[variable].name[1:2] == ":"
