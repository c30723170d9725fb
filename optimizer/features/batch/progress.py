"""How the clients of a batch have ended so far, in words."""

from optimizer.features.batch.answer import BatchSummary, Result


def ended_words(summary: BatchSummary) -> str:
    """`12 programs, 1 impossible, 1 failed`; others only where there are any."""
    counts = summary.by_result
    ended = {
        "programs": counts[Result.OPTIMAL] + counts[Result.FEASIBLE],
        "impossible": counts[Result.INFEASIBLE],
        "undecided": counts[Result.UNKNOWN],
        "failed": counts[Result.FAILED],
        "bad rows": counts[Result.INVALID],
    }
    told = [f"{n} {word}" for word, n in ended.items() if n or word in ("programs", "impossible")]
    return ", ".join(told)
