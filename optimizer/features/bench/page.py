"""The page of benchmark results: what holds for each set and solver, with plots and every figure."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from optimizer.features.bench import ablation_text as bench_ablation
from optimizer.features.bench import compare_text as bench_compare
from optimizer.features.bench.ablation_text import price_range, weeks_of
from optimizer.features.bench.columns import (
    COMPARED,
    GROUPS,
    INSTANCES,
    PRICES,
    PROFILE,
    SETS,
    SIZES,
    Column,
)
from optimizer.features.bench.compare_text import chance, moved, ratio
from optimizer.features.bench.findings import (
    Ablation,
    Comparison,
    GroupSummary,
    InstanceRow,
    ModelSize,
    Plot,
    Price,
    Profile,
    SetSummary,
    Sizes,
    Summary,
)
from optimizer.features.bench.options import BENCHMARKS
from optimizer.features.bench.text import NONE, both, counted, one, percent, seconds
from optimizer.show.page.templating import render


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table with what is to be said of it; `text` columns come before numbers."""

    anchor: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot: its address as data, or none, and its numbers."""

    plot: Plot
    address: str


def bench_page(
    summary: Summary,
    plots: Sequence[Plot],
    name: str,
    written: date | None = None,
    comparison: Comparison | None = None,
    ablations: Sequence[Ablation] = (),
) -> str:
    """The page as one HTML file. `name` is that of the results, `written` the day of their last run."""
    tables = [table for table in _tables(summary) if table.rows]
    changes = [] if comparison is None else list(comparison.changes)
    return render(
        __package__,
        "bench.html.j2",
        name=name,
        benchmarks=BENCHMARKS,
        written=None if written is None else written.isoformat(),
        summary=summary,
        drawings=[Drawing(plot, _address(plot)) for plot in plots if plot.rows],
        first=tables[:1],
        tables=tables[1:],
        broken=[row for row in summary.instances if row.message],
        ablations=[table for one in ablations for table in _ablation(one)],
        notes=[note for one in ablations for note in one.notes],
        comparison=comparison,
        compared=None if comparison is None else _comparison(comparison),
        changes=[(bench_compare.SIGNS[one.verdict], one) for one in changes],
        startup=_startup(summary),
    )


def _address(plot: Plot) -> str:
    if plot.image is None:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(plot.image).decode()}"


def _startup(summary: Summary) -> str:
    if summary.help_seconds is None:
        return ""
    loads = "imports OR-Tools" if summary.help_loads_solver else "does not import OR-Tools"
    return f"optimizer --help takes {summary.help_seconds:.2f} s and {loads}."


def _tables(summary: Summary) -> Iterator[Table]:
    yield Table("sets", "By constraint set and solver", SETS, [_set(row) for row in summary.sets])
    yield Table("groups", "By group", GROUPS, [_group(row) for row in summary.groups])
    yield Table("instances", "By instance", INSTANCES, [_instance(r) for r in summary.instances])
    yield Table("sizes", "Size of the models", SIZES, [_size(row) for row in summary.sizes])
    told = "Seconds by the wall, medians."
    yield Table("parts", "The whole run", PROFILE, [_profile(r) for r in summary.profiles], told)


def _set(row: SetSummary) -> list[str]:
    return [
        row.constraints,
        row.solver + ("" if row.solves == "program" else "*"),
        f"{row.time_limit:g} s" if row.time_limit else "own",
        str(row.runs),
        str(row.solved),
        str(row.proven),
        str(row.infeasible),
        str(row.refused),
        str(row.failed),
        both(row.first),
        both(row.proof),
        both(row.none),
        seconds(row.par2),
        NONE if row.mean_gap is None else f"{percent(row.mean_gap)} / {percent(row.worst_gap)}",
        NONE if row.mean_objective is None else f"{row.mean_objective:,.0f}",
    ]


def _group(row: GroupSummary) -> list[str]:
    return [
        row.group or NONE,
        row.constraints,
        row.solver,
        NONE if row.exercises is None else str(row.exercises),
        f"{row.proven} of {row.runs}",
        both(row.proof),
        NONE if row.ratio is None else f"{row.ratio:.2f}",
    ]


def _instance(row: InstanceRow) -> list[str]:
    return [
        row.instance,
        row.constraints,
        row.solver,
        counted(row.outcomes),
        NONE if row.objective is None else f"{row.objective:,}",
        NONE if row.bound is None else f"{row.bound:,}",
        percent(row.worst_gap),
        one(row.first),
        one(row.proof),
    ]


def _size(row: ModelSize) -> list[str]:
    return [row.constraints, str(row.instances), *_shapes(row.totals), *_shapes(row.days)]


def _shapes(sizes: Sizes) -> list[str]:
    before, after = sizes.before, sizes.after
    return [_shape(before), "settled" if after is None else _shape(after)]


def _shape(shape: tuple[int, int]) -> str:
    return f"{shape[0]:,} x {shape[1]:,}"


def _profile(row: Profile) -> list[str]:
    parts = (row.importing, row.loading, row.building, row.checking, row.explaining, row.rendering)
    return [
        row.solver,
        str(row.runs),
        both(row.screen),
        *(f"{part:.2f}" for part in parts),
        f"{row.beside:.2f} ({row.share:.0%})",
        NONE if row.peak_megabytes is None else f"{row.peak_megabytes:.0f}",
        NONE if row.cpu_share is None else f"{row.cpu_share:.0%}",
    ]


def _ablation(found: Ablation) -> Iterator[Table]:
    unit = "instance" if found.instances == 1 else "instances"
    titles = {
        "without": f"What the rules of {found.constraints} cost, over {found.instances} {unit}",
        "with": f"Put into {found.least}",
    }
    for way, title in titles.items():
        rows = [_price(price) for price in found.rows if price.way == way]
        if rows:
            yield Table(f"prices-{found.constraints}-{way}", title, PRICES, rows)


def _price(row: Price) -> list[str]:
    return [
        row.rule,
        str(row.rules),
        str(row.instances) + (f" (+{row.refused} refused)" if row.refused else ""),
        price_range(row.least, row.most),
        NONE if row.worst is None else f"{row.worst:.2f}",
        row.worst_instance,
        weeks_of(row),
        ratio(row.seconds),
        bench_ablation.WORDS[row.seconds.mark],
    ]


def _comparison(found: Comparison) -> Table:
    rows = [
        [
            row.constraints,
            row.solver,
            str(row.cells),
            moved(str(row.proven_before), str(row.proven_after)),
            moved(percent(row.gap_before), percent(row.gap_after)),
            ratio(row.seconds),
            chance(row.seconds),
            bench_compare.WORDS[row.seconds.mark],
        ]
        for row in found.rows
    ]
    return Table("compared", "Against the results before", COMPARED, rows)
