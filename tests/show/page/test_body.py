import re
import string
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from matplotlib import get_data_path

from optimizer.domain.base import show_fraction
from optimizer.show.measured import Standing
from optimizer.show.page.body import SHADES, body_view, shade_of
from optimizer.show.page.figure import figure, spread, text_width


def regions_of(view):
    return [part for picture in view.pictures for part in picture.regions]


def test_every_muscle_of_the_catalog_has_a_region(catalog):
    drawn = {*figure().front.regions, *figure().back.regions}
    assert drawn == {muscle.id for muscle in catalog.muscles}


def test_groups_stand_in_the_table_only(catalog, make_body):
    view = make_body()
    groups = {group.id for group in catalog.groups}
    assert {row.id for row in view.rows if row.group} == groups
    assert not groups & {part.row.id for part in regions_of(view)}
    assert view.aside == ()


@pytest.mark.parametrize(
    ("sets", "shade"),
    [("0", 0), ("1/2", 1), ("3.5", 1), ("4", 2), ("7.5", 2), ("8", 3), ("13.5", 3), ("14", 4), ("99", 4)],
)  # fmt: skip
def test_shades_by_weekly_sets(sets, shade, make_body):
    assert shade_of(Fraction(sets)) == shade
    chest = next(part for part in regions_of(make_body({"chest": sets})) if part.row.id == "chest")
    assert chest.row.shade == shade


def test_the_legend_tells_the_steps_as_they_are():
    for shade, ((least, text), (following, _)) in enumerate(pairwise(SHADES)):
        numbers = [Fraction(number) for number in re.findall(r"[\d.]+", text)]
        assert numbers[-1] == following - Fraction(1, 2) or (shade == 0 and text == "0")
        assert shade < 2 or numbers[0] == least
    assert SHADES[-1][1] == f"{show_fraction(SHADES[-1][0])} or more"


def test_what_a_region_says(make_body):
    view = make_body({"chest": "10", "abs": "1"}, bounds=("8", "20"))
    told = {part.row.id: part.row.sentence for part in regions_of(view)}
    assert told["chest"] == "Chest: 10 sets, allowed 8-20"
    assert told["abs"] == "Abs: 1 set, allowed 8-20, below its minimum"


@pytest.mark.parametrize(
    ("muscle", "sets", "inside"),
    [("quads", "8", True), ("quads", "20", True), ("quads", "12.5", False), ("biceps", "8", False)],
)
def test_the_number_stands_inside_where_it_fits_and_beside_elsewhere(
    muscle, sets, inside, make_body
):
    view = make_body({muscle: sets})
    for part in regions_of(view):
        assert (part.label.inside is not None) != part.label.strong.startswith(part.row.sets)
        if part.row.id == muscle:
            assert (part.label.inside is not None) is inside


def test_a_number_inside_stands_in_the_other_half_than_the_line_to_its_name(make_body):
    inside = [part.label for part in regions_of(make_body(default="8")) if part.label.inside]
    assert len(inside) == 7
    assert {label.side for label in inside} == {"left", "right"}
    for label in inside:
        assert label.inside[0] * label.lead[2] < 0


def test_weak_and_broken_are_marked_in_the_map_and_told_in_the_table(make_body):
    view = make_body({"chest": "21", "biceps": "1"}, weak={"chest": 2, "lats": 1})
    rows = {row.id: row for row in view.rows}
    assert (rows["chest"].marks, rows["biceps"].marks, rows["lats"].marks) == ("**!", "!", "*")
    assert rows["chest"].notes == ("clearly weak", "above its maximum")
    assert rows["lats"].posterior
    assert not rows["chest"].posterior
    assert [mark for mark, _ in view.marks] == ["*", "**", "!"]
    assert make_body().marks == ()


def test_a_muscle_that_the_figure_does_not_know_is_listed_beside(with_muscle, make_body, laid_out):
    view = make_body({"wing": "3"}, of=with_muscle("wing", "Wing"))
    assert [(row.name, row.sets) for row in view.aside] == [("Wing", "3")]
    assert "Not on the figure: Wing <b>3</b>." in laid_out(bodies=[view])


def test_a_muscle_that_the_catalog_does_not_know_is_left_out(without_muscle, make_body):
    view = make_body(of=without_muscle("neck"))
    assert "neck" not in {part.row.id for part in regions_of(view)}


def test_muscles_without_a_rule_are_counted_in_the_week(catalog, scenario, make_week):
    week = make_week({"goblet_squat": 3})
    view = body_view((), (), scenario, catalog, week)
    rows = {row.id: row for row in view.rows}
    assert (rows["quads"].sets, rows["abs"].sets, rows["neck"].sets) == ("3", "1.5", "0")
    assert (rows["quads"].allowed, rows["quads"].standing) == ("any", Standing.WITHIN)
    unknown = body_view((), (), scenario, catalog).rows[0]
    assert (unknown.sets, unknown.sentence) == ("-", "Chest: not counted, allowed any")


