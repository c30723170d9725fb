"""Weekly sets of every muscle as bars with their allowed band, the back of the body by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rich.console import RenderableType
from rich.table import Table

from optimizer.domain.exercise import Chain
from optimizer.domain.program import AuditRow
from optimizer.domain.scenario import Scenario
from optimizer.domain.selection import measured_name
from optimizer.domain.words import WEAK
from optimizer.problem.catalog import Catalog
from optimizer.show.measured import Measured, legend, mark, value_line
from optimizer.show.text.bars import band_bar
from optimizer.show.text.columns import Column, tables, taken
from optimizer.show.text.layout import (
    allowed_text,
    decimal,
    exact,
    indented,
    joined,
    readable,
    wrapped,
)
from optimizer.show.text.style import indent, marked, stack, title

TITLE = "Muscles: weekly sets"
BACK = "Back of the body (posterior chain)"
FRONT = "Front of the body (anterior chain)"
OTHER = "Neither front nor back"
CHAINS = {Chain.POSTERIOR: BACK, Chain.ANTERIOR: FRONT, Chain.NEUTRAL: OTHER}
WEAK_MARK = "*"
"""Marks a weak area, once or twice by how weak it is."""
FULL_SCALE = 20
"""Sets at the end of the scale, where nothing is allowed more."""
SCALES = (20, 10)
"""Cells of a bar, the widest that fits first."""
GAP = 3


@dataclass(frozen=True, slots=True)
class MuscleLine:
    """A muscle's row of the audit, with what is told about it."""

    name: str
    chain: Chain
    weak: int
    row: AuditRow


def muscles_text(
    pairs: Iterable[Measured],
    scenario: Scenario,
    catalog: Catalog,
    width: int,
    plain: bool = False,
) -> RenderableType:
    """Write back and front of the body side by side where there is room, else under each other."""
    found = [
        _muscle(muscle, row, scenario, catalog)
        for rule, row in pairs
        if (muscle := rule.key_of("weekly_sets")) is not None
    ]
    if not found:
        return ""
    found.sort(key=lambda muscle: list(CHAINS).index(muscle.chain))
    if plain:
        return stack(title(TITLE), *_plain(found, width))
    top = _top(found)
    halves = len({muscle.chain is Chain.POSTERIOR for muscle in found})
    ways = [(across, cells) for across in range(halves, 0, -1) for cells in SCALES]
    across, cells = next((way for way in ways if _width(found, top, *way) <= width), ways[-1])
    shown = Table.grid(padding=(0, GAP, 0, 0))
    drawn = _drawn(found, _columns(found, top, cells), width - 4)
    for row in zip(*[iter(drawn)] * across, strict=True):
        shown.add_row(*row)
    return stack(title(TITLE), indent(shown), marked(_legend(found, top, cells, width)))


def _muscle(muscle: str, row: AuditRow, scenario: Scenario, catalog: Catalog) -> MuscleLine:
    weak = scenario.weak.get(muscle, 0)
    return MuscleLine(measured_name(muscle, catalog), catalog.measured[muscle].chain, weak, row)


def _top(found: list[MuscleLine]) -> Fraction:
    """The end of the scale: all values and bounds lie on it."""
    ends = (exact(text) for m in found for text in (m.row.value, m.row.max))
    return max([Fraction(FULL_SCALE), *(end for end in ends if end is not None)])


def _groups(found: list[MuscleLine]) -> dict[str, list[MuscleLine]]:
    """The muscles of each part of the body that has any."""
    groups = {name: [m for m in found if m.chain is chain] for chain, name in CHAINS.items()}
    return {name: group for name, group in groups.items() if group}


def _plain(found: list[MuscleLine], width: int) -> Iterator[str]:
    """A sentence for each muscle, group by group."""
    for part, group in _groups(found).items():
        yield f"  {part}"
        for muscle in group:
            name = muscle.name + (f", weak area ({WEAK[muscle.weak]})" if muscle.weak else "")
            yield wrapped(value_line(name, muscle.row), width, "    ", "      ")


def _width(found: list[MuscleLine], top: Fraction, across: int, cells: int) -> int:
    """Letters of so many blocks side by side, each moved to the right by 2, as are all."""
    return across * (taken(_columns(found, top, cells)) + 2) + GAP * (across - 1) + 2


def _columns(found: list[MuscleLine], top: Fraction, cells: int) -> list[Column]:
    sets = [readable(m.row.value) + (mark(m.row) or " ") for m in found]
    longest = max(map(len, sets))
    return [
        Column("", [f"{m.name} {WEAK_MARK * m.weak}".rstrip() for m in found], gives=True),
        Column("", [marked(text.rjust(longest)) for text in sets]),
        Column("", [_bar(m.row, top, cells) for m in found]),
        Column("", [allowed_text(m.row.min, m.row.max) for m in found]),
    ]


def _drawn(found: list[MuscleLine], columns: list[Column], width: int) -> list[RenderableType]:
    """The back of the body, and the front with all the rest; columns are the same."""
    groups = _groups(found)
    shown = tables(columns, width, [len(group) for group in groups.values()])
    blocks = {name: stack(name, indent(next(shown))) for name in groups}
    back = blocks.pop(BACK, "")
    return [block for block in (back, stack(*blocks.values())) if block]


def _bar(row: AuditRow, top: Fraction, cells: int) -> str:
    value = exact(row.value)
    if value is None:
        return ""
    return band_bar(value, exact(row.min), exact(row.max), top, cells)


def _legend(found: list[MuscleLine], top: Fraction, cells: int, width: int) -> str:
    more = []
    if cells:
        each = top / cells
        sets = f"{decimal(each)} {'set' if each == 1 else 'sets'}"
        more.append(f"bars: a block is {sets}, strokes mark what is allowed")
    more += [
        f"{WEAK_MARK * weak} weak area ({words})"
        for weak, words in WEAK.items()
        if any(muscle.weak == weak for muscle in found)
    ]
    words = legend([mark(m.row) for m in found], more)
    return indented(joined(words, width - 2, "; "))
