"""Seconds of a run: by the wall, or as a core of its own would have taken."""

from typing import Literal

from optimizer.features.bench.record import Run

Clock = Literal["wall", "cpu"]


def seconds_of(run: Run, clock: Clock) -> float:
    """Seconds of the solver."""
    return run.timing.solving * _share(run, clock)


def first_seconds(run: Run, clock: Clock) -> float | None:
    """Seconds from the call until the first week; none without one."""
    return None if run.first_seconds is None else run.first_seconds * _share(run, clock)


def _share(run: Run, clock: Clock) -> float:
    """What a second of the run counts: all of it, or the part in which it had a core."""
    return 1.0 if run.cpu_share is None or clock == "wall" else min(1.0, run.cpu_share)


def proof_seconds(run: Run, clock: Clock) -> float | None:
    """Seconds of the solver until its proof; none without one."""
    return seconds_of(run, clock) if run.outcome.proven else None


def penalised(run: Run, clock: Clock) -> float:
    """Seconds until the proof; twice the limit, or twice as long as it ran, for an open run (PAR2)."""
    proof = proof_seconds(run, clock)
    return 2 * (run.cell.time_limit or seconds_of(run, clock)) if proof is None else proof
