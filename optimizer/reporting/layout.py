"""Small pieces that every report is set with: tables, wrapped lines, durations, bars."""

import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction

from tabulate import tabulate

from optimizer.domain.base import parse_fraction, show_fraction

BAR = 10
"""Columns of a bar."""
NARROWEST = 8
"""Columns that a shortened last column keeps at least."""


def table(
    rows: Iterable[Sequence[str]],
    headers: Sequence[str],
    right: Sequence[int] = (),
    style: str = "simple",
) -> str:
    """Rows under headers; the columns of `right` are set flush right. Text stays as it is."""
    listed = [list(row) for row in rows]
    sides = ["right" if index in right else "left" for index in range(len(headers))]
    return tabulate(
        listed, headers, tablefmt=style, disable_numparse=True, colalign=sides if listed else None
    )


def fitted(rows: Sequence[Sequence[str]], headers: Sequence[str], width: int) -> str:
    """Set rows under headers; what is too wide is cut in the last column."""
    last = len(headers) - 1
    titles = [f"{title}  " for title in headers]  # tabulate pads headers by two
    taken = sum(max(len(row[index]) for row in (titles, *rows)) + 2 for index in range(last))
    room = max(NARROWEST, width - taken)
    return table([[*row[:last], shortened(row[last], room)] for row in rows], headers)


def widest(text: str) -> int:
    """Measure the longest line."""
    return max(map(len, text.splitlines()), default=0)


def indented(text: str, by: int = 2) -> str:
    """Move the text to the right."""
    return textwrap.indent(text, " " * by)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Break the text into lines, the first and the further ones with their own beginning."""
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def shortened(text: str, length: int) -> str:
    """Cut the text with an ellipsis where it is too long."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def spoken(identifier: str) -> str:
    """Speak an id as words: `knee_dominant/squat` is "knee dominant squat"."""
    words = identifier.replace("_", " ").replace("/", " ").replace(".", " ")
    return words.replace("anti ", "anti-")


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words to `a, b or c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def clock(seconds: int) -> str:
    """Seconds as minutes and seconds, `58:30`."""
    return f"{seconds // 60}:{seconds % 60:02}"


def exact(text: str | None) -> Fraction | None:
    """Read the number that an audit's text stands for; None where there is none, as in `6/0`."""
    if text is None:
        return None
    try:
        return parse_fraction(text)
    except ValueError:
        return None


def decimal(value: Fraction) -> str:
    """Show a number as it is where that is short, else with two decimals."""
    text = show_fraction(value)
    return text if "/" not in text else f"{float(value):.2f}"


def bounds_text(low: str | None, high: str | None) -> str:
    """Show the allowed values: `8-20`, `≥2`, `≤10`."""
    if low is not None and high is not None:
        return low if low == high else f"{low}-{high}"
    if low is not None:
        return f"≥{low}"
    return "any" if high is None else f"≤{high}"


def bar(value: Fraction, low: Fraction | None, high: Fraction | None, width: int = BAR) -> str:
    """Where a value stands between its bounds; without an upper one the bar ends in an arrow."""
    bottom = low or Fraction(0)
    top = high if high is not None else max(2 * bottom, value, Fraction(1))
    share = (value - bottom) / (top - bottom) if top > bottom else Fraction(0)
    place = round(min(max(share, Fraction(0)), Fraction(1)) * (width - 3))
    line = "─" * place + "●" + "─" * (width - 3 - place)
    return f"├{line}" + ("┤" if high is not None else "▸")
