"""What came of a roster, for people: a row a client, and how many ended how."""

from collections.abc import Sequence

from optimizer.features.batch.answer import BatchSummary, ClientResult, Result, summary_of
from optimizer.show.text.layout import fitted

MOST_ROWS = 60
"""Clients that the table shows; of longer rosters it shows those who need attention."""

WORDS = {
    Result.OPTIMAL: "optimal",
    Result.FEASIBLE: "feasible",
    Result.INFEASIBLE: "impossible",
    Result.UNKNOWN: "undecided",
    Result.FAILED: "failed",
    Result.INVALID: "bad row",
    Result.PENDING: "not solved",
}
"""How a client's row ended, in a word."""


def summary_text(summary: BatchSummary) -> str:
    """`24 clients: 18 optimal, 3 impossible, 1 failed`."""
    counts = [f"{n} {WORDS[result]}" for result, n in summary.by_result.items() if n]
    people = "1 client" if summary.clients == 1 else f"{summary.clients:,} clients"
    return f"{people}: {', '.join(counts)}" if counts else people


def results_text(rows: Sequence[ClientResult], width: int = 100, most: int = MOST_ROWS) -> str:
    """A row a client; of a long roster those without a program, as many as the table holds."""
    shown = list(rows)
    left_out = ""
    if len(shown) > most:
        shown = [row for row in rows if not row.status.has_program][:most]
        why = "those without a program" if len(shown) < most else f"{most} without a program"
        left_out = f"shown: {why}; results.csv has every client" if shown else ""
    parts = [fitted([_cells(row) for row in shown], HEADERS, width)] if shown else []
    parts += [left_out, summary_text(summary_of(row.status for row in rows))]
    return "\n\n".join(part for part in parts if part)


HEADERS = ("client", "result", "objective", "gap", "seconds", "what to know")


def _cells(row: ClientResult) -> tuple[str, ...]:
    return (
        row.client or row.place,
        WORDS[row.status],
        "" if row.objective is None else f"{row.objective:,}",
        "" if row.gap is None else f"{100 * row.gap:.1f} %",
        "" if row.seconds is None else f"{row.seconds:.1f}",
        note(row),
    )


def note(row: ClientResult) -> str:
    """What a coach does about it: the cheapest repair, else the reason."""
    rules = f"[{', '.join(row.conflict)}]" if row.conflict else ""
    told = row.repairs[0] if row.repairs else row.reason
    return f"{told} {rules}".strip()
