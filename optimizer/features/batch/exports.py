"""The programs of a batch for people and other apps: more files for every client with a week.

They are files of the store like the program files, so none outlives the inputs that it was made of;
one that is there already, and as it was written, is not made again.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from optimizer.domain.program import Program
from optimizer.features.batch.folder import sha256_of
from optimizer.features.batch.store import Store
from optimizer.features.batch.task import for_client
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.files.whole import write_whole
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.show.export import EXPORTERS, Export, Settings
from optimizer.show.export.schedule import schedule_of

PAGE = "html"
SUFFIXES = {
    PAGE: "html",
    "xlsx": "xlsx",
    "csv": "csv",
    "markdown": "md",
    "liftoscript": "liftoscript",
}
"""The report as a page and the targets that need no date, and how their files are named."""

Made = Callable[[Program, Problem], Export]


def write_exports(store: Store, folder: Path, target: str, catalog: Catalog) -> list[str]:
    """Write every week for the target; what it can't hold comes back, each note once.

    A page is also written for those who have no week: it tells why, and what would help. Raises
    ImportError if the target's library is missing, InputError if a file can't be written.
    """
    made = _page if target == PAGE else _exported(target)
    notes: dict[str, None] = {}
    known = {file: (key, digest) for file, key, digest in store.files()}
    for file, key, client in list(_answered(store, target == PAGE)):
        name = f"{file.removesuffix('.json')}.{SUFFIXES[target]}"
        if known.get(name) == (key, sha256_of(folder / name)):
            continue
        program = Program.model_validate_json(for_client(store.program(key), client))
        problem = problem_of(Tree(file, program.scenario), catalog)
        done = made(program, problem)
        store.wrote([(name, key, hashlib.sha256(done.content).hexdigest())])
        write_whole(done.content, folder / name)
        notes |= dict.fromkeys(done.notes)
    return list(notes)


def _answered(store: Store, weekless: bool) -> Iterator[tuple[str, str, str]]:
    """File, key and id of every client who has a week, or any answer that a solve ended with."""
    for kept in store.clients():
        client = kept.planned
        told = kept.status is not None and (kept.status.has_program or (weekless and kept.result))
        if told and client.file and client.key:
            yield client.file, client.key, client.client


def _exported(target: str) -> Made:
    export = EXPORTERS[target].export

    def made(program: Program, problem: Problem) -> Export:
        schedule = schedule_of(program, problem.scenario, problem.catalog)
        return export(schedule, Settings(problem.catalog))

    return made


def _page(program: Program, problem: Problem) -> Export:
    from optimizer.features.report.page import report_page
    from optimizer.features.report.subject import subject_of

    return Export(report_page(subject_of(program, problem)).encode())
