"""What is known while a search runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known while a solve runs."""

    phase: str
    best: int | None
    bound: int | None
    gap: float | None
    seconds: float
