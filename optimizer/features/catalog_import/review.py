"""What became of every record: a table to look through, and a summary."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from optimizer.features.catalog_import.guess import ImportOutcome, ImportStatus
from optimizer.features.catalog_import.importing import Imported

FACTS = ("name", "aliases", "equipment", "primary", "secondary", "level")
GUESSES = (
    "pattern",
    "plane",
    "laterality",
    "contributions",
    "equipment",
    "level",
    "stress",
    "dose",
)
"""Values that are inferred; each has a column with its confidence."""

HEADER = (
    "status", "reason", "detail", "id", *FACTS, "like",
    *(column for name in GUESSES for column in (f"our {name}", f"{name} confidence")),
)  # fmt: skip

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the start of a formula."""

ORDER = {
    ImportStatus.REVIEW: 0,
    ImportStatus.IMPORTED: 1,
    ImportStatus.MERGED: 2,
    ImportStatus.SKIPPED: 3,
}


def review_text(result: Imported) -> str:
    """The table as CSV; what needs a person stands first.

    Whoever fills in `like` with the id of one of our exercises can import the table again.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    for outcome in sorted(result.outcomes, key=lambda outcome: ORDER[outcome.status]):
        writer.writerow([_safe(cell) for cell in _cells(outcome)])
    return stream.getvalue()


def _cells(outcome: ImportOutcome) -> Iterator[str]:
    record = outcome.record
    yield from (outcome.status, outcome.reason, outcome.detail, outcome.id)
    for fact in FACTS:
        yield _shown(getattr(record, fact))
    yield record.like
    for name in GUESSES:
        guess = outcome.guesses.get(name)
        yield _shown(guess.value) if guess else ""
        yield guess.confidence if guess else ""


def _shown(value: Any) -> str:
    """A list by `;`, equipment as `a + b; c`, a mapping as `quads 2; abs 1`."""
    if isinstance(value, dict):
        return "; ".join(f"{key} {number}" for key, number in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_all_of(part) for part in value)
    return str(value)


def _all_of(part: Any) -> str:
    return " + ".join(part) if isinstance(part, list) else str(part)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def summary_lines(result: Imported) -> list[str]:
    """How many records were imported, merged, left for review and skipped, by reason."""
    counts = Counter(outcome.status for outcome in result.outcomes)
    texts = {
        ImportStatus.IMPORTED: "imported",
        ImportStatus.MERGED: "merged with exercises that are there already",
        ImportStatus.REVIEW: "for review, not imported",
        ImportStatus.SKIPPED: "skipped",
    }
    lines = [f"{len(result.outcomes)} records of {result.source}"]
    for status, text in texts.items():
        lines.append(f"{counts[status]:5} {text}")
        reasons = Counter(o.reason for o in result.outcomes if o.status is status and o.reason)
        lines += [f"{count:9} {reason}" for reason, count in reasons.most_common()]
    return lines
