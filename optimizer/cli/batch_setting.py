"""What the commands around a batch share: cores, and what all clients of a run have in common."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.batch.task import Search, Setting
    from optimizer.domain.catalog import Catalog


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def setting_of(search: "Search", catalog: "Catalog", overlays: tuple[str, ...]) -> "Setting":
    """The search with the catalog; overlays go along as text, for workers on other machines."""
    from optimizer.batch.task import Setting, versions
    from optimizer.files.tree import read_text

    texts = tuple((name, read_text(Path(name))) for name in overlays)
    return Setting(search, catalog.sha256, texts, versions())
