"""What follows work on stderr, on a terminal only: a line for a solve, a bar for many tasks."""

import os
import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from optimizer.answer.progress import Progress

PHASES = {
    "totals": "solving",
    "days": "placing on days",
    "conflict": "looking for the conflict",
}
"""What the phases of a solve are called; an unknown one keeps its name."""


def is_watched(quiet: bool) -> bool:
    """Whether anybody looks at stderr and wants to see how far the work is."""
    return not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class ProgressLine:
    """Rewrites its line at every report and takes it away at the end."""

    def __init__(self, quiet: bool) -> None:
        self._live = None
        if is_watched(quiet):
            from rich.console import Console
            from rich.live import Live

            self._live = Live(console=Console(stderr=True), auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __call__(self, progress: "Progress") -> None:
        """Show how far the solve is."""
        if self._live is not None:
            from rich.text import Text

            text = Text(progress_text(progress), no_wrap=True, overflow="ellipsis")
            self._live.update(text, refresh=True)

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()


class ProgressBar:
    """A bar with the number of tasks done, the time that is left, and a text."""

    def __init__(self, quiet: bool) -> None:
        self._bar = None
        if is_watched(quiet):
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            self._bar = Progress(
                BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(),
                TextColumn("{task.description}", markup=False),
                console=Console(stderr=True), auto_refresh=False, transient=True,
            )  # fmt: skip

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def show(self, done: int, total: int, text: str) -> None:
        """Show how many tasks are done, and the text."""
        if self._bar is None:
            return
        if not self._bar.tasks:
            self._bar.add_task(text, total=total, completed=done)
        task = self._bar.task_ids[0]
        self._bar.update(task, completed=done, total=total, description=text, refresh=True)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


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
