"""Overlays: a user's own exercises, equipment and bounds, laid over the built-in catalog.

An overlay file adds, changes and removes exercises, adds and changes equipment and presets, and
changes the weekly bounds of muscles and groups. What it does not name stays as it is.
"""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from optimizer.errors import Fault, InputError
from optimizer.files.nearest import unknown
from optimizer.files.overlay_model import Items, Overlay, OwnExercise, Presets
from optimizer.files.overlay_names import OverlayNames, entry_faults, part, twins
from optimizer.files.tree import Path_, Tree, dotted, in_order, show
from optimizer.files.validate import faults


class Entry(NamedTuple):
    """An exercise as it is written, and where."""

    raw: dict[str, Any]
    tree: Tree
    path: Path_


@dataclass
class Written:
    """A catalog as it is written, before anything is filled in or checked.

    `removed` holds the ids that overlays took away, and where.
    """

    data: dict[str, Any]
    exercises: list[Entry]
    removed: dict[str, tuple[Tree, Path_]] = field(default_factory=dict)


def overlaid(written: Written, tree: Tree) -> None:
    """Lay one overlay over a written catalog. Raises InputError with every fault at once."""
    if not isinstance(tree.value, dict):
        what = "is empty" if tree.value is None else "must be a mapping of keys to values"
        raise InputError(tree.source, [Fault(what)])
    found = [*tree.faults]
    overlay = None
    try:
        overlay = Overlay.model_validate(tree.value)
    except ValidationError as error:
        found += faults(error, tree, Overlay)
    found += _name_faults(written, tree)
    found += _change_faults(written, tree)
    found += _bounds_faults(written, tree)
    if found or overlay is None:
        raise InputError(tree.source, in_order(found))
    _lay(written, tree, overlay)


def _lay(written: Written, tree: Tree, overlay: Overlay) -> None:
    own, raw, data = overlay.exercises, tree.value.get("exercises", {}), written.data
    for index, name in enumerate(own.remove):
        written.removed[name] = (tree, ("exercises", "remove", index))
    kept = [entry for entry in written.exercises if entry.raw["id"] not in own.remove]
    for index, added in enumerate(own.add):
        given = {**_DEFAULTS, **raw["add"][index]}
        kept.append(Entry(_given(given), tree, ("exercises", "add", index)))
        written.removed.pop(added.id, None)
    for index, entry in enumerate(kept):
        id_ = entry.raw["id"]
        if id_ in own.change:
            changed = _given({**entry.raw, **own.change[id_]})
            kept[index] = Entry(changed, tree, ("exercises", "change", id_))
    written.exercises = _linked_back(kept)
    data["equipment"] = _with_changes(data["equipment"], overlay.equipment)
    data["presets"] = _with_changes(data["presets"], overlay.presets)
    bounds = {
        id_: change.model_dump(include=change.model_fields_set)
        for id_, change in overlay.muscles.change.items()
    }
    for key in ("muscles", "groups"):
        data[key] = [{**entry, **bounds.get(entry["id"], {})} for entry in data[key]]


_DEFAULTS = {
    name: OwnExercise.model_fields[name].default
    for name in ("kind", "plane_strict", "standing", "source")
}
"""What an added exercise need not say and a shipped one always says."""


def _given(raw: dict[str, Any]) -> dict[str, Any]:
    """What is said of an exercise; nothing where a value is null, so that its dose decides."""
    return {key: value for key, value in raw.items() if value is not None}


def _with_changes(entries: list[dict[str, Any]], part: Items | Presets) -> list[dict[str, Any]]:
    changes = {id_: change.model_dump(exclude_none=True) for id_, change in part.change.items()}
    added = [new.model_dump() for new in part.add]
    return [{**entry, **changes.get(entry["id"], {})} for entry in (*entries, *added)]


def _linked_back(entries: list[Entry]) -> list[Entry]:
    """Ladders in which each step points back at the one that points at it, as in the catalog."""
    steps = {
        (entry.raw["id"], way, other)
        for entry in entries
        for way in ("easier", "harder")
        for other in entry.raw.get(way, ())
    }
    opposite = {"easier": "harder", "harder": "easier"}
    missing: dict[str, dict[str, list[str]]] = {}
    for id_, way, other in sorted(steps):
        if (other, opposite[way], id_) not in steps:
            missing.setdefault(other, {}).setdefault(opposite[way], []).append(id_)
    return [
        entry._replace(
            raw={
                **entry.raw,
                **{
                    way: [*entry.raw.get(way, ()), *ids]
                    for way, ids in missing.get(entry.raw["id"], {}).items()
                },
            }
        )
        for entry in entries
    ]


def _name_faults(written: Written, tree: Tree) -> list[Fault]:
    """Everything that an overlay names and nothing defines, ids and names given twice."""
    known = OverlayNames.of(written.data, [entry.raw for entry in written.exercises])
    return [*entry_faults(tree, known), *twins(tree, known)]


def _change_faults(written: Written, tree: Tree) -> list[Fault]:
    """Changed exercises that would no longer be whole."""
    by_id = {entry.raw["id"]: entry.raw for entry in written.exercises}
    for added in part(tree.value, "exercises", "add", list):
        if isinstance(added, dict) and isinstance(added.get("id"), str):
            by_id[added["id"]] = added
    found: list[Fault] = []
    for name, change in part(tree.value, "exercises", "change", dict).items():
        path: Path_ = ("exercises", "change", name)
        if name not in by_id or not isinstance(change, dict):
            continue
        if "id" in change:
            found.append(tree.fault((*path, "id"), "cannot be changed", value=show(change["id"])))
            continue
        whole = {**by_id[name], **change}
        try:
            OwnExercise.model_validate(whole)
        except ValidationError as error:
            for fault in faults(error, tree.part(path, whole), OwnExercise):
                if fault.field.partition(".")[0].partition("[")[0] in change:
                    found.append(replace(fault, field=f"{dotted(path)}.{fault.field}"))
    return found


def _bounds_faults(written: Written, tree: Tree) -> list[Fault]:
    """Weekly bounds of what is no muscle, or with a minimum above the maximum."""
    measured = {entry["id"]: entry for key in ("muscles", "groups") for entry in written.data[key]}
    found: list[Fault] = []
    for name, change in part(tree.value, "muscles", "change", dict).items():
        path: Path_ = ("muscles", "change", name)
        if name not in measured:
            told = unknown(name, measured)
            found.append(tree.fault(path, "is not a known muscle or group", **told))
        elif isinstance(change, dict):
            bounds = {**measured[name], **change}
            least, most = bounds["min"], bounds["max"]
            if isinstance(least, int) and isinstance(most, int) and least > most:
                value = f"min {least}, max {most}"
                found.append(tree.fault(path, "has a minimum above its maximum", value=value))
    return found
