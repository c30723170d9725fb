"""Find and load the catalog: `catalog/` beside the checkout, or `_catalog` inside the wheel."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import optimizer
from optimizer.errors import Fault, InputError
from optimizer.files.overlay import Entry, Written, overlaid
from optimizer.files.reading import parse, read_text
from optimizer.files.removal import NeededError, Tell, without
from optimizer.files.rule_names import intake_faults
from optimizer.files.tree import Tree
from optimizer.files.validate import faults, validated
from optimizer.problem.catalog import Catalog
from optimizer.problem.intake import Intake

VOCABULARIES = (
    "muscles",
    "equipment",
    "stress",
    "doses",
    "patterns",
    "tags",
    "warmup",
    "frameworks",
    "templates",
    "blocks",
)

NEEDED = ("muscles", "groups", "equipment", "presets", "stress", "doses", "patterns", "tags")


def catalog_folder() -> Path:
    """The folder that holds the catalog's data."""
    package = Path(optimizer.__file__).resolve().parent
    checkout = package.parent / "catalog"
    return checkout if (checkout / "muscles.yaml").is_file() else package / "_catalog"


@cache
def load_catalog() -> Catalog:
    """The catalog that ships with this version."""
    return read_catalog(catalog_folder())


def read_catalog(folder: Path, overlays: Sequence[str] = (), tell: Tell | None = None) -> Catalog:
    """Read, complete and check a catalog folder, with overlay files laid over it in their order.

    `tell` hears what is left out because an overlay removed all of its exercises. The hash covers
    the overlays. Raises InputError with every fault of a file.
    """
    digest = hashlib.sha256()
    written, intake_tree = _written(folder, digest)
    for name in overlays:
        path = Path(name)
        text = read_text(path)
        digest.update(text.encode())
        overlaid(written, parse(text, name, path.suffix.lower(), lenient=True))
    catalog = _built(written, validated(Intake, intake_tree), folder, digest.hexdigest())
    if written.removed:
        catalog = _without_removed(catalog, written, tell or (lambda _: None))
    found = [
        *_loose_ends(catalog, written.exercises),
        *_loose_names(catalog),
        *intake_faults(catalog, intake_tree),
    ]
    if found:
        raise InputError(str(folder), found)
    return catalog


def _written(folder: Path, digest: "hashlib._Hash") -> tuple[Written, Tree]:
    """Everything that the files of a folder hold, and the intake apart."""
    data: dict[str, Any] = {}
    for name in VOCABULARIES:
        data |= _mapping(_parsed(folder / f"{name}.yaml", digest))
    lacking = [key for key in NEEDED if not isinstance(data.get(key), list)]
    if lacking:
        raise InputError(str(folder), [Fault(f"has no {', '.join(lacking)}")])
    intake_tree = _parsed(folder / "intake.yaml", digest)
    entries: list[Entry] = []
    for path in sorted((folder / "exercises").glob("*.yaml")):
        tree = _parsed(path, digest)
        entries += [Entry(raw, tree, (index,)) for index, raw in enumerate(_entries(tree))]
    return Written(data, entries), intake_tree


def _built(written: Written, intake: Intake, folder: Path, sha256: str) -> Catalog:
    data = {**written.data, "intake": intake}
    doses = {dose["id"]: dose for dose in data["doses"]}
    patterns = {
        pattern["id"]: {**pattern, "order": i} for i, pattern in enumerate(data["patterns"])
    }
    loads = {item["id"] for item in data["equipment"] if item.get("load")}
    exercises = [_completed(entry, doses, patterns, loads) for entry in written.exercises]
    try:
        return Catalog(sha256=sha256, exercises=exercises, **data)
    except ValidationError as error:
        raise _where(error, written.exercises, folder) from error


def _without_removed(catalog: Catalog, written: Written, tell: Tell) -> Catalog:
    try:
        return without(catalog, frozenset(written.removed), tell)
    except NeededError as error:
        tree, path = next(reversed(written.removed.values()))
        raise InputError(
            tree.source,
            [tree.fault(path, f"leaves nothing for {error}; keep one of its exercises")],
        ) from error


def _mapping(tree: Tree) -> dict[str, Any]:
    """The lists of one vocabulary file; every entry a mapping with an id."""
    if not isinstance(tree.value, dict):
        raise InputError(tree.source, [Fault("must be a mapping of keys to values")])
    for key, value in tree.value.items():
        entries = value if key in NEEDED and isinstance(value, list) else []
        bad = [
            i for i, entry in enumerate(entries) if not isinstance(entry, dict) or "id" not in entry
        ]
        if bad:
            raise InputError(
                tree.source, [tree.fault((key, bad[0]), "must be a mapping with an id")]
            )
    return tree.value


def _entries(tree: Tree) -> list[dict[str, Any]]:
    """The exercises of one file."""
    entries = tree.value if tree.value is not None else []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(tree.source, [Fault("must be a list of exercises")])
    return entries


