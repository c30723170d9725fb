import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from optimizer.domain.program import DISCLAIMER
from optimizer.show.export.schedule import dated


def book(export):
    return openpyxl.load_workbook(io.BytesIO(export.content))


def texts(sheet):
    return {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_sheets_of_a_program(exported, schedules):
    found = book(exported("xlsx", schedules["program"]))
    assert found.sheetnames == ["Overview", "Mon Session 1", "Thu Session 2", "Audit"]
    overview = texts(found["Overview"])
    assert {"ana-01", DISCLAIMER, "More pulling."} <= overview
    audit = [[cell.value for cell in row] for row in found["Audit"].iter_rows()]
    assert audit[1] == ["volume.chest", "A", "19/2", "8", None, "sets", "yes"]


def test_a_session_has_a_line_a_set_with_blank_cells(exported, schedules):
    sheet = book(exported("xlsx", schedules["program"]))["Mon Session 1"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = rows[3]
    assert header == [
        None, "Exercise", "Rest", "Tempo", "Sets / load", "Reps", "RIR", "Note",
    ]  # fmt: skip
    at = next(i for i, row in enumerate(rows) if row[1] == "Goblet squat")
    assert rows[at][:8] == [None, "Goblet squat", "1:30", "2-0-1-0", 3, "8-12", 2, "next: more"]
    assert [row[2] for row in rows[at + 1 : at + 4]] == ["set 1", "set 2", "set 3"]
    assert {value for row in rows[at + 1 : at + 4] for value in row[4:7]} == {None}
    assert rows[at + 4][:2] == ["A1", "Dumbbell bench press"]


@pytest.mark.parametrize("name", ["program", "rotation", "block", "hostile"])
def test_every_sheet_can_be_printed(exported, schedules, name):
    for sheet in book(exported("xlsx", schedules[name])).worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert DISCLAIMER in sheet.oddFooter.center.text
        if sheet.title != "Overview":
            assert sheet.freeze_panes
            assert sheet.print_title_rows


def test_a_block_has_a_sheet_a_session_and_columns_a_week(exported, schedules):
    found = book(exported("xlsx", schedules["block"]))
    assert found.sheetnames[1:-1] == [
        "A Mon Session 1", "A Thu Session 2", "B Tue Session 2", "B Sun Session 1",
    ]  # fmt: skip
    sheet = found["A Mon Session 1"]
    weeks = [cell.value for cell in sheet[3] if cell.value]
    assert weeks == [
        "Week 1A (moderate, 2-3 RIR)\n2026-12-28", "Week 3A (deload, 2-3 RIR)\n2027-01-11",
    ]  # fmt: skip
    squat = next(row for row in sheet.iter_rows() if row[1].value == "Goblet squat")
    assert (squat[4].value, squat[7].value) == (3, 2)


def test_a_long_block_is_spread_evenly(exported, schedules, start):
    found = book(exported("xlsx", dated(schedules["program"], start, 8)))
    assert [n for n in found.sheetnames if n.startswith("Mon")] == [
        "Mon Session 1 w1-4", "Mon Session 1 w5-8",
    ]  # fmt: skip


def test_no_cell_is_a_formula(exported, schedules):
    found = book(exported("xlsx", schedules["hostile"]))
    cells = [cell for sheet in found.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    quoted = [cell for cell in cells if str(cell.value).startswith(("=", "+", "@"))]
    assert len(quoted) >= 4
    assert all(cell.quotePrefix for cell in quoted)


def test_sheet_names_are_allowed_and_different(exported, schedules):
    names = book(exported("xlsx", schedules["hostile"])).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_sets_that_a_week_leaves_out_are_grey(exported, schedules):
    sheet = book(exported("xlsx", schedules["block"]))["A Mon Session 1"]
    at = next(row[1].row for row in sheet.iter_rows() if row[1].value == "Goblet squat")
    third = [sheet.cell(at + 3, column).fill.fill_type for column in (5, 8)]
    assert third == [None, "solid"]


def test_the_file_does_not_say_when_it_was_made(exported, schedules):
    content = exported("xlsx", schedules["block"]).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    properties = book(exported("xlsx", schedules["block"])).properties
    assert properties.created == properties.modified == datetime(2026, 12, 28)
