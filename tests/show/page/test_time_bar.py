import pytest

from optimizer.domain.program import Block, Item, Session
from optimizer.show.page.time_bar import time_view


def a_session(straight=0, pairs=0, warmup=0, cooldown=0, minutes=60):
    one = Item(exercise="a", sets=3, rest_seconds=60)
    blocks = [Block(seconds=straight, items=(one,))] if straight else []
    blocks += [Block(seconds=pairs, items=(one, one))] if pairs else []
    return Session(
        day="mon", title="Day", budget_minutes=minutes, seconds=straight + pairs + warmup + cooldown,
        warmup_seconds=warmup, cooldown_seconds=cooldown, blocks=tuple(blocks),
    )  # fmt: skip


def test_a_session_is_split_into_its_parts_in_order():
    view = time_view(a_session(straight=1200, pairs=900, warmup=480, cooldown=420))
    assert [(part.name, part.time) for part in view.segments] == [
        ("warm-up", "8:00"), ("straight sets", "20:00"), ("pairs", "15:00"),
        ("cool-down", "7:00"), ("to spare", "10:00"),
    ]  # fmt: skip
    assert (view.total, view.budget, view.over, view.limit) == ("50:00", "60:00", None, None)


@pytest.mark.parametrize(
    "session",
    [
        a_session(straight=3600),
        a_session(pairs=1, warmup=1, cooldown=1),
        a_session(straight=7000, warmup=600),
        a_session(),
    ],
)
def test_segments_fill_the_bar_without_gaps(session):
    at = 0.0
    for part in time_view(session).segments:
        assert part.start == pytest.approx(at)
        assert part.width > 0
        at += part.width
    assert at == pytest.approx(100)


def test_a_full_session_has_nothing_to_spare():
    assert [part.part for part in time_view(a_session(straight=3600)).segments] == ["straight"]


def test_what_is_too_long_says_by_how_much_and_shows_where_the_minutes_end(laid_out):
    view = time_view(a_session(straight=4500))
    assert (view.over, view.limit) == ("15:00", pytest.approx(80))
    page = laid_out(times=[view])
    assert "! 75:00, 15:00 over the 60:00 there are" in page
    assert "to spare" not in page
