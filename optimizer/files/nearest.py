"""The known name that a misspelt one most likely meant."""

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The closest known name, or None if nothing is close."""
    candidates = list(known)
    wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
    if wanted in candidates:
        return wanted
    found = difflib.get_close_matches(wanted, candidates, n=1, cutoff=0.6)
    if found:
        return found[0]
    parts = [c for c in candidates if wanted and (wanted in c.split("_") or c in wanted.split("_"))]
    return min(parts, key=lambda c: (len(c), c)) if parts else None
