"""Small pieces of sentences: ids, lists, durations and amounts as people say them."""

from collections.abc import Iterable
from fractions import Fraction

from optimizer.domain.base import show_fraction

WEAK = {1: "lagging", 2: "clearly weak"}
"""What a weak area is called, by how weak it is."""


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


def sentence(text: str) -> str:
    """A clause as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def bounds_words(low: Fraction | int | None, high: Fraction | int | None) -> str:
    """`at least 2`, `at most 10`, `8 to 20`, `exactly 3`."""
    if low is None and high is None:
        return "any number of"
    if low is None:
        return f"at most {_number(high)}"
    if high is None:
        return f"at least {_number(low)}"
    return f"exactly {_number(low)}" if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: Fraction | int | None) -> str:
    return show_fraction(Fraction(value or 0))


def counted(noun: str, low: Fraction | int | None, high: Fraction | int | None) -> str:
    """Bounds with their noun in the right number: `at least 1 set`, `at most 3 sets`."""
    last = high if high is not None else low
    return f"{bounds_words(low, high)} {noun if last == 1 else noun + 's'}"
