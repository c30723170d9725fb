"""What only a browser knows: places of letters, colours, and what is cut off."""

from itertools import combinations, pairwise

import pytest

from optimizer.domain.program import AuditRow, Block, Item, Session
from optimizer.kinds.ratio import RatioRule
from optimizer.show.page.back_panel import back_view
from optimizer.show.page.figure import figure
from optimizer.show.page.gauges import gauge_views
from optimizer.show.page.planes import plane_view

LEAST_PIXELS = 11
AA = 4.5
LOOKS = ["light", "dark", "print"]

TEXTS = """svg => [...svg.querySelectorAll('text')].map(text => {
  const box = text.getBoundingClientRect();
  return {text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a,
          box: [box.left, box.top, box.right, box.bottom]};
})"""
PARTS = """svg => [...svg.querySelectorAll(':not(defs) > :is(path, rect, text, use)')].map(part => {
  const box = part.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""
UNDER = """svg => [...svg.querySelectorAll('g text')].filter(text => {
  text.scrollIntoView({block: 'center'});
  const box = text.getBoundingClientRect();
  return [.05, .5, .95].some(share => [.3, .7].some(down => document.elementsFromPoint(
      box.left + box.width * share, box.top + box.height * down)
    .some(part => part.matches('path.figure, path[data-muscle], use:not(.halo, .end)'))));
}).map(text => text.textContent)"""
REACHES = """svg => {
  const body = svg.querySelector('path.figure'), {x: left, y: top, height} = svg.viewBox.baseVal;
  const reach = y => {
    let x = -left;
    while (x > 0 && !body.isPointInFill(new DOMPoint(x, y))) x -= .5;
    return [y, x];
  };
  return Array.from({length: height}, (_, row) => reach(top + row));
}"""
SPILT = """svg => [...svg.querySelectorAll('[data-number]')].filter(text => {
  const region = svg.querySelector(`[data-muscle=${text.dataset.number}]`);
  const box = text.getBBox(), inset = box.height / 4;
  return [box.x, box.x + box.width].some(x => [box.y + inset, box.y + box.height - inset].some(
    y => !region.isPointInFill(new DOMPoint(Math.abs(x), y))));
}).map(text => text.dataset.number)"""
CONTRASTS = """() => {
  const luminance = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255);
    const [red, green, blue] = parts.map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
  };
  const ground = part => {
    while (part && getComputedStyle(part).backgroundColor === 'rgba(0, 0, 0, 0)')
      part = part.parentElement;
    return part ? getComputedStyle(part).backgroundColor : 'rgb(255, 255, 255)';
  };
  const found = [];
  for (const text of document.querySelectorAll('svg text')) {
    const region = text.dataset.number
      && text.closest('svg').querySelector(`[data-muscle=${text.dataset.number}]`);
    const behind = region ? getComputedStyle(region).fill : ground(text);
    found.push([text.textContent, contrast(getComputedStyle(text).fill, behind)]);
  }
  for (const part of document.querySelectorAll('.card p, .card td, .card th, .card li, .card .soft, '
      + '.card .standing, .card figcaption'))
    found.push([part.textContent, contrast(getComputedStyle(part).color, ground(part))]);
  return found;
}"""


def ratios():
    """A gauge of every sort: within, on and off the scale, without an end, without a value."""
    cases = [
        ("1", "1", "3/2"), ("5/4", "1", "3/2"), ("9", "1", "3/2"), ("1/9", "2/3", "3/2"),
        ("2", "1", None), ("6/0", "1", None), ("0", None, "1/3"), ("1", "1", "1"),
        ("0/0", "1", None), ("1", "2", "1"),
    ]  # fmt: skip
    measure = {"volume": "chest"}
    rules = tuple(
        RatioRule.model_validate({
            "id": f"ratio.posterior_anterior_{number}", "kind": "ratio", "over": measure,
            "under": measure, "why": "For the test, at length.", "source": "test",
        })
        for number in range(len(cases))
    )  # fmt: skip
    rows = tuple(
        AuditRow(rule=rule.id, week="A", value=value, min=low, max=high, unit="ratio", ok=False)
        for rule, (value, low, high) in zip(rules, cases, strict=True)
    )
    return gauge_views(rows, rules)


def a_session(seconds):
    one = Item(exercise="a", sets=3, rest_seconds=60)
    blocks = (Block(seconds=900, items=(one,)), Block(seconds=900, items=(one, one)))
    return Session(
        day="mon", title="Day", budget_minutes=60, seconds=seconds, warmup_seconds=480,
        cooldown_seconds=420, blocks=blocks,
    )  # fmt: skip


@pytest.fixture
def page_text(make_body, laid_out, scenario, catalog, make_week):
    """All drawings: an ordinary map, one with every mark, and the longest numbers."""
    week = make_week({"one_arm_dumbbell_row": 4, "pull_up": 3, "face_pull": 8, "superman": 20})
    weak = {muscle.id: 2 for muscle in catalog.muscles}
    shades = dict(
        zip([m.id for m in catalog.muscles], ["0", "3", "7", "9", "19"] * 6, strict=False)
    )
    return laid_out(
        bodies=[
            make_body(shades),
            make_body(default="8", week="B"),
            make_body(default="27.5", weak=weak, week="C"),
        ],
        gauges=ratios(),
        planes_of=[plane_view((), (), scenario, catalog, week)],
        backs=[back_view((), (), scenario, catalog, week)],
        times=[a_session(3000), a_session(4500)],
    )


@pytest.mark.parametrize("size", ["narrow", "desk"])
def test_letters_are_large_enough_and_overlap_nothing(page_text, opened, size):
    with opened(page_text, size=size) as page:
        drawings = page.locator(".body-map figure svg, .gauge svg").all()
        assert len(drawings) == 6 + 10
        for drawing in drawings:
            texts = drawing.evaluate(TEXTS)
            assert [text for text in texts if text["size"] < LEAST_PIXELS] == []
            for one, other in combinations(texts, 2):
                assert not overlap(one["box"], other["box"]), (one["text"], other["text"])


@pytest.mark.parametrize("size", ["narrow", "desk"])
def test_nothing_leaves_the_picture_nor_the_screen(page_text, opened, size):
    with opened(page_text, size=size) as page:
        for drawing in page.locator(".body-map figure svg, .gauge svg").all():
            box = drawing.bounding_box()
            frame = [box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]]
            for part in drawing.evaluate(PARTS):
                assert within(part, frame), part
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_rooms_of_labels_end_before_the_body(page_text, opened):
    drawn = figure()
    with opened(page_text) as page:
        reaches = page.locator(".body-map figure svg").first.evaluate(REACHES)
    left, top, _, height = drawn.box
    assert [y for y, _ in reaches] == list(range(top, top + height))
    assert max(reach for _, reach in reaches) > 70
    for y, reach in reaches:
        assert left + drawn.room(y, y) < -reach, y


@pytest.mark.parametrize("size", ["narrow", "desk"])
def test_labels_stand_beside_the_figure(page_text, opened, size):
    with opened(page_text, size=size) as page:
        for drawing in page.locator(".body-map figure svg").all()[:4]:
            assert drawing.evaluate(UNDER) == []


def test_every_region_shows_its_number(make_body, laid_out, opened, catalog):
    sets = {muscle.id: str(number) for number, muscle in enumerate(catalog.muscles)}
    view = make_body(sets, weak={"chest": 1, "neck": 2})
    with opened(laid_out(bodies=[view])) as page:
        for picture, drawing in zip(view.pictures, page.locator("figure svg").all(), strict=True):
            labels = {squeezed(text) for text in drawing.locator("g text").all_text_contents()}
            for part in picture.regions:
                row = part.row
                inside = drawing.locator(f"[data-number={row.id}]").all_text_contents()
                shown = row.marks if inside else row.sets + row.marks
                assert inside in ([], [row.sets])
                assert squeezed(row.name + shown) in labels
                title = drawing.locator(f"[data-muscle={row.id}] > title")
                assert title.text_content() == row.sentence


@pytest.mark.parametrize("sets", ["8", "20", "22.5"])
def test_numbers_inside_lie_wholly_in_their_regions(sets, make_body, laid_out, opened):
    with opened(laid_out(bodies=[make_body(default=sets)])) as page:
        assert page.locator("[data-number]").count() > 0
        for drawing in page.locator(".body-map figure svg").all():
            assert drawing.evaluate(SPILT) == []


@pytest.mark.parametrize("look", LOOKS)
def test_letters_can_be_told_from_what_is_behind_them(page_text, opened, look):
    with opened(page_text, dark=look == "dark") as page:
        if look == "print":
            page.emulate_media(media="print")
        found = page.evaluate(CONTRASTS)
        assert len(found) > 100
        assert [(text, round(ratio, 2)) for text, ratio in found if ratio < AA] == []


@pytest.mark.parametrize("look", LOOKS)
def test_shades_are_steps_from_light_to_dark_without_colour(page_text, opened, look):
    grey = (
        "s => s.match(/[\\d.]+/g).slice(0, 3).reduce((sum, c, i) => sum + c * [.3, .59, .11][i], 0)"
    )
    with opened(page_text, dark=look == "dark") as page:
        if look == "print":
            page.emulate_media(media="print")
        tones = page.evaluate(
            f"[0, 1, 2, 3, 4].map(n => ({grey})(getComputedStyle("
            "document.querySelector(`.swatch-${n}`)).backgroundColor))"
        )
        # In the dark, more sets are lighter; the first two steps may be close, as numbers tell them apart.
        steps = [b - a if look == "dark" else a - b for a, b in pairwise(tones)]
        assert min(steps) > 12


def overlap(one, other, slack=0.5):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def within(part, frame, slack=1):
    return (
        part[0] >= frame[0] - slack
        and part[1] >= frame[1] - slack
        and part[2] <= frame[2] + slack
        and part[3] <= frame[3] + slack
    )


def squeezed(text):
    return "".join(text.split())
