"""The figure that muscles are drawn on: shapes from `body.yaml`, and labels that never overlap."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from typing import Literal

import yaml

from optimizer.domain.base import Frozen

Point = tuple[float, float]
Flank = Literal["left", "right"]

EMS = {
    sign: width
    for width, signs in {
        0.3: "'IJijl",
        0.34: " ,./:;\\|",
        0.42: "!()-[]frt",
        0.56: '"*?Lcsz',
        0.62: "FPTYaekovxy",
        0.64: "$0123456789ESbdghnpqu",
        0.7: "ABCKRVXZ",
        0.84: "#&+<=>DGHNOQU^w~",
    }.items()
    for sign in signs
}
"""Widths of signs in the widest faces a page may be shown in, of a letter's size."""
WIDEST = 1.08
"""The width of every other sign."""


class Region(Frozen):
    """The half of a muscle's shape at x > 0, and where its label's line and its number go.

    `side` is the edge of the picture that its label stands at. `number` is (x, y, width) of the
    place for a number inside, in the other half. A dashed region lies below others.
    """

    shape: str
    at: Point
    side: Flank
    number: tuple[float, float, float] | None = None
    dashed: bool = False


class FigureSide(Frozen):
    """What is seen from the front or from the back; details are lines that only model the shapes."""

    details: tuple[str, ...]
    regions: dict[str, Region]


class Figure(Frozen):
    """The whole drawing: the picture's box (x, y, width, height), the size of its letters.

    `rooms` are pairs of a height and the width that labels have from there on, between an edge of the
    picture and the body.
    """

    box: tuple[int, int, int, int]
    size: int
    gap: int
    rooms: tuple[Point, ...]
    body: tuple[str, ...]
    front: FigureSide
    back: FigureSide

    def room(self, top: float, bottom: float) -> float:
        """The width that a label between these heights has."""
        ends = (*(start for start, _ in self.rooms[1:]), inf)
        return min(
            width
            for (start, width), end in zip(self.rooms, ends, strict=True)
            if start <= bottom and top < end
        )


@dataclass(frozen=True, slots=True)
class Caption:
    """What a label says: a name, a number, and marks behind it."""

    name: str
    number: str
    marks: str


@dataclass(frozen=True, slots=True)
class Label:
    """Rows of text at an edge of the picture, with a line to the region.

    `strong` ends the last row in bold. `inside` is where the number stands in the region, or None
    where it is part of `strong`. `y` is the first row's base line; `lead` is (x, y) to (x, y).
    """

    side: Flank
    y: int
    rows: tuple[str, ...]
    strong: str
    lead: tuple[float, float, float, float]
    inside: Point | None


@cache
def figure() -> Figure:
    """The figure in use."""
    text = files("optimizer.show.page").joinpath("body.yaml").read_text(encoding="utf-8")
    return Figure.model_validate(yaml.safe_load(text))


def labels(
    regions: dict[str, Region], captions: dict[str, Caption], drawn: Figure
) -> dict[str, Label]:
    """Place a label for every region on its side, at the height of the region or close to it."""
    placed: dict[str, Label] = {}
    for side in ("left", "right"):
        here = {id_: region for id_, region in regions.items() if region.side == side}
        order = sorted(here, key=lambda id_: here[id_].at[1])
        for id_, (draft, top) in zip(order, _settled(order, here, captions, drawn), strict=True):
            placed[id_] = _label(here[id_], draft, top + drawn.gap / 2, drawn)
    return placed


def _settled(
    order: list[str], regions: dict[str, Region], captions: dict[str, Caption], drawn: Figure
) -> list[tuple["_Draft", float]]:
    """Texts and tops of a side's labels, each no wider than the room at the height it ends up at.

    A label that is moved to where there is less room is broken anew; rooms only ever get narrower.
    """
    centres = [regions[id_].at[1] for id_ in order]
    rooms = [drawn.room(centre, centre) for centre in centres]
    while True:
        drafts = [
            _draft(regions[id_], captions[id_], drawn, room)
            for id_, room in zip(order, rooms, strict=True)
        ]
        heights = [len(draft.rows) * drawn.size + drawn.gap for draft in drafts]
        tops = spread(centres, heights, drawn.box[1], drawn.box[1] + drawn.box[3])
        ends = zip(rooms, tops, heights, strict=True)
        found = [min(room, drawn.room(top, top + height)) for room, top, height in ends]
        if found == rooms:
            return list(zip(drafts, tops, strict=True))
        rooms = found


