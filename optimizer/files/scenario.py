"""Load a scenario file and check everything it names against the catalog."""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimizer.domain.catalog import Catalog
from optimizer.domain.intake import PAIN, applied, change_rows
from optimizer.domain.policy import effective_rules, obstacles
from optimizer.domain.program import ChangeRow
from optimizer.domain.rules import ConstraintSet, RatioRule, Rule, VolumeRule
from optimizer.domain.scenario import Scenario
from optimizer.errors import Fault, InputError
from optimizer.files.constraint_sets import constraint_set_of, set_names
from optimizer.files.nearest import nearest
from optimizer.files.tree import MAX_BYTES, Path_, Tree, decode, parse, read_text
from optimizer.files.validate import validated


@dataclass(frozen=True, slots=True)
class Request:
    """A checked scenario with the policy it names and the rules that hold for it.

    `scenario` is what is solved and verified; `asked` is what the client wrote and what program
    files hold. Screens and flags make the one from the other: `changes`.
    """

    scenario: Scenario
    constraint_set: ConstraintSet
    rules: tuple[Rule, ...]
    source: str
    asked: Scenario
    changes: tuple[ChangeRow, ...] = ()

    @property
    def filled(self) -> dict[str, Any]:
        """The scenario with every default filled in, and a constraint set from a path written out."""
        values = self.asked.model_dump(mode="json")
        if self.constraint_set.name not in set_names() or not isinstance(
            values["constraints"], str
        ):
            written = self.constraint_set.model_dump(mode="json", exclude_defaults=True)
            values["constraints"] = {
                "name": written["name"],
                "title": written["title"],
                "extends": None,
                "objective": self.constraint_set.objective.name,
                "rules": written["rules"],
            }
        return values

    @property
    def sha256(self) -> str:
        """Hash of the filled scenario."""
        text = json.dumps(self.filled, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def load_request(path: str, catalog: Catalog) -> Request:
    """Read a scenario from a file, or from stdin for `-`. Raises InputError with all faults."""
    if path == "-":
        text, source, suffix = decode(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin"), "stdin", ""
    else:
        text, source, suffix = read_text(Path(path)), path, Path(path).suffix.lower()
    tree = parse(text, source, suffix)
    if isinstance(tree.value, dict) and "client" not in tree.value and path != "-":
        tree.value["client"] = _id_of(Path(path).stem)
    return request_of(tree, catalog)


def _id_of(stem: str) -> str:
    """A file's stem as a client id."""
    cleaned = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in stem)
    return cleaned.lstrip("._-")[:64] or "client"


def request_of(tree: Tree, catalog: Catalog) -> Request:
    """The request that a parsed scenario makes."""
    try:
        scenario = validated(Scenario, tree)
    except InputError as error:
        found = list(error.faults)
        if isinstance(tree.value, dict):
            found += _raw_name_faults(tree, catalog)
        unique = {(f.line, f.column, f.field, f.message): f for f in found}
        ordered = sorted(unique.values(), key=lambda f: (f.line or 0, f.column or 0))
        raise InputError(tree.source, ordered) from error
    faults = [
        *_name_faults(scenario, tree, catalog),
        *_pain_faults(scenario, tree),
        *_wish_faults(scenario, tree),
    ]
    if faults:
        raise InputError(tree.source, sorted(faults, key=lambda f: (f.line or 0, f.column or 0)))
    constraint_set = constraint_set_of(scenario.constraints, tree, catalog)
    rules = effective_rules(constraint_set, scenario, catalog)
    intake = applied(scenario, catalog)
    faults = [
        *_balance_faults(scenario, tree, rules),
        *_volume_faults(scenario, tree, rules),
        *_obstacle_faults(scenario, intake.scenario, tree, rules, catalog),
    ]
    if faults:
        raise InputError(tree.source, sorted(faults, key=lambda f: (f.line or 0, f.column or 0)))
    changes = change_rows(intake, rules)
    return Request(intake.scenario, constraint_set, rules, tree.source, scenario, changes)


def _vocabularies(catalog: Catalog) -> dict[str, list[str]]:
    """Known names by scenario key."""
    items = [e.id for e in catalog.equipment]
    exercises = [e.id for e in catalog.exercises if e.kind.scheduled]
    muscles = list(catalog.measured)
    return {
        "equipment": items + [p.id for p in catalog.presets],
        "weak": muscles,
        "screens": [screen.id for screen in catalog.intake.screens],
        "flags": [flag.id for flag in catalog.intake.flags],
        "weekly_sets": ["default", *muscles],
        "limits": [s.id for s in catalog.stress],
        "exclude": exercises,
        "include": exercises,
        "prefer": exercises,
        "lock": exercises,
    }


WHAT = {
    "equipment": "equipment or preset",
    "weak": "muscle or group",
    "screens": "screen",
    "flags": "flag",
    "weekly_sets": "muscle or group",
    "limits": "stress tag",
    "exclude": "exercise",
    "include": "exercise",
    "prefer": "exercise",
    "lock": "exercise",
}


def _names(key: str, value: object) -> Iterator[tuple[Path_, str]]:
    """Where in a raw scenario value names stand, and which."""
    if isinstance(value, dict):
        yield from (((key, name), name) for name in value)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, str):
                yield (key, index), entry
            elif isinstance(entry, dict) and isinstance(entry.get("exercise"), str):
                yield (key, index, "exercise"), entry["exercise"]


