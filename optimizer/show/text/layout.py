"""Small pieces that every report is set with: tables, wrapped lines, durations, numbers."""

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from tabulate import tabulate

from optimizer.domain.base import parse_fraction, show_fraction
from optimizer.domain.words import clock as clock
from optimizer.domain.words import listed as listed
from optimizer.domain.words import spoken as spoken

PROSE = 100
"""Columns of running text: longer lines are hard to read."""
FILLER = "\0"
TWO_COLUMNS = {ord(sign): sign + FILLER for sign in "≥≤"}
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


def indented(text: str, by: int = 2) -> str:
    """Move the text to the right."""
    return textwrap.indent(text, " " * by)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Break the text into lines, the first and the further ones with their own beginning.

    A line has room for its characters in ASCII too, where `≥` takes two columns.
    """
    held = text.translate(TWO_COLUMNS)
    lines = textwrap.fill(
        held, min(width, PROSE), initial_indent=first, subsequent_indent=rest,
        break_on_hyphens=False,
    )  # fmt: skip
    return lines.replace(FILLER, "")


def labelled(lines: Mapping[str, str], width: int) -> list[str]:
    """Set texts beside their labels, in a column of their own."""
    longest = max(map(len, lines), default=0)
    return [
        wrapped(text, width, f"  {label:{longest}}  ", " " * (longest + 4))
        for label, text in lines.items()
    ]


def joined(parts: Sequence[str], width: int, separator: str, rest: str = "") -> str:
    """Set as many parts on a line as fit; a line breaks within a part only if that is longer."""
    if not parts:
        return ""
    tail = separator.rstrip()
    gap = separator[len(tail) :]
    first, *others = [*(f"{part}{tail}" for part in parts[:-1]), *parts[-1:]]
    lines = [first]
    for part in others:
        longer = f"{lines[-1]}{gap}{part}"
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(rest + part)
    return "\n".join(
        wrapped(line, width, "", rest) if len(line) > width else line for line in lines
    )


def shortened(text: str, length: int) -> str:
    """Cut the text with an ellipsis where it is too long."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def many(number: int, noun: str) -> str:
    """A number with its noun: `1 rule`, `2 rules`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


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


def readable(text: str) -> str:
    """Show an audit's value, a fraction as a decimal; what is no number stays as it is."""
    value = exact(text)
    return text if value is None else decimal(value)


def percent(share: float) -> str:
    """Show a share in percent, never rounded down."""
    return f"{math.ceil(round(share * 1000, 6)) / 10:.1f} %"


def bounds_text(low: str | None, high: str | None) -> str:
    """Show the allowed values: `8-20`, `≥2`, `≤10`."""
    if low is not None and high is not None:
        return low if low == high else f"{low}-{high}"
    if low is not None:
        return f"≥{low}"
    return "any" if high is None else f"≤{high}"


def allowed_text(low: str | None, high: str | None) -> str:
    """Show the allowed values of a count or ratio, which are never below 0: `8-20`, `8+`, `0-10`."""
    least, most = (None if (end := exact(bound)) is None else decimal(end) for bound in (low, high))
    if most is None:
        return "any" if least is None else f"{least}+"
    return most if least == most else f"{least or 0}-{most}"
