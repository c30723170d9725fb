"""Columns that fit a width: cells without room take more lines, so that nothing is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A title with a cell for every row. A column without any content is not shown.

    Where there is no room, cells of columns that give way are broken into lines.
    """

    title: str
    cells: Sequence[str | Text]
    right: bool = False
    gives: bool = False

    @property
    def width(self) -> int:
        """Letters of the widest cell, the title included."""
        return max(map(len, (self.title, *self.cells)))


def taken(columns: Sequence[Column]) -> int:
    """Letters that the columns take side by side."""
    widths = [column.width for column in _shown(columns)]
    return sum(widths) + GAP * (len(widths) - 1)


def table(columns: Sequence[Column], width: int) -> Table:
    """Set the columns side by side."""
    return next(tables(columns, width, [len(columns[0].cells)]))


def tables(columns: Sequence[Column], width: int, sizes: Sequence[int]) -> Iterator[Table]:
    """Spread the rows over tables of these sizes, all with the same columns."""
    shown = _shown(columns)
    narrow = taken(shown) > width
    first = 0
    for size in sizes:
        found = Table(
            box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="",
            show_header=any(column.title for column in shown), width=width if narrow else None,
        )  # fmt: skip
        for column in shown:
            gives = narrow and column.gives
            found.add_column(
                column.title,
                justify="right" if column.right else "left",
                width=None if gives else column.width,
                ratio=column.width if gives else None,
                no_wrap=not gives,
            )
        for row in range(first, first + size):
            found.add_row(*(_cell(column.cells[row]) for column in shown))
        first += size
        yield found


def _shown(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if any(column.cells)] or list(columns[:1])


def _cell(cell: str | Text) -> Text:
    return Text(cell) if isinstance(cell, str) else cell
