"""Values that were inferred, and how surely."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from optimizer.features.catalog_import.record import Record


class Confidence(StrEnum):
    """How sure an inferred value is: `low` is never imported."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Guess:
    """An inferred value with its confidence."""

    value: Any
    confidence: Confidence


class ImportStatus(StrEnum):
    """What became of a record."""

    IMPORTED = "imported"
    MERGED = "merged"
    REVIEW = "review"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """A record and what became of it, with the exercise that it is or was merged with.

    `reason` groups outcomes; `detail` says what this one is about. `exercise` is written as in a
    catalog file, and only where the status is imported.
    """

    record: Record
    status: ImportStatus
    reason: str = ""
    detail: str = ""
    id: str = ""
    guesses: dict[str, Guess] = field(default_factory=dict)
    exercise: dict[str, Any] = field(default_factory=dict)
