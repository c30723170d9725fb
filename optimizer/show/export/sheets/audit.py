"""The last sheet: every rule as measured on every week."""

from openpyxl.worksheet.worksheet import Worksheet

from optimizer.show.export.schedule import Schedule
from optimizer.show.export.sheets.paper import BOLD, GREY, page, put_row, widths

COLUMNS = ("Rule", "Week", "Value", "Least", "Most", "Unit", "Holds")
WIDTHS = (40.0, 8.0, 12.0, 12.0, 12.0, 16.0, 8.0)


def fill_audit(sheet: Worksheet, schedule: Schedule) -> None:
    """Write the audit rows; values are exact text, as in the program file."""
    widths(sheet, WIDTHS)
    put_row(sheet, 1, COLUMNS, BOLD, GREY)
    row = 1
    for week in schedule.weeks:
        for found in week.audit:
            row += 1
            holds = "yes" if found.ok else "NO"
            bounds = (found.min or "", found.max or "")
            put_row(sheet, row, (found.rule, week.label, found.value, *bounds, found.unit, holds))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:G{row}"
    page(sheet, schedule.plan.disclaimer, landscape=False, header_rows=1)
