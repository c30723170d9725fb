"""What an overlay names, and whether the catalog under it, or the overlay itself, has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.errors import Fault
from optimizer.files.nearest import nearest, plain, unknown
from optimizer.files.tree import Path_, Tree, show, texts_at


@dataclass
class OverlayNames:
    """Known names by kind, and the exercise that each spoken name belongs to."""

    known: dict[str, list[str]]
    spoken: dict[str, str]

    @classmethod
    def of(cls, data: dict[str, Any], exercises: list[dict[str, Any]]) -> "OverlayNames":
        """All names of a written catalog."""

        def ids(*keys: str) -> list[str]:
            return [entry["id"] for key in keys for entry in data[key]]

        spoken: dict[str, str] = {}
        for raw in exercises:
            for name in (raw["name"], *raw.get("aliases", ())):
                spoken.setdefault(plain(name), raw["id"])
        known = {
            "exercise": [raw["id"] for raw in exercises],
            "muscle": ids("muscles"),
            "muscle or group": ids("muscles", "groups"),
            "item": ids("equipment"),
            "preset": ids("presets"),
            "stress tag": ids("stress"),
            "tag": ids("tags"),
            "pattern": ids("patterns"),
            "dose": ids("doses"),
        }
        return cls(known, spoken)


def entry_faults(tree: Tree, names: OverlayNames) -> Iterator[Fault]:
    """Names in an overlay that nothing defines."""
    known = {kind: dict.fromkeys(ids) for kind, ids in names.known.items()}
    own = {kind: [id_ for _, id_ in _added(tree.value, key)] for kind, key in KINDS.items()}
    for kind, ids in own.items():
        known[kind] |= dict.fromkeys(ids)
    removed = part(tree.value, "exercises", "remove", list)
    left = {name for name in known["exercise"] if name not in removed or name in own["exercise"]}
    for path, kind, name in _named(tree.value):
        among = left if kind == "exercise" and path[1] != "remove" else known[kind]
        if name in among:
            continue
        message = "is removed" if name in known[kind] else f"is not a known {kind}"
        told = unknown(name, known[kind]) | {"nearest": nearest(name, among)}
        yield tree.fault(path, message, **told)


def twins(tree: Tree, names: OverlayNames) -> Iterator[Fault]:
    """Ids and names that an overlay adds and that exist already."""
    removed = {name for _, name in texts_at(tree.value, "exercises.remove.*")}
    for kind, key in KINDS.items():
        taken = dict.fromkeys(names.known[kind], "the catalog")
        if kind in ("item", "preset"):
            taken |= dict.fromkeys((*names.known["item"], *names.known["preset"]), "the catalog")
        for path, id_ in _added(tree.value, key):
            if id_ in taken and not (kind == "exercise" and id_ in removed):
                what = "exists already; `change` changes it"
                what = what if taken[id_] == "the catalog" else "is given twice"
                yield tree.fault(path, what, value=show(id_), code="duplicate")
            taken[id_] = "the overlay"
    spoken = {name: id_ for name, id_ in names.spoken.items() if id_ not in removed}
    for path, id_, text in _names_given(tree.value):
        owner = spoken.setdefault(plain(text), id_)
        if owner != id_:
            message = f"is a name of {owner} already"
            yield tree.fault(path, message, value=show(text), code="duplicate")


KINDS = {"exercise": "exercises", "item": "equipment", "preset": "presets"}
"""What an overlay may add, and under which key."""


def part(value: Any, key: str, what: str, kind: type) -> Any:
    """`value[key][what]` if it has the right shape, else nothing."""
    section = value.get(key)
    found = section.get(what) if isinstance(section, dict) else None
    return found if isinstance(found, kind) else kind()


def _added(value: Any, key: str) -> Iterator[tuple[Path_, str]]:
    return texts_at(value, f"{key}.add.*.id")


def _names_given(value: Any) -> Iterator[tuple[Path_, str, str]]:
    """Names and aliases of added and changed exercises: where, of which, and what."""
    added = {path[:3]: id_ for path, id_ in _added(value, "exercises")}
    for pattern in ("exercises.*.*.name", "exercises.*.*.aliases.*"):
        for path, name in texts_at(value, pattern):
            owner = added.get(path[:3]) if path[1] == "add" else path[2]
            if isinstance(owner, str):
                yield path, owner, name


NAMED = {
    "exercise": (
        "exercises.remove.*", "exercises.change.{}",
        "exercises.*.*.easier.*", "exercises.*.*.harder.*",
    ),
    "pattern": ("exercises.*.*.pattern",),
    "dose": ("exercises.*.*.dose",),
    "muscle": ("exercises.*.*.contributions.{}",),
    "stress tag": ("exercises.*.*.stress.{}",),
    "tag": ("exercises.*.*.tags.*",),
    "item": (
        "exercises.*.*.equipment.*.*", "exercises.*.*.equipment.*",
        "equipment.change.{}", "presets.*.*.items.*",
    ),
    "preset": ("presets.change.{}",),
}  # fmt: skip
"""Where an overlay names something."""


def _named(value: Any) -> Iterator[tuple[Path_, str, str]]:
    """Every name in an overlay: where it stands, its kind and itself."""
    for kind, patterns in NAMED.items():
        for pattern in patterns:
            yield from ((path, kind, name) for path, name in texts_at(value, pattern))
