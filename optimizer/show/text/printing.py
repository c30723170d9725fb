"""Reports as the text that a terminal, a file or a pipe gets."""

import unicodedata
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

CONTROLS = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "?",
)
"""What a text from a file could steer a terminal with: control characters, turned writing."""
ASCII = str.maketrans(
    {"├": "|", "┤": "|", "│": "|", "─": "-", "┐": "\\", "┘": "/", "●": "o", "▸": ">", "█": "#",
     "░": "=", "·": ".", "≥": ">=", "≤": "<=", "…": "~", "–": "-"}  # noqa: RUF001
)  # fmt: skip
"""The few characters beyond ASCII that reports use, and what stands in for them."""


def printed(
    report: "RenderableType", width: int = 100, ascii: bool = False, colour: bool = False
) -> str:
    """Write a report for so many columns, without blanks at the ends of lines.

    Control characters, which can only come from a file, become question marks.
    """
    if isinstance(report, str):
        return _plain(report, ascii)
    from rich.color import ColorSystem
    from rich.console import Console
    from rich.segment import Segment

    console = Console(width=width, file=StringIO(), markup=False, emoji=False, highlight=False)
    lines = []
    for segments in Segment.split_lines(console.render(report)):
        line = ""
        for text, style, _ in segments:
            shown = _plain(text, ascii)
            if colour and style is not None:
                shown = style.render(shown, color_system=ColorSystem.STANDARD)
            line += shown
        lines.append(line.rstrip())
    return "\n".join(lines)


def to_ascii(text: str) -> str:
    """Turn the text into ASCII; accents go, and what has no likeness is `?`."""
    plain = unicodedata.normalize("NFKD", text.translate(ASCII))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.encode("ascii", "replace").decode("ascii")


def _plain(text: str, ascii: bool) -> str:
    shown = text.translate(CONTROLS)
    return to_ascii(shown) if ascii else shown
