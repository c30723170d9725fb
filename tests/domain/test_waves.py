"""The tables of blocks, and when a week follows its wave."""

import copy

import pytest
from pydantic import ValidationError

from optimizer.domain.block import Wave
from optimizer.domain.waves import BlockTable, follows, reached_percent, shortfall
from optimizer.files.catalog import load_catalog

TABLES = {table.weeks: table for table in load_catalog().blocks}


def deloads(table):
    return [n for n, week in enumerate(table.waves, 1) if week.wave is Wave.DELOAD]


def test_blocks_are_eight_and_twelve_weeks_with_deloads_where_the_rules_want_them():
    assert {weeks: deloads(table) for weeks, table in TABLES.items()} == {8: [8], 12: [6, 12]}


@pytest.mark.parametrize("weeks", TABLES)
def test_every_wave_has_the_percent_of_the_evidence(weeks):
    percents = {(week.wave, week.sets_percent) for week in TABLES[weeks].waves}
    assert percents == {("moderate", 100), ("volume", 110), ("heavy", 90), ("deload", 50)}
    assert all((week.rir == "4+") == (week.wave is Wave.DELOAD) for week in TABLES[weeks].waves)


def without_end(table):
    table["waves"][-1] = table["waves"][0]


def too_soon(table):
    table["waves"][1] = table["waves"][-1] | {"sets_percent": 100}


def too_late(table):
    table["weeks"] = 9
    table["waves"].insert(2, table["waves"][2])


def one_short(table):
    del table["waves"][2]


def no_base(table):
    table["waves"][1]["sets_percent"] = 90


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (without_end, "end with a deload"),
        (too_soon, "four to eight weeks apart"),
        (too_late, "four to eight weeks apart"),
        (one_short, "a block of 8 weeks names 7"),
        (no_base, "100 % of the sets"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_unsound_table_is_refused(change, why):
    table = copy.deepcopy(TABLES[8].model_dump(mode="json"))
    BlockTable.model_validate(table)
    change(table)
    with pytest.raises(ValidationError, match=why):
        BlockTable.model_validate(table)


@pytest.mark.parametrize(
    ("sets", "base", "percent", "expected"),
    [
        pytest.param(66, 60, 110, True, id="exactly"),
        pytest.param(67, 61, 110, True, id="rounded to a whole set"),
        pytest.param(65, 60, 110, False, id="one set short"),
        pytest.param(67, 60, 110, False, id="one set over"),
        pytest.param(16, 31, 50, True, id="half a set over"),
        pytest.param(15, 31, 50, True, id="half a set short"),
        pytest.param(60, 60, 110, False, id="not at all"),
    ],
)
def test_a_week_follows_within_less_than_a_set(sets, base, percent, expected):
    assert follows(sets, base, percent) is expected


def test_a_week_that_falls_short_says_what_was_asked_and_what_was_reached():
    assert shortfall(Wave.VOLUME, 110, 66, 60) is None
    assert shortfall(Wave.VOLUME, 110, 63, 60) == "volume week: 110 % asked, 105 %"
    assert (reached_percent(1, 8), reached_percent(1, 3), reached_percent(2, 3)) == (13, 33, 67)
