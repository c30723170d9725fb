import csv
import io

from optimizer.files.table import COLUMNS


def rows(export):
    text = export.content.decode()
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_an_exercise_with_its_place(exported, schedules):
    found = rows(exported("csv", schedules["program"]))
    assert tuple(found[0]) == COLUMNS
    assert len(found) == 10
    bench = found[1]
    assert bench == {
        "week": "A", "day": "mon", "date": "", "block": "2", "position": "1",
        "exercise": "dumbbell_bench_press", "name": "Dumbbell bench press", "sets": "3",
        "reps": "8-12", "rir": "2", "rest_seconds": "60", "tempo": "", "note": "",
    }  # fmt: skip
    assert (found[2]["block"], found[2]["position"]) == ("2", "2")
    assert found[3]["rir"] == ""


def test_a_block_has_dates_and_weeks(exported, schedules):
    found = rows(exported("csv", schedules["block"]))
    assert {(r["week"], r["date"]) for r in found} >= {("1A", "2026-12-28"), ("2B", "2027-01-10")}


def test_text_that_a_spreadsheet_takes_for_a_formula_is_kept_as_text(exported, schedules):
    found = rows(exported("csv", schedules["hostile"]))
    assert found[0]["note"].startswith("'=1+1 END:VCALENDAR")
    assert found[0]["tempo"] == "'@SUM(1)"
    assert found[0]["reps"] == "'+8 <i>"
    assert all(
        not value.startswith(("=", "+", "-", "@")) for row in found for value in row.values()
    )
