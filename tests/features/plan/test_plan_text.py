"""The text of a block: a line a week, every note whole, and what to do at its end."""

from datetime import date, timedelta

import pytest

from optimizer.domain.block import BlockWeek, TrainingBlock, Wave
from optimizer.domain.program import DISCLAIMER, Block, Item, Session, Week
from optimizer.features.plan.text import block_text
from optimizer.features.verify.text import verdict_text
from optimizer.files.catalog import load_catalog
from optimizer.show.text.printing import printed

CATALOG = load_catalog()
MONDAY = date(2026, 12, 28)
LONG = "volume week: 110 % asked, 103 % keeps the weekly sets of every muscle"


def session(sets):
    item = Item(exercise="push_up", sets=sets, reps="8-12", rir=2, rest_seconds=120)
    return Session(
        day="thu", title="Session 1", budget_minutes=60, seconds=1801, warmup_seconds=600,
        cooldown_seconds=0, blocks=(Block(seconds=1201, items=(item,)),),
    )  # fmt: skip


@pytest.fixture
def block():
    weeks = tuple(
        BlockWeek(
            number=n, week="A", starts=MONDAY + timedelta(weeks=n - 1), wave=wave, rir="2",
            sets_percent=percent, sessions=(session(3),), audit=(), notes=notes,
        )
        for n, wave, percent, notes in (
            (1, Wave.MODERATE, 100, ()),
            (2, Wave.VOLUME, 110, (LONG,)),
            (3, Wave.VOLUME, 110, (LONG,)),
        )
    )  # fmt: skip
    return TrainingBlock(
        client="ana-01", scenario={"days": {"thu": 60}, "equipment": []}, constraint_set="minimal",
        start=MONDAY, rescreen=date(2027, 1, 18), weeks=weeks, provenance=None,
    )  # fmt: skip


def text_of(block, width=100, ascii=False):
    return printed(
        block_text(block, (Week(week="A", sessions=(session(3),)),), CATALOG, width), width, ascii
    )


def test_a_week_is_a_line_with_its_dates_sets_and_minutes(block):
    lines = [line.split() for line in text_of(block).splitlines()]
    assert ["1", "A", "28", "Dec", "-", "03", "Jan", "moderate", "3", "2", "31"] in lines
    assert [line[:9] for line in lines].count(
        ["2", "A", "04", "Jan", "-", "10", "Jan", "volume", "3"]
    ) == 1


@pytest.mark.parametrize("width", [60, 100])
def test_every_note_is_told_whole_and_once_and_nothing_is_too_wide(block, width):
    text = text_of(block, width)
    assert " ".join(text.split()).count(f"weeks 2 and 3: {LONG}") == 1
    assert max(map(len, text.splitlines())) <= width
    assert text_of(block, width, ascii=True).isascii()


def test_it_ends_with_the_self_checks_the_week_and_the_disclaimer(block):
    words = " ".join(text_of(block).split())
    assert "On 2027-01-18, after the last week: repeat the 5 self-checks (shoulders," in words
    assert words.index("self-checks") < words.index("Week A, as solved") < words.index("Push-up")
    assert words.endswith(DISCLAIMER)


def test_a_verdict_counts_the_weeks(block):
    assert printed(verdict_text(block, (), ())).startswith("HOLDS: all 3 weeks of client ana-01")
