"""Every target has its module and its test, and carries what all client files must carry."""

from pathlib import Path

import pytest

import optimizer.show.export
from optimizer.domain.program import DISCLAIMER
from optimizer.show.export import EXPORTERS
from optimizer.show.export.schedule import dated

FOLDER = Path(optimizer.show.export.__file__).parent
HELPERS = {"__init__", "schedule", "words", "requests"}
SHARED = {"xlsx": "workbook", "csv": "table"}
"""Targets whose modules are named otherwise, for `csv` is a module of Python's own."""


def test_every_module_is_a_target():
    modules = {path.stem for path in FOLDER.glob("*.py")} - HELPERS
    assert {target.module for target in EXPORTERS.values()} == modules
    assert all(SHARED.get(name, name) == target.module for name, target in EXPORTERS.items())


@pytest.mark.parametrize("target", EXPORTERS.values(), ids=EXPORTERS)
def test_every_target_has_a_test(target):
    assert (Path(__file__).parent / f"test_export_{target.module}.py").is_file()


@pytest.mark.parametrize("name", ["program", "rotation", "block", "hostile"])
@pytest.mark.parametrize("target", EXPORTERS)
def test_every_export_is_the_same_again_and_says_the_disclaimer(
    exported, schedules, start, target, name
):
    schedule = schedules[name]
    if schedule.start is None:
        schedule = dated(schedule, start, 2)
    one, two = exported(target, schedule), exported(target, schedule)
    assert one == two
    if not EXPORTERS[target].binary:
        text = one.content.decode() + " ".join(one.notes)
        unfolded = text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
        assert DISCLAIMER in unfolded
