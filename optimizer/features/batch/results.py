"""The results of a batch as rows, and as files for other programs (formats.md section 8)."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from optimizer.domain.program import DISCLAIMER
from optimizer.features.batch.answer import ClientResult, Result
from optimizer.features.batch.folder import LINES, replacing, unwritable
from optimizer.features.batch.store import Kept, Store
from optimizer.features.batch.task import for_client
from optimizer.files.whole import write_whole

CSV = "results.csv"
JSON = "results.json"
COLUMNS = ("client", "status", "objective", "gap", "seconds", "conflict", "file", "reason", "place")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula."""


def results(store: Store) -> Iterator[ClientResult]:
    """One row a client, in the order of the roster."""
    return map(result_of_kept, store.clients())


def result_of_kept(kept: Kept) -> ClientResult:
    """The row of a client."""
    client = kept.planned
    own = {"client": client.client, "place": client.place}
    if client.key is None:
        return ClientResult(**own, status=Result.INVALID, reason=client.reason)
    if kept.status is None:
        return ClientResult(**own, status=Result.PENDING, reason="not solved yet")
    if not kept.result:
        return ClientResult(**own, status=kept.status, reason=kept.reason)
    found = ClientResult.model_validate_json(kept.result)
    return found.model_copy(update={**own, "status": kept.status, "file": client.file})


def write_results(store: Store, folder: Path) -> None:
    """Write the table as CSV and as JSON."""
    write_whole(results_csv(results(store)), folder / CSV)
    write_whole(results_json(results(store)), folder / JSON)


def results_csv(rows: Iterator[ClientResult]) -> str:
    """The table as RFC 4180 wants it; no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        data = row.model_dump(mode="json") | {"conflict": "; ".join(row.conflict)}
        writer.writerow([_safe(data[column]) for column in COLUMNS])
    return out.getvalue()


def _safe(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def results_json(rows: Iterator[ClientResult]) -> str:
    """The table as `batch/1`."""
    data = {
        "format": "batch/1",
        "results": [row.model_dump(mode="json") for row in rows],
        "disclaimer": DISCLAIMER,
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def write_lines(store: Store, folder: Path) -> None:
    """Write all programs into one file, a line each, in the order of the roster."""
    try:
        _write_lines(store, folder)
    except OSError as error:
        raise unwritable(folder / LINES, error) from error


def _write_lines(store: Store, folder: Path) -> None:
    with replacing(folder / LINES) as path, path.open("w", encoding="utf-8") as stream:
        for kept in store.clients():
            program = store.program(kept.planned.key) if kept.planned.key else ""
            if program:
                data = json.loads(for_client(program, kept.planned.client))
                stream.write(json.dumps(data, ensure_ascii=False) + "\n")
        stream.flush()
