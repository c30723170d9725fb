"""Files that were made with another catalog: a note, since nothing else may explain a fault."""

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


def loaded(path: str, catalog: Catalog) -> "tuple[Program | TrainingBlock, Problem]":
    """The program or block of a file, or of stdin for `-`.

    If it was made with another catalog that is told, whatever else is wrong.
    """
    from optimizer.files.block import block_in, claims
    from optimizer.files.program import program_in
    from optimizer.files.reading import parse, read_input

    text, source = read_input(path)
    claimed = claims(text)
    document: Program | TrainingBlock
    try:
        tree = parse(text, source, ".json")
        if claimed.get("format") == "block/1":
            document, problem = block_in(tree, catalog)
        else:
            document, problem = program_in(tree, catalog)
    except InputError as error:
        made = claimed.get("provenance")
        sha256 = made.get("catalog_sha256") if isinstance(made, dict) else None
        other = catalog_faults(sha256, catalog)
        raise InputError(error.source, [*error.faults, *other]) from error
    note_other_catalog(document.provenance, catalog, source)
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