def _parsed(path: Path, digest: "hashlib._Hash") -> Tree:
    text = read_text(path)
    digest.update(text.encode())
    return parse(text, str(path))


def _completed(
    entry: Entry, doses: dict[str, Any], patterns: dict[str, Any], loads: set[str]
) -> dict[str, Any]:
    """An exercise with what its dose and pattern imply filled in."""
    raw, tree, path = entry
    dose, pattern = doses.get(raw.get("dose", "")), patterns.get(raw.get("pattern", ""))
    missing = [
        tree.fault((*path, key), f"is not one of {file}.yaml", value=str(raw.get(key)))
        for key, file, found in (("dose", "doses", dose), ("pattern", "patterns", pattern))
        if found is None
    ]
    if dose is None or pattern is None:
        raise InputError(tree.source, missing)
    return {
        "work_seconds": dose["work_seconds"],
        "setup_seconds": dose["setup_seconds"],
        "rest_seconds": dose["rest_seconds"],
        "compound": dose["compound"],
        "order": dose["order"],
        "region": pattern["region"],
        "pattern_order": pattern["order"],
        "loadable": all(loads.intersection(items) for items in raw.get("equipment", [[]])),
        **raw,
        "stress": _stress(raw, pattern),
    }


def _stress(raw: dict[str, Any], pattern: dict[str, Any]) -> dict[str, Any]:
    """The exercise's own stress, and what its pattern loads at least where it spares nothing."""
    own, spared = raw.get("stress") or {}, raw.get("spares") or {}
    if not isinstance(own, dict) or not isinstance(spared, dict):
        return own  # whatever it is: the type of the exercise tells what is wrong
    least = {tag: level for tag, level in pattern.get("stress", {}).items() if tag not in spared}
    higher = {tag: level for tag, level in least.items() if own.get(tag, 0) < level}
    return {**own, **higher}


def _where(error: ValidationError, entries: list[Entry], folder: Path) -> InputError:
    details = error.errors(include_url=False)
    if all(d["loc"][0] == "exercises" and len(d["loc"]) > 1 for d in details):
        found: list[Fault] = []
        for detail in details:
            _, tree, path = entries[int(detail["loc"][1])]
            found.append(tree.fault((*path, *detail["loc"][2:]), detail["msg"]))
        return InputError(entries[int(details[0]["loc"][1])].tree.source, found)
    return InputError(str(folder), faults(error, Tree(str(folder), {}), Catalog))


def _loose_names(catalog: Catalog) -> list[Fault]:
    """Exercises, patterns and tags that warm-ups and adjustments name and nothing defines."""
    patterns = {p.id for p in catalog.patterns} | {p.family for p in catalog.patterns}
    tags = {t.id for t in catalog.tags}
    named = [slot.patterns for phase in catalog.preparation.phases for slot in phase.slots]
    named += [adjustment.patterns for adjustment in catalog.adjustments]
    intake = {s.id for s in catalog.intake.screens} | {f.id for f in catalog.intake.flags}
    signs = catalog.preparation.signs | {s for a in catalog.adjustments for s in a.when}
    used = (
        ("screen or flag", signs, intake),
        ("exercise", catalog.preparation.exercises, set(catalog.by_id)),
        ("exercise", {e for a in catalog.adjustments for e in a.exercises}, set(catalog.by_id)),
        ("pattern", {p for some in named for p in some}, patterns),
        ("tag", {t for a in catalog.adjustments for t in a.tags}, tags),
    )
    return [
        Fault(f"warmup.yaml or doses.yaml: the {what} {name} does not exist")
        for what, names, known in used
        for name in sorted(names - known)
    ]


def _loose_ends(catalog: Catalog, entries: list[Entry]) -> list[Fault]:
    """References to things that do not exist, and names given twice."""
    muscles = {m.id for m in catalog.muscles}
    items = {e.id for e in catalog.equipment}
    stress = {s.id for s in catalog.stress}
    tags = {t.id for t in catalog.tags}
    ids = {e.id for e in catalog.exercises}
    found: list[Fault] = []
    seen: set[str] = set()
    for exercise, (_, tree, path) in zip(catalog.exercises, entries, strict=True):
        references = (
            ("contributions", set(exercise.contributions), muscles),
            ("equipment", {item for any_of in exercise.equipment for item in any_of}, items),
            ("stress", set(exercise.stress), stress),
            ("spares", set(exercise.spares), stress),
            ("tags", set(exercise.tags), tags),
            ("easier", set(exercise.easier), ids),
            ("harder", set(exercise.harder), ids),
        )
        for key, used, known in references:
            for name in sorted(used - known):
                found.append(tree.fault((*path, key), f"{name} does not exist", value=exercise.id))
        if exercise.id in seen:
            found.append(
                tree.fault((*path, "id"), "is given twice", value=exercise.id, code="duplicate")
            )
        seen.add(exercise.id)
    return found
