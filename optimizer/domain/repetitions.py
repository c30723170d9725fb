"""Repetitions of a set, as numbers beside the words that people read."""

import re
from typing import Literal

from pydantic import Field

from optimizer.domain.base import Frozen

WORDS = re.compile(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?( s)?( per side)?")


class Repetitions(Frozen):
    """Repetitions, or seconds held, of one set; of one side where `per_side`."""

    least: int = Field(ge=1)
    most: int = Field(ge=1)
    unit: Literal["reps", "seconds"]
    per_side: bool


def repetitions_in(words: str) -> Repetitions | None:
    """Read `8-12`, `12`, `20-40 s` or `8-12 per side`; None for words that are none of these."""
    found = WORDS.fullmatch(words.strip())
    if found is None:
        return None
    least = int(found[1])
    most = int(found[2] or least)
    if not 0 < least <= most:
        return None
    unit: Literal["reps", "seconds"] = "seconds" if found[3] else "reps"
    return Repetitions(least=least, most=most, unit=unit, per_side=bool(found[4]))