HOSTILE = ['<script>alert("x")</script>', '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "a" * 80]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name, with_muscle, make_body, laid_out):
    page = laid_out(bodies=[make_body(of=with_muscle("chest", name))])
    assert "<script" not in page
    assert "<img" not in page
    assert "Chest" not in page
    assert f"<title>{escape(name)}: 10 sets, allowed 2-20</title>" in page


@pytest.mark.parametrize("name", [*HOSTILE, "x", "   ", "Long name of several words in a row"])
def test_labels_have_two_rows_of_a_name_at_most_and_are_cut(name, with_muscle, make_body):
    view = make_body(of=with_muscle("chest", name))
    chest = next(part for part in regions_of(view) if part.row.id == "chest")
    assert len([row for row in chest.label.rows if row]) <= 2
    assert all(len(row) <= 18 for row in chest.label.rows)


def test_two_weeks_on_a_page_share_no_id(make_body, laid_out):
    assert_no_id_twice(laid_out(bodies=[make_body(week="A"), make_body(week="B")]))


def test_two_weeks_without_rules_share_no_id(catalog, scenario, make_week, laid_out):
    weeks = make_week({}), make_week({}, "B")
    views = [body_view((), (), scenario, catalog, week) for week in weeks]
    assert_no_id_twice(laid_out(bodies=views))


def assert_no_id_twice(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert sum(id_.startswith("body-") for id_ in ids) == 2 * 5


def test_the_drawing_is_small(make_body, laid_out):
    drawings = re.findall(r"<svg.*?</svg>", laid_out(bodies=[make_body()]), re.DOTALL)
    assert len(drawings) == 2
    assert sum(map(len, drawings)) < 12 * 1024


boxes = st.lists(
    st.tuples(st.floats(0, 400, allow_nan=False), st.sampled_from([16, 29, 42])), max_size=9
)


@given(boxes)
def test_labels_are_spread_in_order_and_never_overlap(drawn):
    drawn = sorted(drawn)
    heights = [height for _, height in drawn]
    tops = spread([centre for centre, _ in drawn], heights, 0, 408)
    for (top, height), (following, _) in pairwise(zip(tops, heights, strict=True)):
        assert top + height <= following + 1e-6
    if sum(heights) <= 408 and tops:
        assert tops[0] >= -1e-6
        assert tops[-1] + heights[-1] <= 408 + 1e-6


@pytest.mark.parametrize("sets", ["0", "8", "19", "27.5"])
@pytest.mark.parametrize("weak", [0, 2])
def test_a_label_fits_beside_the_body_at_the_height_it_is_moved_to(sets, weak, make_body, catalog):
    drawn = figure()
    every = {muscle.id: weak for muscle in catalog.muscles}
    for part in regions_of(make_body(default=sets, weak=every, bounds=("2", "7"))):
        rows, strong = part.label.rows, part.label.strong
        top = part.label.y - drawn.size * 0.8
        room = drawn.room(top, top + drawn.size * len(rows))
        widths = [text_width(row, drawn.size) for row in rows]
        widths[-1] += text_width(f" {strong}".rstrip(), drawn.size, bold=True)
        assert max(widths) <= room, part.row.name


@pytest.mark.parametrize(
    ("face", "signs"),
    [
        ("DejaVuSans.ttf", string.printable[:95] + "äÉñøß ШщЖ"),
        ("DejaVuSans-Bold.ttf", string.digits + ".*!- "),
    ],
)
def test_no_sign_is_wider_than_reckoned(face, signs):
    font = TTFont(Path(get_data_path(), "fonts", "ttf", face))
    glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
    for sign in signs:
        width = widths[glyphs[ord(sign)]][0] / font["head"].unitsPerEm
        assert width <= text_width(sign, 1, bold="Bold" in face), sign


def test_a_label_with_room_stays_at_its_region():
    assert spread([50, 100], [20, 20], 0, 200) == [40, 90]


@pytest.mark.parametrize("sets", ["0", "9", "10", "12.5"])
def test_no_line_of_a_label_crosses_a_number(sets, make_body):
    for picture in make_body(default=sets).pictures:
        numbers = [part.label.inside for part in picture.regions if part.label.inside]
        for part in picture.regions:
            for x, y in numbers:
                assert not crosses(part.label.lead, x, y), part.row.id


def crosses(lead, x, y, half_width=9, half_height=6):
    x1, y1, x2, y2 = lead
    places = [(x1 + (x2 - x1) * i / 200, y1 + (y2 - y1) * i / 200) for i in range(201)]
    return any(abs(px - x) < half_width and abs(py - y) < half_height for px, py in places)
