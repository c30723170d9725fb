"""Cells, columns and pages: what every sheet of the workbook is set with."""

import re
from collections.abc import Iterable, Sequence

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.show.export.words import FORMULA, cut, plain

TITLE = Font(size=14, bold=True)
BOLD = Font(bold=True)
SMALL = Font(size=8, italic=True)
NORMAL = Font()
GREY = PatternFill("solid", fgColor="FFDDDDDD")
PALE = PatternFill("solid", fgColor="FFF2F2F2")
THIN = Side(style="thin", color="FF999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
TOP = Alignment(vertical="top", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="top")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']+")
LONGEST = 32_000
"""Characters that fit into a cell."""
TITLE_LENGTH = 31
"""Characters that Excel allows in a sheet's name."""


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | int | None,
    font: Font = NORMAL,
    fill: PatternFill | None = None,
    boxed: bool = False,
    align: Alignment = TOP,
) -> None:
    """Write one cell. Text is never a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        text = "\n".join(plain(line) for line in value.split("\n"))
        cell.value = cut(text, LONGEST) if len(text) > LONGEST else text
        if value.startswith(FORMULA):
            cell.data_type = "s"
            cell.quotePrefix = True
    else:
        cell.value = value
    cell.font, cell.alignment = font, align
    if fill is not None:
        cell.fill = fill
    if boxed:
        cell.border = BOX


def put_row(
    sheet: Worksheet,
    row: int,
    values: Iterable[str | int | None],
    font: Font = NORMAL,
    fill: PatternFill | None = None,
) -> None:
    """Write boxed cells from the first column on."""
    for column, value in enumerate(values, 1):
        put(sheet, row, column, value, font, fill, boxed=True)


def put_wide(sheet: Worksheet, row: int, text: str, columns: int, font: Font = NORMAL) -> None:
    """Write text over several columns, in a row that is high enough for it."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    put(sheet, row, 1, text, font)
    width = sum(
        sheet.column_dimensions[get_column_letter(c)].width or 8 for c in range(1, columns + 1)
    )
    sheet.row_dimensions[row].height = 15 * max(1, -(-len(text) // max(1, int(width))))


def widths(sheet: Worksheet, columns: Sequence[float]) -> None:
    """Set the widths of the first columns, in characters."""
    for number, width in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def new_sheet(book: Workbook, title: str, taken: set[str]) -> Worksheet:
    """Add a sheet under a name that Excel allows and that no other has."""
    name = cut(_NOT_IN_TITLES.sub(" ", title), TITLE_LENGTH) or "Sheet"
    number = 2
    while name.lower() in taken:
        suffix = f" {number}"
        name = cut(_NOT_IN_TITLES.sub(" ", title), TITLE_LENGTH - len(suffix)) + suffix
        number += 1
    taken.add(name.lower())
    sheet: Worksheet = book.create_sheet(name)
    return sheet


def page(sheet: Worksheet, footer: str, landscape: bool, header_rows: int = 0) -> None:
    """Print on A4 or Letter, fitted to the page's width, headers again on every page."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4; printers set to Letter scale it
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.7
    if header_rows:
        sheet.print_title_rows = f"1:{header_rows}"
    assert sheet.oddFooter is not None
    centre = sheet.oddFooter.center
    centre.text, centre.size = footer.replace("&", "&&"), 7
