"""Two files of results against each other, as text."""

from collections.abc import Iterator

from optimizer.features.bench.findings import Change, Compared, Comparison, Verdict
from optimizer.features.bench.text import NAME, NONE, percent
from optimizer.show.text.layout import many, shortened, table, wrapped

HEADERS = ("set", "solver", "cells", "proven", "gap %", "time", "p", "")
WORDS = {
    "-": "faster",
    "+": "slower",
    "~": "no verdict: noise decides",
    "": "",
}
KEY = (
    "time: seconds of the solver, second file over first (geometric mean over instances, seeds averaged; "
    "an open run counts as long as it ran). p: chance of such ratios if nothing differed (Wilcoxon "
    "signed rank, corrected for the number of rows). A verdict needs p below 0.05 and 5 % of difference."
)
SIGNS = {"better": "-", "worse": "+", "clash": "!"}


def comparison_text(comparison: Comparison, width: int) -> str:
    """What got better or worse."""
    return "\n\n".join(part for part in _parts(comparison, width) if part)


def _parts(comparison: Comparison, width: int) -> Iterator[str]:
    if comparison.rows:
        yield table(map(_row, comparison.rows), HEADERS, right=(2, 3, 4, 5, 6))
        yield wrapped(KEY, width)
    for verdict, title in (
        (
            "clash",
            "contradictions (two proofs, or a week above a bound: a fault, or the rules changed)",
        ),
        ("worse", "worse"),
        ("better", "better"),
    ):
        lines = [_change(change) for change in comparison.changes if change.verdict == verdict]
        if lines:
            yield "\n".join([f"{title}:", *lines])
    if comparison.rows and not comparison.changes:
        yield "every cell has the same outcome, objective and bound"
    alone = [
        f"{many(count, 'run')} only in the {name} file"
        for count, name in ((comparison.only_before, "first"), (comparison.only_after, "second"))
        if count
    ]
    notes = [f"note: {note}" for note in (*alone, *comparison.notes)]
    yield "\n".join(wrapped(note, width, rest="  ") for note in notes)


def _row(row: Compared) -> list[str]:
    gaps = NONE
    if row.gap_before is not None and row.gap_after is not None:
        gaps = moved(percent(row.gap_before), percent(row.gap_after))
    return [
        shortened(row.constraints, NAME),
        row.solver,
        str(row.cells),
        moved(str(row.proven_before), str(row.proven_after)),
        gaps,
        ratio(row.seconds),
        chance(row.seconds),
        WORDS[row.seconds.mark],
    ]


def _change(change: Change) -> str:
    return f"  {SIGNS[change.verdict]} {change.cell}: {change.what}"


def moved(before: str, after: str) -> str:
    """`7 -> 9`, or the one value that both are."""
    return before if before == after else f"{before} -> {after}"


def ratio(verdict: Verdict) -> str:
    """A factor: `x 0.84`."""
    return NONE if verdict.ratio is None else f"x {verdict.ratio:.2f}"


def chance(verdict: Verdict) -> str:
    """A probability, as far as it matters."""
    if verdict.p is None:
        return NONE
    return "<0.001" if verdict.p < 0.001 else f"{verdict.p:.3f}"
