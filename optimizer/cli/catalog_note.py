"""Files that were made with another catalog: a note, since nothing else may explain a fault."""

import json
from typing import TYPE_CHECKING

from optimizer.cli.output import note
from optimizer.domain.program import Provenance
from optimizer.errors import Fault, InputError
from optimizer.problem.catalog import Catalog

if TYPE_CHECKING:
    from optimizer.domain.block import TrainingBlock
    from optimizer.domain.program import Program
    from optimizer.problem.problem import Problem

OTHER_CATALOG = "was made with another catalog; its own files are given with --catalog"


def loaded(
    path: str, catalog: Catalog, name: str | None = None
) -> "tuple[Program | TrainingBlock, Problem]":
    """The program or block of a file; if made with another catalog it says so, whatever else is wrong.

    `name` is what the user calls it, where that is not its path.
    """
    from optimizer.files.block import load_block, stated_format
    from optimizer.files.program import load_program

    document: Program | TrainingBlock
    try:
        if stated_format(path) == "block/1":
            document, problem = load_block(path, catalog)
        else:
            document, problem = load_program(path, catalog)
    except InputError as error:
        other = catalog_faults(_claimed_hash(path), catalog)
        raise InputError(name or error.source, [*error.faults, *other]) from error
    note_other_catalog(document.provenance, catalog, name or path)
    return document, problem


def catalog_faults(sha256: object, catalog: Catalog) -> list[Fault]:
    """What to say of a file with the catalog hash that it claims; nothing where it is this one."""
    if not isinstance(sha256, str) or sha256 == catalog.sha256:
        return []
    field, here = "provenance.catalog_sha256", f"this one is {catalog.sha256[:8]}"
    return [Fault(f"{OTHER_CATALOG}; {here}", field=field, value=sha256[:8])]


def note_other_catalog(provenance: Provenance | None, catalog: Catalog, source: str) -> None:
    """Tell the same of a file that was read."""
    for fault in catalog_faults(provenance and provenance.catalog_sha256, catalog):
        note(fault.text(source))


def _claimed_hash(path: str) -> object:
    """The catalog hash that a file claims, if it can be read so far."""
    from optimizer.files.tree import MAX_BYTES

    try:
        with open(path, encoding="utf-8") as stream:
            return json.loads(stream.read(MAX_BYTES))["provenance"]["catalog_sha256"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
