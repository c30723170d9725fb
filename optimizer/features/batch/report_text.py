"""The report of a batch for a coach: whom to look at first, and what would help most."""

from collections.abc import Iterator

from optimizer.features.batch.answer import (
    BatchReport,
    BatchSpread,
    BatchSummary,
    EquipmentHelp,
    EquipmentWorth,
)
from optimizer.features.batch.text import WORDS, note, summary_text
from optimizer.show.text.layout import clock, fitted, indented, table, wrapped

MOST_ROWS = 40
MOST_NAMED = 6
MOST_PIECES = 15
BAR = 30


def report_text(report: BatchReport, width: int = 100) -> str:
    """The whole report; parts that have nothing to say are left out."""
    parts = [
        summary_text(report.summary),
        *_without_program(report, width),
        *_equipment(report.equipment, width),
        *_worth(report.worth, report.summary, width),
        *_edge(report),
        *_figures(report),
        wrapped(report.disclaimer, width),
    ]
    return "\n\n".join(parts)


def _without_program(report: BatchReport, width: int) -> Iterator[str]:
    rows = report.without_program
    if not rows:
        return
    lines = ["Without a program"]
    for row in rows[:MOST_ROWS]:
        first = f"  {row.client or row.place}  {WORDS[row.status]}: "
        lines.append(wrapped(note(row), width, first, " " * 6))
    if len(rows) > MOST_ROWS:
        lines.append(f"  and {len(rows) - MOST_ROWS} more; results.csv has every client")
    yield "\n".join(lines)


def _equipment(found: tuple[EquipmentHelp, ...], width: int) -> Iterator[str]:
    if not found:
        return
    rows = [(one.item, str(len(one.clients)), _names(one.clients)) for one in found[:MOST_ROWS]]
    heads = ("equipment", "clients", "who would get a program from it alone")
    yield f"Equipment that would help\n{indented(fitted(rows, heads, width - 2))}"


def _worth(
    found: tuple[EquipmentWorth, ...] | None, summary: BatchSummary, width: int
) -> Iterator[str]:
    if found is None or not any(n for r, n in summary.by_result.items() if r.has_program):
        return
    if not found:
        yield "No piece of equipment would do something worth noticing for those who have a program."
        return
    rows = [
        (one.item, str(len(one.clients)), f"{100 * one.about:.1f} %", _names(one.clients))
        for one in found[:MOST_PIECES]
    ]
    heads = ("equipment", "clients", "better by", "whose weeks")
    told = "estimates; `optimizer what-if` solves it for one client"
    title = f"Equipment for those who have a program ({told})"
    yield f"{title}\n{indented(fitted(rows, heads, width - 2))}"


def _names(clients: tuple[str, ...]) -> str:
    return ", ".join(clients[:MOST_NAMED]) + (", ..." if len(clients) > MOST_NAMED else "")


def _edge(report: BatchReport) -> Iterator[str]:
    rows = [
        (
            row.client,
            f"{row.edge.met_exactly} of {row.edge.minimums}",
            clock(max(0, row.edge.spare_seconds)),
            "" if row.gap is None else f"{100 * row.gap:.1f} %",
        )
        for row in report.edge
        if row.edge is not None
    ]
    if rows:
        heads = ("client", "minimums with nothing to spare", "spare on the fullest day", "gap")
        yield f"Nearest to the edge\n{indented(table(rows, heads, right=(1, 2, 3)))}"


def _figures(report: BatchReport) -> Iterator[str]:
    rows = [
        ("gap, %", *_cells(report.gaps, 100)),
        ("seconds", *_cells(report.seconds, 1)),
    ]
    if not report.seconds.clients:
        return
    heads = ("", "clients", "median", "9 of 10 below", "most")
    yield f"How far and how long\n{indented(table(rows, heads, right=(1, 2, 3, 4)))}"
    yield indented(_bars(report.seconds_up_to))


def _cells(spread: BatchSpread, factor: int) -> tuple[str, ...]:
    values = (spread.median, spread.nine_tenths, spread.most)
    shown = ("" if value is None else f"{factor * value:,.1f}" for value in values)
    return (str(spread.clients), *shown)


def _bars(counts: dict[int, int]) -> str:
    """Clients by seconds, as bars of `#`; empty classes at either end are left out."""
    used = [step for step, n in counts.items() if n]
    most, last = max(counts.values()), list(counts)[-1]
    lines = []
    for step, n in counts.items():
        if used[0] <= step <= used[-1]:
            label = f"up to {step} s" if step < last else "longer"
            lines.append(f"{label:>12}  {'#' * -(-BAR * n // most)} {n}".rstrip())
    return "\n".join(lines)
