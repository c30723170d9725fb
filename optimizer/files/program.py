"""Read and write program files."""

import json
import os
import tempfile
from pathlib import Path

from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Program
from optimizer.errors import Fault, InputError
from optimizer.files.scenario import Request, request_of
from optimizer.files.tree import Tree, parse, read_text
from optimizer.files.validate import validated


def program_json(program: Program) -> str:
    """The program file's text."""
    return json.dumps(program.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def write_whole(text: str, path: Path) -> None:
    """Write a file completely or not at all. Raises InputError if that can't be done."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(temporary, 0o666 & ~mask)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(str(path), [Fault(f"cannot be written: {reason}")]) from error


def load_program(path: str, catalog: Catalog) -> tuple[Program, Request]:
    """A program file and the scenario in it, checked. Raises InputError with all faults."""
    tree = parse(read_text(Path(path)), path, ".json")
    program = validated(Program, tree)
    scenario = Tree(path, program.scenario)
    for where, place in tree.places.items():
        if where[:1] == ("scenario",):
            scenario.places[where[1:]] = place
    return program, request_of(scenario, catalog)