def _raw_name_faults(tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    """Unknown names of a file that has other faults too, so that all are told at once."""
    for key, known in _vocabularies(catalog).items():
        names = set(known)
        for path, name in _names(key, tree.value.get(key)):
            if name not in names:
                yield _unknown(tree, path, name, key, known, catalog)


def _name_faults(scenario: Scenario, tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    raw = scenario.model_dump(mode="python")
    raw["lock"] = list(raw["lock"])
    for key, known in _vocabularies(catalog).items():
        names = set(known)
        value = raw[key] if isinstance(raw[key], dict) else list(raw[key])
        for path, name in _names(key, value):
            if name not in names:
                yield _unknown(tree, path, name, key, known, catalog)


def _unknown(
    tree: Tree, path: Path_, name: str, key: str, known: list[str], catalog: Catalog
) -> Fault:
    near = nearest(name, known)
    if WHAT[key] == "exercise":
        spoken = name.strip().lower().replace("_", " ").replace("-", " ")
        for exercise in catalog.exercises:
            if spoken in (exercise.name.lower(), *exercise.aliases):
                near = exercise.id
    allowed = (
        ", ".join(known) if len(known) <= 20 else f"see `optimizer catalog list` ({len(known)})"
    )
    return tree.fault(
        path, f"is not a known {WHAT[key]}", value=repr(name[:60]), allowed=allowed, nearest=near
    )


PAIN_ADVICE = (
    "hurts, so no program is made for it; have a clinician look at it, and do the screen again "
    "once it is free of pain"
)


def _pain_faults(scenario: Scenario, tree: Tree) -> Iterator[Fault]:
    for screen, answer in scenario.screens.items():
        if answer == PAIN:
            yield tree.fault(("screens", screen), PAIN_ADVICE, value=answer)


def _wish_faults(scenario: Scenario, tree: Tree) -> Iterator[Fault]:
    """Wishes that contradict each other."""
    seen: dict[tuple[str, str], int] = {}
    for index, lock in enumerate(scenario.lock):
        path: Path_ = ("lock", index)
        if lock.day not in scenario.days:
            yield tree.fault(
                (*path, "day"), "is not a training day", value=str(lock.day),
                allowed=", ".join(scenario.days),
            )  # fmt: skip
        if lock.exercise in scenario.exclude:
            yield tree.fault((*path, "exercise"), "is locked and excluded", value=lock.exercise)
        first = seen.setdefault((lock.day, lock.exercise), index)
        if first != index:
            yield tree.fault(path, f"repeats lock[{first}]", value=f"{lock.exercise} on {lock.day}")
    for index, exercise in enumerate(scenario.include):
        if exercise in scenario.exclude:
            yield tree.fault(("include", index), "is included and excluded", value=exercise)


def _balance_faults(scenario: Scenario, tree: Tree, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    known = [r.id.removeprefix("ratio.") for r in rules if isinstance(r, RatioRule)]
    for name in scenario.balance:
        if name not in known:
            yield tree.fault(
                ("balance", name), "is not a ratio of this constraint set", value=repr(name),
                allowed=", ".join(known), nearest=nearest(name, known),
            )  # fmt: skip


def _volume_faults(scenario: Scenario, tree: Tree, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Weekly sets that screens or flags contradict."""
    for rule in rules:
        if not isinstance(rule, VolumeRule) or rule.min is None or rule.max is None:
            continue
        key = rule.muscle if rule.muscle in scenario.weekly_sets else "default"
        if rule.min > rule.max and key in scenario.weekly_sets:
            yield tree.fault(
                ("weekly_sets", key), "contradicts the screens and flags",
                value=str(scenario.weekly_sets[key]),
                allowed=f"{rule.id} at least {rule.min} and at most {rule.max}",
            )  # fmt: skip


def _obstacle_faults(
    asked: Scenario,
    scenario: Scenario,
    tree: Tree,
    rules: tuple[Rule, ...],
    catalog: Catalog,
) -> Iterator[Fault]:
    """Wished exercises that this client cannot do, or that screens and flags rule out."""
    wishes: list[tuple[Path_, str]] = [
        (("include", index), name) for index, name in enumerate(asked.include)
    ]
    wishes += [(("lock", i, "exercise"), lock.exercise) for i, lock in enumerate(asked.lock)]
    for path, name in wishes:
        exercise = catalog.by_id[name]
        own = {reason for _, reason in obstacles(exercise, rules, asked, catalog)}
        for _, reason in obstacles(exercise, rules, scenario, catalog):
            if reason not in own:
                yield tree.fault(path, f"{reason} because of screens or flags", value=name)
            elif reason != "is excluded":
                yield tree.fault(path, reason, value=name)
