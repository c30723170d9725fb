"""What a batch says about its clients: who lacks a program, who nearly does, and what would help."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from optimizer.errors import Fault, InputError
from optimizer.features.batch import store as stores
from optimizer.features.batch.answer import (
    BatchReport,
    BatchSpread,
    ClientResult,
    EquipmentHelp,
    Result,
    summary_of,
)
from optimizer.features.batch.results import results
from optimizer.features.batch.store import Store
from optimizer.features.batch.task import Executor, Setting
from optimizer.features.batch.worth import equipment_worth

MOST_ON_EDGE = 10
STEPS_SECONDS = (1, 2, 5, 10, 20, 50, 100, 1000)
"""Upper ends of the classes in which seconds are counted; the last one is open."""


def read_report(
    folder: Path, executor: Executor | None = None, setting: Setting | None = None
) -> BatchReport:
    """The report of a batch folder, also while a batch is at work in it.

    With an executor of `worth_task` it says what equipment may be worth, too.
    """
    with read_store(folder) as store:
        report = report_of(list(results(store)))
        if executor is None or setting is None:
            return report
        worth = tuple(equipment_worth(store, executor, setting))
        return report.model_copy(update={"worth": worth})


@contextmanager
def read_store(folder: Path) -> Iterator[Store]:
    """The store of a batch folder, to look at. Raises InputError if there is none to be read."""
    if not (folder / stores.NAME).is_file():
        raise InputError(str(folder), [Fault("holds no batch; give the folder of --out")])
    try:
        with closing(Store(folder, reading=True)) as store:
            yield store
    except sqlite3.Error as error:
        raise InputError(str(folder / stores.NAME), [Fault(f"can't be read: {error}")]) from error


def report_of(rows: Sequence[ClientResult]) -> BatchReport:
    """The report of a batch's rows."""
    solved = [row for row in rows if row.seconds is not None]
    seconds = [row.seconds or 0.0 for row in solved]
    lacking = [row for row in rows if not row.status.has_program]
    order = [Result.INFEASIBLE, Result.UNKNOWN, Result.FAILED, Result.INVALID, Result.PENDING]
    return BatchReport(
        summary=summary_of(row.status for row in rows),
        without_program=tuple(sorted(lacking, key=lambda row: order.index(row.status))),
        edge=tuple(_on_edge(rows)),
        equipment=tuple(_equipment(lacking)),
        gaps=_spread([row.gap for row in rows if row.gap is not None]),
        seconds=_spread(seconds),
        seconds_up_to=_classes(seconds),
    )


def _on_edge(rows: Iterable[ClientResult]) -> list[ClientResult]:
    """Programs whose minimums have least to spare; among equals, whose fullest day is fullest."""
    known = [(row.edge, row) for row in rows if row.edge is not None and row.edge.minimums]
    known.sort(key=lambda pair: (-pair[0].share, pair[0].spare_seconds, pair[1].client))
    return [row for _, row in known[:MOST_ON_EDGE]]


def _equipment(rows: Iterable[ClientResult]) -> list[EquipmentHelp]:
    helped: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for item in row.equipment:
            helped[item].append(row.client)
    ranked = sorted(helped.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [EquipmentHelp(item=item, clients=tuple(clients)) for item, clients in ranked]


def _spread(values: Sequence[float]) -> BatchSpread:
    ordered = sorted(values)

    def at(share: float) -> float | None:
        return ordered[math.ceil(share * len(ordered)) - 1] if ordered else None

    return BatchSpread(
        clients=len(ordered), median=at(0.5), nine_tenths=at(0.9), most=at(1.0),
        total=round(sum(ordered), 6),
    )  # fmt: skip


def _classes(seconds: Sequence[float]) -> dict[int, int]:
    """Clients by the first step that their seconds don't exceed; the last takes all others."""
    counts = dict.fromkeys(STEPS_SECONDS, 0)
    for value in seconds:
        counts[next((step for step in STEPS_SECONDS if value <= step), STEPS_SECONDS[-1])] += 1
    return counts
