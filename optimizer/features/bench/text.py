"""Benchmark results as text: summaries, comparisons, and what rules cost."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from optimizer.features.bench.findings import Ablation, BenchSummary, Comparison, SetSummary
from optimizer.features.bench.tables import (
    COMPARED,
    GROUPS,
    INSTANCES,
    PRICES,
    PROFILE,
    SETS,
    SIZES,
    BenchColumn,
    solver_of,
)
from optimizer.show.text.layout import many, wrapped

SUMMARY_KEY = (
    "solved: runs with a week; proven: runs with a proof (a week proven best, or a proof that there is "
    "none). first: until the first week; proof: until the "
    "week is proven best; none: until it is proven that there is none; each median / p95, in seconds, "
    "and > where so many runs came to no such end. PAR2: mean seconds to a proof, twice the limit for an "
    "open run. gap: mean / worst over weeks."
)
COMPARISON_KEY = (
    "time: seconds of the solver, second file over first (geometric mean over instances, seeds averaged; "
    "an open run counts as long as it ran). p: chance of such ratios if nothing differed (Wilcoxon "
    "signed rank, corrected for the number of rows). A verdict needs p below 0.05 and 5 % of difference."
)
PRICE_KEY = (
    "price: what the best week is worth less for keeping the rule, in percent (mean over instances; a range "
    "where not all is proven). weeks: +n instances have a week only without the rule, -n only with it. time: "
    "solver seconds with the rule over those without it (geometric mean), and whether that is more than "
    "noise."
)
SIGNS = {"clash": "!", "worse": "+", "better": "-"}
CHANGES = {
    "clash": "contradictions (two proofs, or a week above a bound: a fault, or the rules changed)",
    "worse": "worse",
    "better": "better",
}


def summary_text(summary: BenchSummary, width: int) -> str:
    """Everything that a file of results says."""
    return _joined(_summary(summary, width))


def comparison_text(comparison: Comparison, width: int) -> str:
    """What got better or worse."""
    return _joined(_comparison(comparison, width))


def ablation_text(ablation: Ablation, width: int) -> str:
    """Every rule's price, the dearest first."""
    return _joined(_ablation(ablation, width))


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _notes(notes: Iterable[str], width: int) -> list[str]:
    return [wrapped(f"note: {note}", width, rest="  ") for note in notes]


def _summary(summary: BenchSummary, width: int) -> Iterator[str]:
    lines = [f"machine: {machine}" for machine in summary.machines]
    yield "\n".join([*lines, *(f"made with: {made}" for made in summary.made_with)])
    sets = SETS
    if len({row.time_limit for row in summary.sets}) > 1:
        name, _, *others = SETS.columns
        solver: BenchColumn[SetSummary] = BenchColumn(
            "solver", lambda r: f"{solver_of(r)}, {_limit(r.time_limit)}", "", "words"
        )
        sets = replace(SETS, columns=(name, solver, *others))
    yield sets.told(summary.sets)
    yield wrapped(SUMMARY_KEY, width)
    yield GROUPS.told(summary.groups)
    yield INSTANCES.told(summary.instances)
    yield SIZES.told(summary.sizes)
    yield PROFILE.told(summary.profiles)
    if summary.help_seconds is not None:
        loads = "imports OR-Tools" if summary.help_loads_solver else "without importing OR-Tools"
        yield f"optimizer --help: {summary.help_seconds:.2f} s, {loads}"
    lines = []
    for row in summary.instances:
        if row.message:
            told = f"{row.instance} ({row.constraints}, {row.solver}): {row.message}"
            lines.append(wrapped(told, width, "! ", "  "))
    if any(row.solves == "totals" for row in summary.sets):
        lines.append("* solves the weekly totals only: its optimum is a bound, not a week")
    yield "\n".join([*lines, *_notes(summary.notes, width)])


def _limit(seconds: float) -> str:
    return f"{seconds:g} s" if seconds else "own limit"


def _comparison(comparison: Comparison, width: int) -> Iterator[str]:
    if comparison.rows:
        yield COMPARED.told(comparison.rows)
        yield wrapped(COMPARISON_KEY, width)
    for verdict, title in CHANGES.items():
        changes = [change for change in comparison.changes if change.verdict == verdict]
        lines = [f"  {SIGNS[verdict]} {change.cell}: {change.what}" for change in changes]
        if lines:
            yield "\n".join([f"{title}:", *lines])
    if comparison.rows and not comparison.changes:
        yield "every cell has the same outcome, objective and bound"
    alone = {"first": comparison.only_before, "second": comparison.only_after}
    notes = [
        f"{many(count, 'run')} only in the {name} file" for name, count in alone.items() if count
    ]
    yield "\n".join(_notes([*notes, *comparison.notes], width))


def _ablation(ablation: Ablation, width: int) -> Iterator[str]:
    over = many(ablation.instances, "instance")
    yield f"{ablation.constraints}: what its rules cost, over {over}"
    ways = {
        "without": f"taken out of {ablation.constraints}",
        "with": f"put into {ablation.least}",
    }
    for way, title in ways.items():
        yield PRICES.told([price for price in ablation.rows if price.way == way], title)
    yield wrapped(PRICE_KEY, width)
    yield "\n".join(_notes(ablation.notes, width))
