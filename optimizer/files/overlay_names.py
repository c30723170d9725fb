"""What an overlay names, and whether the catalog under it, or the overlay itself, has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.errors import Fault
from optimizer.files.nearest import nearest, plain, unknown
from optimizer.files.tree import Path_, Tree, show


@dataclass
class Names:
    """Known names by kind, and the exercise that each spoken name belongs to."""

    known: dict[str, list[str]]
    spoken: dict[str, str]

    @classmethod
    def of(cls, data: dict[str, Any], exercises: list[dict[str, Any]]) -> "Names":
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


def entry_faults(tree: Tree, names: Names) -> Iterator[Fault]:
    """Names in an overlay that nothing defines."""
    known = {kind: dict.fromkeys(ids) for kind, ids in names.known.items()}
    own = {kind: _ids_added(tree.value, key) for kind, key in KINDS.items()}
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


def twins(tree: Tree, names: Names) -> Iterator[Fault]:
    """Ids and names that an overlay adds and that exist already."""
    removed = set(filter(_is_text, part(tree.value, "exercises", "remove", list)))
    for kind, key in KINDS.items():
        taken = dict.fromkeys(names.known[kind], "the catalog")
        if kind in ("item", "preset"):
            taken |= dict.fromkeys((*names.known["item"], *names.known["preset"]), "the catalog")
        for index, id_ in _added(tree.value, key):
            path: Path_ = (key, "add", index)
            if id_ in taken and not (kind == "exercise" and id_ in removed):
                what = "exists already; `change` changes it"
                what = what if taken[id_] == "the catalog" else "is given twice"
                yield tree.fault((*path, "id"), what, value=show(id_))
            taken[id_] = "the overlay"
    spoken = {name: id_ for name, id_ in names.spoken.items() if id_ not in removed}
    for path, id_, text in _names_given(tree.value):
        owner = spoken.setdefault(plain(text), id_)
        if owner != id_:
            yield tree.fault(path, f"is a name of {owner} already", value=show(text))


KINDS = {"exercise": "exercises", "item": "equipment", "preset": "presets"}
"""What an overlay may add, and under which key."""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def part(value: Any, key: str, what: str, kind: type) -> Any:
    """`value[key][what]` if it has the right shape, else nothing."""
    section = value.get(key)
    found = section.get(what) if isinstance(section, dict) else None
    return found if isinstance(found, kind) else kind()


def _added(value: Any, key: str) -> Iterator[tuple[int, str]]:
    for index, entry in enumerate(part(value, key, "add", list)):
        if isinstance(entry, dict) and _is_text(entry.get("id")):
            yield index, entry["id"]


def _ids_added(value: Any, key: str) -> list[str]:
    return [id_ for _, id_ in _added(value, key)]


def _names_given(value: Any) -> Iterator[tuple[Path_, str, str]]:
    """Names and aliases of added and changed exercises: where, of which, and what."""
    for path, raw in _exercises(value):
        id_ = raw.get("id") if path[1] == "add" else path[2]
        if not isinstance(id_, str):
            continue
        if _is_text(raw.get("name")):
            yield (*path, "name"), id_, raw["name"]
        aliases = raw.get("aliases")
        for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
            if _is_text(alias):
                yield (*path, "aliases", index), id_, alias


def _exercises(value: Any) -> Iterator[tuple[Path_, dict[str, Any]]]:
    for index, raw in enumerate(part(value, "exercises", "add", list)):
        if isinstance(raw, dict):
            yield ("exercises", "add", index), raw
    for name, raw in part(value, "exercises", "change", dict).items():
        if isinstance(raw, dict):
            yield ("exercises", "change", name), raw


def _named(value: Any) -> Iterator[tuple[Path_, str, str]]:
    """Every name in an overlay: where it stands, its kind and itself."""
    for index, name in enumerate(part(value, "exercises", "remove", list)):
        if _is_text(name):
            yield ("exercises", "remove", index), "exercise", name
    for key, kind in (("exercises", "exercise"), ("equipment", "item"), ("presets", "preset")):
        for name in part(value, key, "change", dict):
            yield (key, "change", name), kind, name
    for path, raw in _exercises(value):
        for inner, kind, name in _names_of(raw):
            yield (*path, *inner), kind, name
    presets = [
        *enumerate(part(value, "presets", "add", list)),
        *part(value, "presets", "change", dict).items(),
    ]
    for place, raw in presets:
        way = "add" if isinstance(place, int) else "change"
        items = raw.get("items") if isinstance(raw, dict) else None
        for index, name in enumerate(items if isinstance(items, list) else ()):
            if _is_text(name):
                yield ("presets", way, place, "items", index), "item", name


FIELDS = {
    "pattern": "pattern",
    "dose": "dose",
    "contributions": "muscle",
    "stress": "stress tag",
    "tags": "tag",
    "easier": "exercise",
    "harder": "exercise",
    "equipment": "item",
}
"""Fields of an exercise that name something, and what they name."""


def _names_of(raw: dict[str, Any]) -> Iterator[tuple[Path_, str, str]]:
    for key, kind in FIELDS.items():
        for path, name in _texts(raw.get(key)):
            yield (key, *path), kind, name


def _texts(value: Any) -> Iterator[tuple[Path_, str]]:
    """Texts in a value, lists in lists too; of a mapping its keys."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, dict):
        yield from (((name,), name) for name in value)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from (((index, *path), name) for path, name in _texts(part))
