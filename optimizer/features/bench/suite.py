"""A suite: instances that are stored as files, and what is known to be true of them.

A suite is a folder of scenario files or a single one. A folder may hold `suite.yaml`, which lists its
instances (the catalog each is laid over, and a group to compare), and `expected.json`, which holds what
was proven of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

import optimizer
from optimizer.domain.base import Frozen, Many, as_list
from optimizer.errors import Fault, InputError
from optimizer.features.bench.expected import EXPECTED, Facts, load_facts
from optimizer.files.nearest import nearest
from optimizer.files.reading import parse, read_text
from optimizer.files.validate import validated

LISTING = "suite.yaml"
SUFFIXES = (".yaml", ".yml", ".json", ".toml")


class SuiteEntry(Frozen):
    """An instance as it is listed: its file, the overlays its catalog has, its group."""

    file: str
    name: str = ""
    catalog: Many = ()
    group: str = ""


def _entries(value: Any) -> Any:
    return [{"file": item} if isinstance(item, str) else item for item in as_list(value)]


class Listing(Frozen):
    """`suite.yaml`; an instance may be just its file."""

    title: str = ""
    instances: Annotated[tuple[SuiteEntry, ...], BeforeValidator(_entries)] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Instance:
    """A scenario file, by its name in the suite."""

    name: str
    path: Path
    catalogs: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """Instances, and what was proven of them."""

    name: str
    title: str
    instances: tuple[Instance, ...]
    facts: Facts = field(default_factory=dict)
    folder: Path | None = None


def suites_folder() -> Path:
    """The suites that ship: beside the checkout, or inside the wheel."""
    package = Path(optimizer.__file__).resolve().parent
    checkout = package.parent / "benchmarks" / "suites"
    return checkout if checkout.is_dir() else package / "_suites"


def suite_names() -> list[str]:
    """The suites that ship."""
    folder = suites_folder()
    return sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []


def load_suite(name: str) -> Suite:
    """A suite that ships, a folder or a scenario file. Raises InputError with every fault.

    A name that ships means that suite even beside a folder of that name, which `./NAME` reaches.
    """
    path = suites_folder() / name if name in suite_names() else Path(name)
    if path.is_dir():
        return _of_folder(path)
    if path.is_file():
        return Suite(path.stem, "", (Instance(path.stem, path),))
    known = suite_names()
    fault = Fault(
        "is neither a suite that ships nor a folder or file", allowed=", ".join(known) or None,
        nearest=nearest(name, known),
    )  # fmt: skip
    raise InputError(name, [fault])


def _of_folder(folder: Path) -> Suite:
    title = ""
    if (folder / LISTING).is_file():
        title, instances = _listed(folder / LISTING)
    else:
        files = sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.name != EXPECTED)
        instances = tuple(Instance(p.stem, p) for p in files)
    if not instances:
        raise InputError(
            str(folder), [Fault("holds no scenario files", allowed=", ".join(SUFFIXES))]
        )
    return Suite(folder.resolve().name, title, instances, load_facts(folder / EXPECTED), folder)


def _listed(path: Path) -> tuple[str, tuple[Instance, ...]]:
    """The instances of a listing, whose files lie beside it."""
    tree = parse(read_text(path), str(path))
    listing = validated(Listing, tree)
    found, faults, seen = [], [], set[str]()
    for index, entry in enumerate(listing.instances):
        where = ("instances", index)
        faults += [
            tree.fault(where, f"names a file that is not there: {name}")
            for name in _files(entry)
            if not (path.parent / name).is_file()
        ]
        instance = Instance(
            entry.name or Path(entry.file).stem,
            path.parent / entry.file,
            tuple(str(path.parent / name) for name in entry.catalog),
            entry.group,
        )
        if instance.name in seen:
            faults.append(
                tree.fault(where, "has the name of another instance", value=instance.name)
            )
        seen.add(instance.name)
        found.append(instance)
    if faults:
        raise InputError(str(path), faults)
    return listing.title, tuple(found)


def _files(entry: SuiteEntry) -> Iterator[str]:
    yield entry.file
    yield from entry.catalog
