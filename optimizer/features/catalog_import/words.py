"""Names in one spelling, so that they can be compared and searched."""

import re
import unicodedata
from functools import cache, lru_cache

from optimizer.features.catalog_import.knowledge import name_book

FILLING = frozenset(
    {"a", "an", "and", "at", "for", "from", "in", "of", "off", "on", "the", "to", "using", "with"}
)
"""Words that tell no exercise from another."""

LONGER = re.compile(r"(\w+(?:ss|ch|sh|x))es")


@lru_cache(maxsize=8192)
def plain_words(name: str) -> str:
    """Lower case, no accents or punctuation, every word in the singular, spellings put right."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"\b(\d+)\s*/\s*(\d+)\b", r"\1 \2", text.replace("'", ""))
    words = " ".join(_singular(word) for word in re.findall(r"[a-z0-9]+", text))
    words = words.replace("e z bar", "ez bar")
    for pattern, spelling in _spellings():
        words = pattern.sub(spelling, words)
    return words


def bag(name: str) -> tuple[str, ...]:
    """The words of a name that matter, in no order: equal bags are the same exercise."""
    return tuple(sorted(set(plain_words(name).split()) - FILLING))


def slug(name: str) -> str:
    """A name as an id."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "_".join(re.findall(r"[a-z0-9]+", text.replace("'", "")))


@cache
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(rf"(?<!\w){re.escape(written)}(?!\w)"), meant)
        for written, meant in name_book().words.items()
    ]


def _singular(word: str) -> str:
    longer = LONGER.fullmatch(word)
    if longer:
        return longer[1]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
