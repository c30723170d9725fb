"""The page of benchmark results: what holds for each set and solver, with plots and every figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from optimizer.features.bench.findings import Ablation, BenchSummary, Comparison, Plot
from optimizer.features.bench.options import BENCHMARKS
from optimizer.features.bench.tables import (
    COMPARED,
    GROUPS,
    INSTANCES,
    PRICES,
    PROFILE,
    SETS,
    SIZES,
    Table,
)
from optimizer.features.bench.text import SIGNS
from optimizer.show.page.templating import render
from optimizer.show.text.layout import many


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of the page, with its rows."""

    table: Table[Any]
    rows: Sequence[Any]


def bench_page(
    summary: BenchSummary,
    plots: Sequence[Plot],
    name: str,
    written: date | None = None,
    comparison: Comparison | None = None,
    ablations: Sequence[Ablation] = (),
) -> str:
    """The page as one HTML file. `name` is that of the results, `written` the day of their last run."""
    first, *tables = [
        FilledTable(SETS, summary.sets),
        FilledTable(GROUPS, summary.groups),
        FilledTable(INSTANCES, summary.instances),
        FilledTable(SIZES, summary.sizes),
        FilledTable(PROFILE, summary.profiles),
    ]
    return render(
        __package__,
        "bench.html.j2",
        name=name,
        benchmarks=BENCHMARKS,
        written=None if written is None else written.isoformat(),
        summary=summary,
        plots=[plot for plot in plots if plot.rows],
        first=first if first.rows else None,
        tables=[filled for filled in tables if filled.rows],
        broken=[row for row in summary.instances if row.message],
        ablations=[table for one in ablations for table in _ablation(one)],
        notes=[note for one in ablations for note in one.notes],
        comparison=comparison,
        compared=None if comparison is None else FilledTable(COMPARED, comparison.rows),
        signs=SIGNS,
    )


def _ablation(found: Ablation) -> Iterator[FilledTable]:
    over = many(found.instances, "instance")
    titles = {
        "without": f"What the rules of {found.constraints} cost, over {over}",
        "with": f"Put into {found.least}",
    }
    for way, title in titles.items():
        rows = [price for price in found.rows if price.way == way]
        if rows:
            anchor = f"prices-{found.constraints}-{way}"
            yield FilledTable(replace(PRICES, anchor=anchor, title=title), rows)
