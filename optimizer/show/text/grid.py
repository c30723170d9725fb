"""Columns that fit a width: a row is never broken, so what matters least gives way first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from optimizer.show.text.layout import shortened

GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A title with a cell for every row. A column without any content is not shown.

    Where there is no room, `short` takes the place of `cells`, then cells are cut down to `least`
    letters, and then whole columns go, the highest `drop` first; with 0 a column always stays.
    """

    title: str
    cells: Sequence[str]
    right: bool = False
    short: Sequence[str] | None = None
    least: int | None = None
    drop: int = 0

    @property
    def width(self) -> int:
        """Letters of the widest cell, the title included."""
        return max(map(len, (self.title, *self.cells)))

    @property
    def narrowest(self) -> int:
        """Letters that the column takes at least."""
        return self.width if self.least is None else min(self.width, self.least)


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table without its header, and the titles that found no room."""

    header: str
    rows: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Header and rows."""
        return (self.header, *self.rows)


def grid(columns: Iterable[Column], width: int) -> Grid:
    """Set the columns side by side within `width`, as far as what has to stay allows it."""
    given = list(columns)
    shown = [column for column in given if any(column.cells)] or given[:1]
    kept = _kept(shown, width)
    left_out = tuple(c.title for c in shown if c.title not in {k.title for k in kept})
    kept = _cut(_shorter(kept, width), width)
    header, *rows = (
        GAP.join(
            cell.rjust(column.width) if column.right else cell.ljust(column.width)
            for column, cell in zip(kept, cells, strict=True)
        ).rstrip()
        for cells in zip(*((column.title, *column.cells) for column in kept), strict=True)
    )
    return Grid(header, tuple(rows), left_out)


def beside(left: Sequence[str], right: Sequence[str], gap: int = 3) -> list[str]:
    """Set two blocks of lines side by side; the right one starts after the widest left line."""
    reach = max(map(len, left), default=0) + gap
    below = max(len(left), len(right))
    padded = [[*lines, *[""] * (below - len(lines))] for lines in (left, right)]
    return [f"{one:{reach}}{other}".rstrip() for one, other in zip(*padded, strict=True)]


def first_fitting(
    tries: Iterable[tuple[int, Sequence[str]]], width: int
) -> tuple[int, Sequence[str]]:
    """The first of several ways to set something whose lines all fit, else the last.

    A way is told by a number, such as the cells of its bars.
    """
    found: tuple[int, Sequence[str]] = (0, ())
    for found in tries:
        if max(map(len, found[1]), default=0) <= width:
            break
    return found


def _total(widths: Iterable[int]) -> int:
    taken = list(widths)
    return sum(taken) + len(GAP) * (len(taken) - 1)


def _kept(columns: list[Column], width: int) -> list[Column]:
    """Leave out columns until the rest, cut as far as it may be, has room."""
    kept = columns
    while True:
        may_go = [column for column in kept if column.drop]
        narrowest = (column.narrowest for column in _all_short(kept))
        if not may_go or len(kept) == 1 or _total(narrowest) <= width:
            return kept
        last = max(may_go, key=lambda column: column.drop)
        kept = [column for column in kept if column is not last]


def _shorter(columns: list[Column], width: int) -> list[Column]:
    wide = _total(column.width for column in columns) > width
    return _all_short(columns) if wide else columns


def _all_short(columns: list[Column]) -> list[Column]:
    return [c if c.short is None else replace(c, cells=c.short, short=None) for c in columns]


def _cut(columns: list[Column], width: int) -> list[Column]:
    """Shorten cells, in the columns that allow it, by what is too much."""
    excess = _total(column.width for column in columns) - width
    found = []
    for column in columns:
        room = max(column.narrowest, column.width - max(excess, 0))
        excess -= column.width - room
        cells = [shortened(cell, room) for cell in column.cells]
        found.append(replace(column, title=shortened(column.title, room), cells=cells))
    return found
