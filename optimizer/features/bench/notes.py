"""What a reader must know before believing the seconds of runs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from optimizer.features.bench.record import Cell, Run

QUIET_SHARE = 0.9
"""A run that had less of a core than this was disturbed."""
LUCK, SOON = 3.0, 0.1
"""Seeds that differ by more than this factor are told; seconds below the second count as that many."""


def notes(runs: Sequence[Run]) -> list[str]:
    """What a reader must know before believing the seconds."""
    found = []
    shares = [run.cpu_share for run in runs if run.cpu_share is not None and run.cell.workers == 1]
    disturbed = sum(share < QUIET_SHARE for share in shares)
    if disturbed:
        found.append(
            f"{disturbed} of {len(shares)} runs had less than {QUIET_SHARE:.0%} of a core "
            f"(median {median(shares):.0%}): something else was running, so seconds are too long; "
            "--clock cpu counts only what the runs themselves used"
        )
    lucky = max(_luck(runs), default=(1.0, ""))
    if lucky[0] > LUCK:
        found.append(
            f"seeds change the seconds of a proof up to {lucky[0]:.1f} times ({lucky[1]}); take more of "
            "them before you conclude"
        )
    if len({run.machine for run in runs}) > 1:
        found.append("the runs are from several machines: their seconds can't be compared")
    if len({run.made_with.partition(",")[0] for run in runs}) > 1:
        found.append("the runs are from several versions of the program")
    return found


def _luck(runs: Sequence[Run]) -> Iterator[tuple[float, str]]:
    """By how much seconds differ between the seeds of an instance, and which it is."""
    by_place: dict[Cell, list[float]] = defaultdict(list)
    for run in runs:
        if run.outcome.proven:
            place = run.cell.model_copy(update={"seed": 0})
            by_place[place].append(max(SOON, run.timing.solving))
    for cell, seconds in by_place.items():
        yield max(seconds) / min(seconds), f"{cell.instance}, {cell.constraints}, {cell.solver}"
