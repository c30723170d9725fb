"""The programs of a batch for people and other apps: one more file for every client with a week.

They are files of the store like the program files, so none outlives the inputs that it was made of.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from optimizer.batch.store import Store
from optimizer.batch.task import for_client
from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Program
from optimizer.exporters import EXPORTERS, Settings
from optimizer.exporters.schedule import schedule_of
from optimizer.files.scenario import request_of
from optimizer.files.tree import Tree
from optimizer.files.whole import write_whole_bytes

SUFFIXES = {"xlsx": "xlsx", "csv": "csv", "markdown": "md", "liftoscript": "liftoscript"}
"""Targets that need no date, and how their files are named."""


def write_exports(store: Store, folder: Path, target: str, catalog: Catalog) -> list[str]:
    """Write every week for the target; what it can't hold comes back, each note once.

    Raises ImportError if the target's library is missing, InputError if a file can't be written.
    """
    export = EXPORTERS[target].export
    notes: dict[str, None] = {}
    for file, key, client in list(_weeks(store)):
        program = Program.model_validate_json(for_client(store.program(key), client))
        request = request_of(Tree(file, program.scenario), catalog)
        done = export(schedule_of(program, request.scenario, catalog), Settings(catalog))
        name = f"{file.removesuffix('.json')}.{SUFFIXES[target]}"
        store.wrote([(name, key, hashlib.sha256(done.content).hexdigest())])
        write_whole_bytes(done.content, folder / name)
        notes |= dict.fromkeys(done.notes)
    return list(notes)


def _weeks(store: Store) -> Iterator[tuple[str, str, str]]:
    """File, key and id of every client who has a week."""
    for kept in store.clients():
        client = kept.planned
        if kept.status is not None and kept.status.has_program and client.file and client.key:
            yield client.file, client.key, client.client
