"""Weekly sets of every muscle as bars with their allowed band, the back of the body by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.exercise import Chain
from optimizer.domain.program import AuditRow
from optimizer.domain.scenario import Scenario
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import is_weekly_volume
from optimizer.show.names import measured_name
from optimizer.show.text.bars import band_bar
from optimizer.show.text.grid import Column, beside, first_fitting, grid
from optimizer.show.text.layout import (
    allowed_text,
    decimal,
    exact,
    indented,
    joined,
    readable,
    wrapped,
)
from optimizer.show.text.plain import value_line
from optimizer.show.text.slack import Measured, legend, mark
from optimizer.show.text.words import WEAK

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
class Muscle:
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
) -> str:
    """Write back and front of the body side by side where there is room, else under each other."""
    found = [
        _muscle(rule.muscle, row, scenario, catalog)
        for rule, row in pairs
        if isinstance(rule, VolumeRule) and rule.muscle is not None and is_weekly_volume(rule)
    ]
    if not found:
        return ""
    if plain:
        return "\n".join([TITLE, *_plain(found, width)])
    top = _top(found)
    lines, cells = _fitting(found, top, width - 2)
    told = [TITLE, indented("\n".join(lines)), _legend(found, top, cells, width)]
    return "\n".join(filter(None, told))


def _muscle(muscle: str, row: AuditRow, scenario: Scenario, catalog: Catalog) -> Muscle:
    weak = scenario.weak.get(muscle, 0)
    return Muscle(measured_name(muscle, catalog), catalog.measured[muscle].chain, weak, row)


def _top(found: list[Muscle]) -> Fraction:
    """The end of the scale: all values and bounds lie on it."""
    ends = (exact(text) for m in found for text in (m.row.value, m.row.max))
    return max([Fraction(FULL_SCALE), *(end for end in ends if end is not None)])


def _fitting(found: list[Muscle], top: Fraction, width: int) -> tuple[Sequence[str], int]:
    """The lines, and how many cells their bars have."""
    drawn = {cells: _blocks(found, top, width, cells) for cells in (*SCALES, 0)}
    both = [(cells, beside(*drawn[cells], GAP)) for cells in SCALES if all(drawn[cells])]
    below = [(cells, [*back, *others]) for cells, (back, others) in drawn.items()]
    cells, lines = first_fitting([*both, *below], width)
    return lines, cells


def _groups(found: list[Muscle]) -> dict[str, list[Muscle]]:
    return {
        title: [muscle for muscle in found if muscle.chain is chain]
        for chain, title in CHAINS.items()
    }


def _plain(found: list[Muscle], width: int) -> Iterator[str]:
    """A sentence for each muscle, group by group."""
    for title, group in _groups(found).items():
        if group:
            yield f"  {title}"
        for muscle in group:
            name = muscle.name + (f", weak area ({WEAK[muscle.weak]})" if muscle.weak else "")
            yield wrapped(value_line(name, muscle.row), width, "    ", "      ")


def _blocks(
    found: list[Muscle], top: Fraction, width: int, cells: int
) -> tuple[list[str], list[str]]:
    """The block of the back, and that of the front with all the rest; columns are the same."""
    groups = _groups(found)
    ordered = [muscle for group in groups.values() for muscle in group]
    rows = iter(_rows(ordered, top, width, cells))
    blocks = {
        title: [title, *(f"  {next(rows)}" for _ in group)] if group else []
        for title, group in groups.items()
    }
    return blocks[BACK], [*blocks[FRONT], *blocks[OTHER]]


def _rows(found: list[Muscle], top: Fraction, width: int, cells: int) -> tuple[str, ...]:
    return grid(
        [
            Column("", [f"{m.name} {WEAK_MARK * m.weak}".rstrip() for m in found]),
            Column("", [_sets(m.row) for m in found], right=True),
            Column("", [_bar(m.row, top, cells) if cells else "" for m in found]),
            Column("", [allowed_text(m.row.min, m.row.max) for m in found]),
        ],
        width,
    ).rows


def _sets(row: AuditRow) -> str:
    """The value with its mark; without one a blank keeps the numbers in line."""
    return readable(row.value) + (mark(row) or " ")


def _bar(row: AuditRow, top: Fraction, cells: int) -> str:
    value = exact(row.value)
    if value is None:
        return ""
    return band_bar(value, exact(row.min), exact(row.max), top, cells)


def _legend(found: list[Muscle], top: Fraction, cells: int, width: int) -> str:
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
