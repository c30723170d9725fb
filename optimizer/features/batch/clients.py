"""How every client of a batch stands, for its page: what was asked, what came of it, what changed."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from optimizer.domain.week import Weekday
from optimizer.features.batch.answer import (
    ClientStanding,
    EquipmentWorth,
    Result,
    Roster,
    WorthOfChange,
)
from optimizer.features.batch.exports import SUFFIXES
from optimizer.features.batch.folder import PROGRAMS
from optimizer.features.batch.report import report_of
from optimizer.features.batch.results import result_of_kept
from optimizer.features.batch.store import Before, Kept, Planned, Store

PROGRAM = "program"
"""What the program file is called among a client's files."""


def roster_of(store: Store, folder: Path, worth: Iterable[EquipmentWorth] | None = None) -> Roster:
    """All clients as they stand now; only files that exist are named."""
    before = store.before()
    there = {f"{PROGRAMS}/{path.name}" for path in (folder / PROGRAMS).glob("*")}
    files = {file: key for file, key, _ in store.files() if file in there}
    clients = tuple(_standings(store, before, files))
    now = {one.result.client for one in clients}
    report = report_of([one.result for one in clients])
    if worth is not None:
        report = report.model_copy(update={"worth": tuple(worth)})
    left = tuple(name for name in before if name not in now)
    return Roster(clients=clients, report=report, compared=bool(before), left=left)


def _standings(
    store: Store, before: dict[str, Before], files: dict[str, str]
) -> Iterator[ClientStanding]:
    for kept in store.clients():
        client = kept.planned
        change, was = _change(kept, before)
        yield ClientStanding(
            result=result_of_kept(kept),
            days=_days(store.scenario(client.key)) if client.key else {},
            change=change,
            was=was,
            files=_files(client, files),
        )


def _days(scenario: str) -> dict[Weekday, int]:
    days: dict[Weekday, int] = json.loads(scenario)["days"]
    return days


def _change(kept: Kept, before: dict[str, Before]) -> tuple[WorthOfChange | None, Result | None]:
    """What is not as it was under the plan before, and how it had ended then."""
    if not before:
        return None, None
    client = kept.planned
    stood = before.get(client.client)
    if stood is None:
        return WorthOfChange.NEW, None
    if client.key is not None and client.inputs != stood.inputs:
        return WorthOfChange.CHANGED, stood.status
    if None in (kept.status, stood.status) or kept.status is stood.status:
        return None, None
    return WorthOfChange.ENDED, stood.status


def _files(client: Planned, files: dict[str, str]) -> dict[str, str]:
    """The files that are of the client's own answer."""
    if client.file is None:
        return {}
    stem = client.file.removesuffix(".json")
    named = {name: f"{stem}.{suffix}" for name, suffix in SUFFIXES.items()} | {PROGRAM: client.file}
    return {name: path for name, path in named.items() if files.get(path) == client.key}
