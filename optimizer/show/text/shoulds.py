"""What a week may miss, and does: the rules that are asked for at a price."""

from collections.abc import Sequence

from optimizer.domain.program import ShouldRow
from optimizer.show.text.layout import allowed_text, listed, readable, wrapped


def shoulds_text(rows: Sequence[ShouldRow], width: int) -> str:
    """How many are kept, and those that are not, with value, bounds and cost; nothing without any."""
    if not rows:
        return ""
    missed = sorted((row for row in rows if not row.ok), key=lambda row: -row.cost)
    text = f"shoulds: {len(rows) - len(missed)} of {len(rows)} kept"
    if missed:
        text += f"; missed: {listed(map(missed_words, missed), 'and')}"
    return wrapped(text, width, "", "  ")


def missed_words(row: ShouldRow) -> str:
    """Such as "pattern.carry (0 of 1+ exercises, costs 64 points)"."""
    asked = allowed_text(row.min, row.max)
    return f"{row.rule} ({readable(row.value)} of {asked} {row.unit}, costs {row.cost} points)"
