"""A row is never broken: what matters least gives way first, and is told."""

from hypothesis import given
from hypothesis import strategies as st

from optimizer.show.text.grid import Column, beside, first_fitting, grid

NAMES = ["Goblet squat", "Slow-lowering dumbbell Romanian deadlift"]
COLUMNS = [
    Column("exercise", NAMES, least=12),
    Column("sets", ["3 x 8 per side", "12"], short=["3 x 8/side", "12"]),
    Column("RIR", ["2", "-"], right=True, drop=1),
    Column("rest", ["2:00", ""], drop=2),
    Column("nothing", ["", ""]),
]


def test_with_room_everything_stands_in_columns():
    assert grid(COLUMNS, 80).lines == (
        "exercise                                  sets            RIR  rest",
        "Goblet squat                              3 x 8 per side    2  2:00",
        "Slow-lowering dumbbell Romanian deadlift  12                -",
    )


def test_the_short_form_comes_first_then_names_are_cut_then_columns_go():
    assert grid(COLUMNS, 64).lines[1] == "Goblet squat" + " " * 30 + "3 x 8/side    2  2:00"
    cut = grid(COLUMNS, 40)
    assert cut.rows[1] == "Slow-lowering du…  12            -"
    assert cut.left_out == ()
    assert grid(COLUMNS, 32).left_out == ("rest",)
    assert grid(COLUMNS, 26).left_out == ("RIR", "rest")


TEXTS = st.text("abc ", max_size=30).map(str.strip)


@given(
    rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6),
    width=st.integers(1, 120),
)
def test_no_line_is_wider_than_asked_as_long_as_what_stays_fits(rows, width):
    first, second, third = zip(*rows, strict=True)
    drawn = grid(
        [
            Column("one", first, least=8),
            Column("two", second, drop=1),
            Column("three", third, drop=2),
        ],
        width,
    )
    assert max(map(len, drawn.lines)) <= max(width, 8 if any(first) else 30)
    assert len(drawn.rows) == len(rows)
    assert drawn.left_out == tuple(t for t in ("one", "two", "three") if t in drawn.left_out)


@given(left=st.lists(TEXTS, max_size=5), right=st.lists(TEXTS, max_size=5), gap=st.integers(1, 4))
def test_blocks_beside_each_other_keep_all_their_lines(left, right, gap):
    lines = beside(left, right, gap)
    assert len(lines) == max(len(left), len(right))
    reach = max(map(len, left), default=0) + gap
    for number, line in enumerate(right):
        assert lines[number][reach:] == line
    for number, line in enumerate(left):
        assert lines[number][:reach].rstrip() == line


def test_the_first_way_that_fits_is_taken_else_the_last():
    ways = [(3, ["abc"]), (2, ["ab"]), (1, ["a"])]
    assert first_fitting(ways, 2) == (2, ["ab"])
    assert first_fitting(ways, 0) == (1, ["a"])
