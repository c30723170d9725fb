import re


def test_sessions_are_tables_with_pairs_and_dates(exported, schedules):
    text = exported("markdown", schedules["block"]).content.decode()
    assert "## Week 2B (volume, 2-3 RIR), from 2027-01-04" in text
    assert "### Mon Session 1, 2026-12-28 (58:01 of 60:00)" in text
    assert "| A2 | One-arm dumbbell row | 3 x 8-12 per side | 2 | 1:15 |  |  |" in text
    assert "- Ramp to Goblet squat, 1:30: slow and easy" in text
    assert "Screen again on 2027-01-25." in text


def test_changes_are_told(exported, schedules):
    text = exported("markdown", schedules["program"]).content.decode()
    assert "- desk\\_worker: More pulling." in text


def test_hostile_text_stays_in_its_cell(exported, schedules):
    text = exported("markdown", schedules["hostile"]).content.decode()
    assert "<b>" not in text.replace("\\<", "")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert cells == {8}
    assert not re.search(r"^END:", text, re.MULTILINE)
