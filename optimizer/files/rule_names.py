"""What rules and the intake name, and whether the catalog has it."""

from collections.abc import Iterator
from typing import Any

from optimizer.domain.base import Frozen
from optimizer.domain.measure import Measure
from optimizer.domain.selector import Selector
from optimizer.errors import Fault
from optimizer.files.nearest import unknown
from optimizer.files.tree import Path_, Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.intake import Change, Flag, Screen

FIELDS = {
    "muscle": "muscle",
    "pattern": "pattern",
    "tag": "tag",
    "without_tag": "tag",
    "stress": "stress",
    "id": "exercise",
    "dose": "dose",
    "region": "region",
}
"""Selector fields that name something, and what they name."""


def vocabulary(kind: str, catalog: Catalog) -> list[str]:
    """All names of a kind that the catalog knows."""
    families = dict.fromkeys(p.family for p in catalog.patterns)
    return {
        "muscle": list(catalog.measured),
        "pattern": [*(p.id for p in catalog.patterns), *families],
        "tag": [t.id for t in catalog.tags],
        "stress": [s.id for s in catalog.stress],
        "exercise": list(catalog.by_id),
        "dose": [d.id for d in catalog.doses],
        "region": ["lower", "upper", "core"],
        "screen": [screen.id for screen in catalog.intake.screens],
    }[kind]


def named(value: Any) -> Iterator[tuple[str, str]]:
    """What a rule and everything inside it names: (vocabulary, name)."""
    if isinstance(value, Selector):
        for key, kind in FIELDS.items():
            yield from ((kind, name) for name in getattr(value, key))
    elif isinstance(value, tuple):
        for part in value:
            yield from named(part)
    elif isinstance(value, Frozen):
        if isinstance(value, Measure):
            yield from (("muscle", name) for name in value.volume)
        muscle = getattr(value, "muscle", None)
        if isinstance(muscle, str):
            yield "muscle", muscle
        exercise = getattr(value, "exercise", None)
        if isinstance(exercise, str):
            yield "exercise", exercise
        for name in type(value).model_fields:
            yield from named(getattr(value, name))


def intake_faults(catalog: Catalog, tree: Tree) -> Iterator[Fault]:
    """Screens and flags that are given twice, or name what does not exist."""
    seen: set[str] = set()
    lists: tuple[tuple[str, tuple[Screen | Flag, ...]], ...] = (
        ("screens", catalog.intake.screens),
        ("flags", catalog.intake.flags),
    )
    for key, entries in lists:
        for index, entry in enumerate(entries):
            if entry.id in seen:
                yield tree.fault(
                    (key, index, "id"), "is given twice", value=entry.id, code="duplicate"
                )
            seen.add(entry.id)
            if isinstance(entry, Flag) and entry.same_as is not None:
                where: Path_ = (key, index, "same_as")
                yield from _unknown("screen", entry.same_as, where, tree, catalog)
            for number, change in enumerate(entry.changes):
                yield from _change_faults(change, (key, index, "changes", number), tree, catalog)


def _change_faults(change: Change, path: Path_, tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    names = [*named(change)]
    names += [("muscle", muscle) for muscle in change.weak]
    names += [("stress", tag) for tag in change.limit]
    names += [("exercise", exercise) for exercise in change.prefer]
    for kind, name in names:
        yield from _unknown(kind, name, path, tree, catalog)
    fault = "" if change.rule is None else change.rule.fault()
    if fault:
        yield tree.fault(path, fault)


def _unknown(kind: str, name: str, path: Path_, tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    known = vocabulary(kind, catalog)
    if name not in known:
        yield tree.fault(path, f"names an unknown {kind}", **unknown(name, known))
