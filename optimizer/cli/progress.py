"""One line on stderr that follows a solve, on a terminal only."""

import os
import shutil
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from optimizer.answer.progress import Progress

PHASES = {
    "totals": "solving",
    "days": "placing on days",
    "conflict": "looking for the conflict",
}
"""What the phases of a solve are called; an unknown one keeps its name."""


class ProgressLine:
    """Rewrites its line at every report and takes it away at the end."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        return self

    def __call__(self, progress: "Progress") -> None:
        """Show how far the solve is."""
        if self._shown:
            columns = shutil.get_terminal_size((80, 24)).columns
            self._rewrite(progress_text(progress)[: columns - 1])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._rewrite("")

    def _rewrite(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def progress_text(progress: "Progress") -> str:
    """`solving  best 31,200  bound 31,450  gap 0.8 %  3 s   Ctrl-C keeps the best`."""
    parts = [PHASES.get(progress.phase, progress.phase)]
    if progress.best is not None:
        parts.append(f"best {progress.best:,}")
    if progress.bound is not None:
        parts.append(f"bound {progress.bound:,}")
    if progress.gap is not None:
        parts.append(f"gap {100 * progress.gap:.1f} %")
    parts.append(f"{progress.seconds:.0f} s")
    stop = "Ctrl-C stops" if progress.best is None else "Ctrl-C keeps the best"
    return f"{'  '.join(parts)}   {stop}"
