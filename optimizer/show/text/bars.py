"""Bars: where a value stands between its bounds, and how much of a budget is used."""

from fractions import Fraction

BAR = 10
"""Columns of a bar."""
BEYOND = Fraction(5, 4)
"""Share of its value to which a bar without an upper bound reaches."""
DONE, ROOM, BOUND, OPEN, AROUND = "█", "·", "│", "▸", "░"


def bar(value: Fraction, low: Fraction | None, high: Fraction | None, width: int = BAR) -> str:
    """Where a value stands between its bounds; without an upper one the bar ends in an arrow.

    It then reaches to twice the lower bound, or a little further than the value. The dot is at an
    end only where the value is at its bound, or beyond.
    """
    bottom = low or Fraction(0)
    top = high if high is not None else max(2 * bottom, BEYOND * value, Fraction(1))
    share = (value - bottom) / (top - bottom) if top > bottom else Fraction(0)
    last = width - 3
    place = round(min(max(share, Fraction(0)), Fraction(1)) * last)
    if 0 < share < 1:
        place = min(max(place, 1), last - 1)
    line = "─" * place + "●" + "─" * (last - place)
    return f"├{line}" + ("┤" if high is not None else "▸")


def band_bar(
    value: Fraction,
    low: Fraction | None,
    high: Fraction | None,
    top: Fraction,
    cells: int = BAR,
) -> str:
    """Fill a bar from 0 to the value on a scale up to `top`, with marks at both bounds.

    However coarse the scale, the bar ends on a bound only where the value does. It takes
    `cells + 2` columns; without an upper bound it ends in an arrow.
    """
    start = _cell(low or Fraction(0), top, cells)
    end = cells if high is None else max(start, _cell(high, top, cells))
    filled = _filled(value, low or Fraction(0), high, (start, end), _cell(value, top, cells))
    drawn = [
        DONE if cell < filled else ROOM if start <= cell < end else " " for cell in range(cells)
    ]
    drawn.insert(end, OPEN if high is None else BOUND)
    drawn.insert(start, BOUND)
    return "".join(drawn)


def _cell(value: Fraction, top: Fraction, cells: int) -> int:
    share = value / top if top > 0 else Fraction(0)
    return round(min(max(share, Fraction(0)), Fraction(1)) * cells)


def _filled(
    value: Fraction, low: Fraction, high: Fraction | None, ends: tuple[int, int], near: int
) -> int:
    """Cells to fill: as near to the value as its side of both bounds allows."""
    start, end = ends
    if value == low:
        return start
    if value < low:
        return max(0, min(near, start - 1))
    if high is None or value < high:
        last = end if high is None else end - 1
        return max(min(max(near, start + 1), last), start)
    return end if value == high else max(near, end + 1)


def minutes_bar(
    around_seconds: int, used_seconds: int, budget_seconds: int, longest: int, cells: int
) -> str:
    """Warm-up with cool-down, exercises, and what is left of a budget; `longest` is full length.

    Any second to spare keeps a cell, unless there is but one.
    """
    length = max(1, round(cells * budget_seconds / max(longest, 1)))
    around = round(cells * around_seconds / max(longest, 1))
    used = min(round(cells * used_seconds / max(longest, 1)), length)
    if used_seconds < budget_seconds:
        used = min(used, max(length - 1, 1))
    around = min(around, used)
    return BOUND + AROUND * around + DONE * (used - around) + ROOM * (length - used) + BOUND
