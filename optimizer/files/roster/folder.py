"""Read a roster from a folder: every scenario file in it is a client."""

from pathlib import Path

from optimizer.errors import Fault, InputError
from optimizer.files.reading import read_tree
from optimizer.files.roster.rows import RosterRow, Rows, Tell
from optimizer.files.scenario import id_of
from optimizer.files.tree import Tree

SUFFIXES = (".yaml", ".yml", ".json", ".toml")


def read_folder(path: Path, source: str, tell: Tell) -> Rows:
    """The scenario files of a folder, by name; other files are told and left out.

    Raises InputError if there are none, OSError if the folder can't be read.
    """
    files = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    scenarios = [p for p in files if p.suffix.lower() in SUFFIXES]
    others = len(files) - len(scenarios)
    if others:
        tell(f"{source}: {others} of {len(files)} files are no YAML, JSON or TOML; left out")
    if not scenarios:
        raise InputError(source, [Fault("holds no scenario file (YAML, JSON or TOML)")])
    return map(_row, scenarios)


def _row(file: Path) -> RosterRow:
    source = str(file)
    try:
        tree = read_tree(file, lenient=True)
    except InputError as error:
        return RosterRow(Tree(source, None), faults=error.faults)
    if isinstance(tree.value, dict) and "client" not in tree.value:
        tree.value["client"] = id_of(file.stem)
    return RosterRow(tree)
