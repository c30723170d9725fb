"""Benchmark results as data for other programs."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from optimizer.features.bench.findings import Ablation, BenchSummary, Comparison
from optimizer.features.bench.record import Record, Run, Timing

FORMAT = "bench/1"
PLAIN = (
    "group", "solves", "outcome", "objective", "bound", "gap", "first_seconds", "proof_seconds",
    "whole_seconds", "cpu_share", "peak_megabytes", "exercises", "message", "made_with", "machine",
)  # fmt: skip
CELL = ("instance", "constraints", "solver", "seed", "time_limit", "workers")


def report_json(
    report: BenchSummary | Comparison | Ablation, records: Iterable[Record] = ()
) -> str:
    """A report, and the records that it is of."""
    data: dict[str, Any] = {"format": FORMAT, **asdict(report)}
    listed = [record.model_dump(mode="json") for record in records]
    return json.dumps(data | ({"records": listed} if listed else {}), indent=2) + "\n"


def runs_csv(records: Iterable[Record]) -> str:
    """One row a run, its trace left out."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    parts = list(Timing.model_fields)
    writer.writerow([*CELL, *PLAIN, *(f"{part}_seconds" for part in parts)])
    for run in records:
        if isinstance(run, Run):
            cells = [getattr(run.cell, name) for name in CELL]
            plain = [getattr(run, name) for name in PLAIN]
            writer.writerow([*cells, *plain, *(getattr(run.timing, part) for part in parts)])
    return stream.getvalue()


def rows_csv(rows: Iterable[Any]) -> str:
    """One row of a table a line; what is nested gets its name in front."""
    flat = [dict(_flat(asdict(row))) for row in rows]
    stream = io.StringIO()
    names = list(dict.fromkeys(name for row in flat for name in row))
    writer = csv.DictWriter(stream, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return stream.getvalue()


def _flat(data: dict[str, Any], before: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}_")
        else:
            yield before + name, value
