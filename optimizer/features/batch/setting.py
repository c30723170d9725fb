"""What the commands around a batch share: cores, and what all clients of a run have in common."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.output import note

if TYPE_CHECKING:
    from optimizer.features.batch.task import Search, Setting
    from optimizer.problem.catalog import Catalog


HANG_SECONDS = 1800
"""Longest that one client may take by itself: many times the slowest known."""
MEMORY_MB = 4096
"""Most memory of a worker."""

defaults_option = click.option(
    "--defaults", metavar="FILE",
    help="What holds for every client who does not say otherwise: keys as in a scenario.",
)  # fmt: skip


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def hang_seconds(time_limit: float) -> float:
    """Seconds after which a client is given up, more where a time limit leaves more."""
    return max(HANG_SECONDS, 10 * time_limit)


def setting_of(search: "Search", catalog: "Catalog", overlays: tuple[str, ...]) -> "Setting":
    """The search with the catalog; overlays go along as text, for workers on other machines."""
    from optimizer.features.batch.task import Setting, versions
    from optimizer.files.reading import read_text

    texts = tuple((name, read_text(Path(name))) for name in overlays)
    return Setting(search, catalog.sha256, texts, versions())


def notes(quiet: bool) -> Callable[[str], None]:
    """A listener that tells on stderr how a roster was read."""
    return (lambda _: None) if quiet else note
