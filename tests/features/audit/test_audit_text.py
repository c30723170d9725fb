"""How far off a broken rule is, in words."""

import pytest

from optimizer.domain.program import AuditRow
from optimizer.features.audit.text import far_off


@pytest.mark.parametrize(
    ("message", "value", "low", "high", "unit", "text", "detail"),
    [
        ("chest: 6 sets, allowed 8-20", "6", "8", "20", "sets", "chest 6 sets, 2 short of 8", ""),
        ("chest: 20.5 sets, allowed 8-20", "20.5", "8", "20", "sets",
         "chest 20.5 sets, 0.5 over 20", ""),
        ("chest: 12 sets on mon, allowed <=10", "12", None, "10", "sets",
         "chest 12 sets on mon, 2 over 10", ""),
        ("pull_push: 3/4 (3 to 4), allowed 1-3/2", "3/4", "1", "3/2", "ratio",
         "pull push 3/4, 0.25 short of 1", ""),
        ("pull_push: 6/0 (6 to 0), allowed 1-3/2", "6/0", "1", "3/2", "ratio",
         "pull push 6/0, nothing to compare with", ""),
        ("mon: 62:30 minutes, allowed 60", "3750", None, "3600", "seconds",
         "mon 62:30 minutes, 2:30 over 60:00", ""),
        ("a.level: 1 forbidden exercise, allowed 0: dip is of level 3", "1", None, "0", "exercises",
         "a level 1 forbidden exercise, none allowed", "dip is of level 3"),
        ("0 rest days, allowed >=1", "0", "1", None, "days", "0 rest days, 1 short of 1", ""),
    ],
)  # fmt: skip
def test_words(message, value, low, high, unit, text, detail):
    row = AuditRow(rule="r", week="A", value=value, min=low, max=high, unit=unit, ok=False)
    assert far_off(row, message) == (text, detail)