def spread(centres: list[float], heights: list[int], first: float, last: float) -> list[float]:
    """Tops of boxes around their centres, in order, moved apart so that none overlaps another.

    Boxes that touch are moved together, to the mean of where they want to be; all stay between
    `first` and `last` where there is room for all.
    """
    clusters: list[tuple[float, int, list[int]]] = []  # top, height, boxes
    for index, (centre, height) in enumerate(zip(centres, heights, strict=True)):
        top, tall, boxes = centre - height / 2, height, [index]
        top = max(first, min(top, last - tall))
        while clusters and clusters[-1][0] + clusters[-1][1] > top:
            above, over, before = clusters.pop()
            top = (above * len(before) + (top - over) * len(boxes)) / (len(before) + len(boxes))
            tall, boxes = over + tall, before + boxes
            top = max(first, min(top, last - tall))
        clusters.append((top, tall, boxes))
    tops = []
    for top, _, boxes in clusters:
        for index in boxes:
            tops.append(top)
            top += heights[index]
    return tops


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text may get: in DejaVu Sans or Verdana, the widest faces a page may be shown in."""
    plain = unicodedata.normalize("NFD", text)
    ems = sum(EMS.get(sign, WIDEST) for sign in plain if not unicodedata.combining(sign))
    return ems * size * (1.12 if bold else 1)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A label's text before it has a place."""

    rows: tuple[str, ...]
    strong: str
    inside: Point | None


def _draft(region: Region, caption: Caption, drawn: Figure, room: float) -> _Draft:
    """Break a caption into rows: a name of two at most, and its number behind or below."""
    inside = None
    if region.number is not None:
        x, y, width = region.number
        if text_width(caption.number, drawn.size, bold=True) <= width:
            inside = (x if region.side == "left" else -x, y)
    strong = caption.marks if inside else caption.number + caption.marks
    rows = _wrapped(caption.name, drawn.size, room)
    if strong and not _fits(rows[-1], strong, drawn.size, room):
        ahead, _, last = rows[-1].rpartition(" ")
        moved = len(rows) == 1 and ahead and _fits(last, strong, drawn.size, room)
        rows = (ahead, last) if moved else (*rows, "")
    return _Draft(rows, strong, inside)


def _fits(row: str, strong: str, size: int, room: float) -> bool:
    return _row_width(row, strong, size) <= room


def _row_width(row: str, strong: str, size: int) -> float:
    """How wide a row gets with what stands behind it in bold."""
    behind = f" {strong}" if row and strong else strong
    return text_width(row, size) + text_width(behind, size, bold=True)


def _wrapped(name: str, size: int, room: float) -> tuple[str, ...]:
    """A name in two rows at most; what does not fit is cut, as the region's title holds all of it."""
    rows = [""]
    for word in name.split():
        joined = f"{rows[-1]} {word}".lstrip()
        if rows[-1] and text_width(joined, size) > room:
            rows.append(word)
        else:
            rows[-1] = joined
    return tuple(_cut(row, size, room, more=len(rows) > 2 and row is rows[1]) for row in rows[:2])


def _cut(row: str, size: int, room: float, more: bool) -> str:
    """The row, with an ellipsis where it is too long or others follow."""
    if not more and text_width(row, size) <= room:
        return row
    while row and text_width(row + "…", size) > room:
        row = row[:-1]
    return row.rstrip() + "…"


def _label(region: Region, draft: _Draft, top: float, drawn: Figure) -> Label:
    left, _, width, _ = drawn.box
    size = drawn.size
    widths = [text_width(row, size) for row in draft.rows[:-1]]
    widths.append(_row_width(draft.rows[-1], draft.strong, size))
    edge, inwards = (left, 1) if region.side == "left" else (left + width, -1)
    near = edge + inwards * (max(widths) + 2)
    middle = top + size * len(draft.rows) / 2
    return Label(
        side=region.side,
        y=round(top + size * 0.8),
        rows=draft.rows,
        strong=draft.strong,
        lead=(round(near), round(middle), -inwards * region.at[0], region.at[1]),
        inside=draft.inside,
    )
