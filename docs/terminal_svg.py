"""What a terminal showed, as a picture made of text: every word at its place, whatever font is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

CELL_WIDTH, LINE_HEIGHT, FONT_SIZE = 8.4, 19, 14
MARGIN, BAR = 18, 34
ESCAPE = re.compile(r"\x1b\[([\d;]*)m")
OTHER = re.compile(r"\x1b\[[\d;?]*[A-Za-ln-z]|[^\x1b -\U0010ffff]")
"""Codes that move or clear, and control characters: nothing that can be seen."""
PLAIN = "#d7dce5"
COLOURS = {
    30: "#8b93a1", 31: "#ff8f8f", 32: "#8fd694", 33: "#f0c674",
    34: "#8ab4f8", 35: "#d7a8f0", 36: "#7fd5d0", 37: PLAIN,
}  # fmt: skip
"""Of the sixteen colours the eight that text is set in; all are readable on the background."""
STYLE = (
    "text{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;"
    f"font-size:{FONT_SIZE}px;white-space:pre}}"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look that stand together, from a column on."""

    column: int
    text: str
    bold: bool
    dim: bool
    colour: str


def runs(line: str) -> Iterator[Run]:
    """The words of a line with their looks; escape codes that don't set a look are no text."""
    column, look = 0, (False, False, PLAIN)
    for index, part in enumerate(ESCAPE.split(OTHER.sub("", line))):
        if index % 2:
            look = _after(look, part)
            continue
        for word in re.finditer(r"\S+(?: \S+)*", part):
            yield Run(column + word.start(), word.group(), *look)
        column += len(part)


def _after(look: tuple[bool, bool, str], codes: str) -> tuple[bool, bool, str]:
    bold, dim, colour = look
    for code in (int(c or 0) for c in codes.split(";")):
        if code == 0:
            bold, dim, colour = False, False, PLAIN
        elif code in (1, 2, 22):
            bold, dim = code == 1, code == 2
        elif code == 39:
            colour = PLAIN
        elif code % 60 in COLOURS:
            colour = COLOURS[code % 60]
    return bold, dim, colour


def svg(lines: list[str], title: str, columns: int) -> str:
    """The lines as a window; `title` stands in its bar and is what is read aloud."""
    width = round(2 * MARGIN + columns * CELL_WIDTH)
    height = BAR + 2 * MARGIN + len(lines) * LINE_HEIGHT
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{_quoted(title)}">'
        f"<style>{STYLE}</style>"
        f'<rect width="{width}" height="{height}" rx="10" fill="#16191f"/>'
        f'<rect width="{width}" height="{BAR}" rx="10" fill="#242932"/>'
        f'<text x="{MARGIN}" y="22" fill="{PLAIN}">{escape(title)}</text>'
    )
    body = [
        _word(run, BAR + MARGIN + (number + 1) * LINE_HEIGHT - 5)
        for number, line in enumerate(lines)
        for run in runs(line)
    ]
    return "\n".join([head, *body, "</svg>\n"])


def _word(run: Run, y: int) -> str:
    look = ' font-weight="700"' if run.bold else ""
    look += ' opacity=".75"' if run.dim else ""
    x, length = MARGIN + run.column * CELL_WIDTH, len(run.text) * CELL_WIDTH
    return (
        f'<text x="{x:.1f}" y="{y}" fill="{run.colour}"{look} textLength="{length:.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(run.text)}</text>'
    )


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;"})
