"""The line on stderr that follows a batch, on a terminal only."""

import time
from typing import TYPE_CHECKING

from optimizer.cli.progress import ProgressLine

if TYPE_CHECKING:
    from optimizer.features.batch.run import Progress

BAR = 20


class BatchLine(ProgressLine):
    """Rewrites its line at every answer: how many, how fast, how long still, and how they ended."""

    def __init__(self, quiet: bool) -> None:
        super().__init__(quiet)
        self._started = time.monotonic()

    def follow(self, progress: "Progress") -> None:
        """Show how far the batch is."""
        if self._shown:
            import shutil

            columns = shutil.get_terminal_size((80, 24)).columns
            seconds = time.monotonic() - self._started
            self._rewrite(batch_text(progress, seconds)[: columns - 1])


def batch_text(progress: "Progress", seconds: float) -> str:
    """`[#####---------------] 14/24  0.4/s  0:25 left  12 programs, 1 impossible, 1 failed`."""
    from optimizer.features.batch.answer import Result

    total, done = progress.summary.clients, progress.done
    counts = progress.summary.by_result
    filled = BAR * done // max(1, total)
    parts = [f"[{'#' * filled}{'-' * (BAR - filled)}] {done}/{total}"]
    new = done - progress.earlier
    if new and seconds > 0:
        parts += [f"{new / seconds:.2g}/s", f"{_clock((total - done) * seconds / new)} left"]
    ended = {
        "programs": counts[Result.OPTIMAL] + counts[Result.FEASIBLE],
        "impossible": counts[Result.INFEASIBLE],
        "undecided": counts[Result.UNKNOWN],
        "failed": counts[Result.FAILED],
        "bad rows": counts[Result.INVALID],
    }
    told = [f"{n} {word}" for word, n in ended.items() if n or word in ("programs", "impossible")]
    return "  ".join([*parts, ", ".join(told)])


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
