"""Load constraint sets and objectives: data files that may extend each other."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.errors import Fault, InputError
from optimizer.files.catalog import catalog_folder, load_catalog
from optimizer.files.nearest import unknown
from optimizer.files.reading import read_tree
from optimizer.files.rule_names import named, vocabulary
from optimizer.files.tree import Path_, Tree, in_order
from optimizer.files.validate import validated
from optimizer.kinds import AnyRule, Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.objective import Objective


class SetFile(Frozen):
    """A constraint set as it is written: its own rules, and what it takes from another set."""

    name: str = "inline"
    title: str = ""
    extends: str | None = "balanced"
    objective: str | None = None
    drop: tuple[str, ...] = Field(default=(), description="Ids of inherited rules to leave out.")
    rules: tuple[AnyRule, ...] = ()


def set_names() -> list[str]:
    """The constraint sets that ship."""
    return sorted(p.stem for p in (catalog_folder() / "constraint_sets").glob("*.yaml"))


def objective_names() -> list[str]:
    """The objectives that ship."""
    return sorted(p.stem for p in (catalog_folder() / "objectives").glob("*.yaml"))


@cache
def load_objective(name: str) -> Objective:
    """The objective `catalog/objectives/NAME.yaml`."""
    path = catalog_folder() / "objectives" / f"{name}.yaml"
    return validated(Objective, read_tree(path))


@cache
def load_constraint_set(name: str) -> ConstraintSet:
    """The constraint set that ships under this name."""
    path = catalog_folder() / "constraint_sets" / f"{name}.yaml"
    return resolve(read_tree(path))


def constraint_set_of(value: str | dict[str, Any], tree: Tree, catalog: Catalog) -> ConstraintSet:
    """The set that a scenario's `constraints` names, points to or writes out."""
    folder = Path(tree.source).parent
    if isinstance(value, str):
        if value in set_names():
            return load_constraint_set(value)
        if not value.endswith((".yaml", ".yml", ".json", ".toml")):
            told = unknown(value, set_names(), ", ".join(set_names()) + PATHS_TOO)
            fault = tree.fault(("constraints",), "is not a constraint set", **told)
            raise InputError(tree.source, [fault])
        path = folder / value
        inner = read_tree(path)
    else:
        inner = tree.part(("constraints",), value)
    return resolve(inner, catalog)


PATHS_TOO = ", or the path of a YAML, JSON or TOML file"


def resolve(tree: Tree, catalog: Catalog | None = None) -> ConstraintSet:
    """A written set with everything it extends. Raises InputError with every fault at once."""
    own = validated(SetFile, tree)
    faults = list(_header_faults(own, tree))
    base = None
    if own.extends in set_names():
        base = load_constraint_set(str(own.extends))
    inherited = {rule.id for rule in (base.rules if base else ())}
    faults += [
        tree.fault(("drop", index), "is not an inherited rule", **unknown(name, inherited))
        for index, name in enumerate(own.drop)
        if name not in inherited and base is not None
    ]
    faults += _rule_faults(own, tree, catalog or load_catalog())
    if faults:
        raise InputError(tree.source, in_order(faults))
    rules = [rule for rule in (base.rules if base else ()) if rule.id not in own.drop]
    for rule in own.rules:
        rules = _overridden(rules, rule)
    objective = load_objective(own.objective) if own.objective else None
    objective = objective or (base.objective if base else load_objective("coach"))
    title = own.title or (base.title if base else own.name)
    return ConstraintSet(name=own.name, title=title, rules=tuple(rules), objective=objective)


def _header_faults(own: SetFile, tree: Tree) -> Iterator[Fault]:
    if own.extends is not None and own.extends not in set_names():
        told = unknown(own.extends, set_names())
        yield tree.fault(("extends",), "is not a constraint set", **told)
    if own.objective is not None and own.objective not in objective_names():
        told = unknown(own.objective, objective_names())
        yield tree.fault(("objective",), "is not an objective", **told)


def _overridden(rules: list[Rule], own: Rule) -> list[Rule]:
    """Inherited rules with `own` in place of the one it speaks instead of.

    A rule for some classes takes only these from an inherited rule for more classes.
    """
    result: list[Rule] = []
    placed = False
    for rule in rules:
        left = tuple(c for c in getattr(rule, "each", ()) if c not in getattr(own, "each", ()))
        if rule.id != own.id:
            result.append(rule)
            continue
        if left:
            result.append(rule.model_copy(update={"each": left}))
        if not placed:
            result.append(own.in_place_of(rule))
        placed = True
    return result if placed else [*result, own]


def _rule_faults(own: SetFile, tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    """Rules given twice, names that do not exist, and bounds between half sets."""
    seen: set[tuple[str, str]] = set()
    for index, rule in enumerate(own.rules):
        path: Path_ = ("rules", index)
        keys = {(rule.id, str(c)) for c in getattr(rule, "each", ())} or {(rule.id, "")}
        if seen & keys:
            yield tree.fault((*path, "id"), "is given twice", value=rule.id, code="duplicate")
        seen |= keys
        for kind, name in named(rule):
            known = vocabulary(kind, catalog)
            if name not in known:
                yield tree.fault(path, f"names an unknown {kind}", **unknown(name, known))
        if "{" in rule.id.replace("{muscle}", ""):
            yield tree.fault((*path, "id"), "may hold only {muscle} in braces", value=rule.id)
        if rule.fault():
            yield tree.fault(path, rule.fault(), value=rule.id)
