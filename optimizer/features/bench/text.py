"""Benchmark results as text: what holds for each set and solver, and for each instance."""

from collections.abc import Iterator, Sequence

from optimizer.features.bench.findings import (
    GroupSummary,
    InstanceRow,
    ModelSize,
    Profile,
    SetSummary,
    Sizes,
    Spread,
    Summary,
)
from optimizer.show.text.layout import shortened, table, wrapped

NONE = "-"
OPEN = "open"
"""In place of seconds that never came, where no limit says how many they are more than."""
NAME = 34
"""Columns that a name may take."""

KEY = (
    "solved: runs with a week; proven: runs with a proof (a week proven best, or a proof that there is "
    "none). first: until the first week; proof: until the "
    "week is proven best; none: until it is proven that there is none; each median / p95, in seconds, "
    "and > where so many runs came to no such end. PAR2: mean seconds to a proof, twice the limit for an "
    "open run. gap: mean / worst over weeks."
)


def summary_text(summary: Summary, width: int) -> str:
    """Everything that a file of results says."""
    parts = [_made(summary)]
    limits = len({row.time_limit for row in summary.sets}) > 1
    sets = [_set(row, limits) for row in summary.sets]
    parts += [table(sets, SET_HEADERS, right=range(2, 10))]
    parts += [wrapped(KEY, width)]
    if summary.groups:
        parts += [
            _titled("by group", table(map(_group, summary.groups), GROUP_HEADERS, (3, 4, 5, 6)))
        ]
    if summary.instances:
        rows = table(map(_instance, summary.instances), INSTANCE_HEADERS, (4, 5, 6, 7))
        parts += [_titled("by instance", rows)]
    if summary.sizes:
        rows = table(map(_size, summary.sizes), SIZE_HEADERS, right=(1, 2, 3, 4, 5))
        parts += [_titled("model size (variables x constraints, median over instances)", rows)]
    if summary.profiles:
        rows = table(map(_profile, summary.profiles), PROFILE_HEADERS, right=range(1, 11))
        parts += [_titled("the whole run (seconds by the wall, median)", rows)]
    parts += list(_ends(summary, width))
    return "\n\n".join(part for part in parts if part)


def _titled(title: str, text: str) -> str:
    return f"{title}\n\n{text}"


def _made(summary: Summary) -> str:
    lines = [f"machine: {machine}" for machine in summary.machines]
    return "\n".join([*lines, *(f"made with: {made}" for made in summary.made_with)])


SET_HEADERS = (
    "set", "solver", "solved", "proven", "first s", "proof s", "none s", "PAR2", "gap %", "objective",
)  # fmt: skip


def _set(row: SetSummary, with_limit: bool) -> list[str]:
    limit = f"{row.time_limit:g} s" if row.time_limit else "own limit"
    within = f", {limit}" if with_limit else ""
    return [
        shortened(row.constraints, NAME),
        row.solver + ("" if row.solves == "program" else "*") + within,
        f"{row.solved}/{row.runs}",
        f"{row.proven}/{row.runs}",
        both(row.first),
        both(row.proof),
        both(row.none),
        seconds(row.par2),
        NONE if row.mean_gap is None else f"{percent(row.mean_gap)} / {percent(row.worst_gap)}",
        NONE if row.mean_objective is None else f"{row.mean_objective:,.0f}",
    ]


GROUP_HEADERS = ("group", "set", "solver", "exercises", "proven", "proof s", "ratio")


def _group(row: GroupSummary) -> list[str]:
    return [
        row.group or NONE,
        shortened(row.constraints, NAME),
        row.solver,
        NONE if row.exercises is None else str(row.exercises),
        f"{row.proven}/{row.runs}",
        both(row.proof),
        NONE if row.ratio is None else f"{row.ratio:.2f}",
    ]


INSTANCE_HEADERS = (
    "instance", "set", "solver", "outcome", "objective", "gap %", "first s", "proof s",
)  # fmt: skip


def _instance(row: InstanceRow) -> list[str]:
    return [
        shortened(row.instance, NAME),
        shortened(row.constraints, NAME),
        row.solver,
        counted(row.outcomes),
        NONE if row.objective is None else f"{row.objective:,}",
        percent(row.worst_gap),
        one(row.first),
        one(row.proof),
    ]


def counted(outcomes: Sequence[str]) -> str:
    """Outcomes of several seeds: `optimal`, or `2 optimal, 1 feasible`."""
    kinds = list(dict.fromkeys(outcomes))
    if len(kinds) == 1:
        return kinds[0]
    return ", ".join(f"{outcomes.count(kind)} {kind}" for kind in kinds)


SIZE_HEADERS = ("set", "instances", "totals", "presolved", "with days", "presolved")


def _size(row: ModelSize) -> list[str]:
    name = shortened(row.constraints, NAME)
    return [name, str(row.instances), *_sizes(row.totals), *_sizes(row.days)]


def _sizes(sizes: Sizes) -> list[str]:
    after = "settled" if sizes.after is None else f"{sizes.after[0]:,} x {sizes.after[1]:,}"
    return [f"{sizes.before[0]:,} x {sizes.before[1]:,}", after]


PROFILE_HEADERS = (
    "solver", "week on screen", "import", "load", "build", "verify", "explain", "render",
    "beside solver", "peak MB", "CPU",
)  # fmt: skip


def _profile(row: Profile) -> list[str]:
    parts = (row.importing, row.loading, row.building, row.checking, row.explaining, row.rendering)
    return [
        row.solver,
        both(row.screen),
        *(f"{part:.2f}" for part in parts),
        f"{row.beside:.2f} ({row.share:.0%})",
        NONE if row.peak_megabytes is None else f"{row.peak_megabytes:.0f}",
        NONE if row.cpu_share is None else f"{row.cpu_share:.0%}",
    ]


def _ends(summary: Summary, width: int) -> Iterator[str]:
    if summary.help_seconds is not None:
        loads = "imports OR-Tools" if summary.help_loads_solver else "without importing OR-Tools"
        yield f"optimizer --help: {summary.help_seconds:.2f} s, {loads}"
    broken = [row for row in summary.instances if row.message]
    lines = [
        wrapped(
            f"{row.instance} ({row.constraints}, {row.solver}): {row.message}", width, "! ", "  "
        )
        for row in broken
    ]
    if any(row.solves == "totals" for row in summary.sets):
        lines.append("* solves the weekly totals only: its optimum is a bound, not a week")
    lines += [wrapped(f"note: {note}", width, rest="  ") for note in summary.notes]
    if lines:
        yield "\n".join(lines)


def both(spread: Spread) -> str:
    """Median and 95th percentile."""
    if not spread.count:
        return NONE
    return f"{_or_more(spread.median, spread)} / {_or_more(spread.p95, spread)}"


def one(spread: Spread) -> str:
    """The median alone."""
    return _or_more(spread.median, spread) if spread.count else NONE


def _or_more(value: float | None, spread: Spread) -> str:
    if value is not None:
        return seconds(value)
    return OPEN if spread.limit is None else f">{spread.limit:g}"


def seconds(value: float | None) -> str:
    """Seconds with the digits that matter."""
    if value is None:
        return NONE
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def percent(share: float | None) -> str:
    """A share in percent."""
    if share is None:
        return NONE
    return "0" if share == 0 else f"{100 * share:.2f}"
