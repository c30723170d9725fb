import re

import pytest

from optimizer.domain.program import Block, Item, Session
from optimizer.show.page.time_bar import time_parts


def a_session(straight=0, pairs=0, warmup=0, cooldown=0, minutes=60):
    one = Item(exercise="a", sets=3, rest_seconds=60)
    blocks = [Block(seconds=straight, items=(one,))] if straight else []
    blocks += [Block(seconds=pairs, items=(one, one))] if pairs else []
    return Session(
        day="mon", title="Day", budget_minutes=minutes, seconds=straight + pairs + warmup + cooldown,
        warmup_seconds=warmup, cooldown_seconds=cooldown, blocks=tuple(blocks),
    )  # fmt: skip


def test_a_session_is_split_into_its_parts_in_order(laid_out):
    session = a_session(straight=1200, pairs=900, warmup=480, cooldown=420)
    assert [(name, seconds) for _, name, seconds in time_parts(session)] == [
        ("warm-up", 480), ("straight sets", 1200), ("pairs", 900), ("cool-down", 420), ("to spare", 600),
    ]  # fmt: skip
    page = laid_out(times=[session])
    assert "50:00 of 60:00" in page
    assert 'class="limit"' not in page


@pytest.mark.parametrize(
    "session",
    [
        a_session(straight=3600),
        a_session(pairs=1, warmup=1, cooldown=1),
        a_session(straight=7000, warmup=600),
        a_session(),
    ],
)
def test_segments_fill_the_bar_without_gaps(session, laid_out):
    page = laid_out(times=[session])
    at = 0.0
    for start, width in re.findall(r'<rect x="([\d.]+)" width="([\d.]+)"', page):
        assert float(start) == pytest.approx(at, abs=0.02)
        assert all(seconds > 0 for *_, seconds in time_parts(session))
        at += float(width)
    assert at == pytest.approx(100, abs=0.03)


def test_a_full_session_has_nothing_to_spare():
    assert [part for part, *_ in time_parts(a_session(straight=3600))] == ["straight"]


def test_what_is_too_long_says_by_how_much_and_shows_where_the_minutes_end(laid_out):
    page = laid_out(times=[a_session(straight=4500)])
    assert 'class="limit" d="M80.00' in page
    assert "! 75:00, 15:00 over the 60:00 there are" in page
    assert "to spare" not in page
