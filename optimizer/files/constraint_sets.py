"""Load constraint sets and objectives: data files that may extend each other."""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.catalog import Catalog
from optimizer.domain.rules import ConstraintSet, Measure, Objective, Rule, Selector, VolumeRule
from optimizer.errors import Fault, InputError
from optimizer.files.catalog import catalog_folder
from optimizer.files.nearest import nearest
from optimizer.files.tree import Tree, parse, read_text
from optimizer.files.validate import validated


class SetFile(Frozen):
    """A constraint set as it is written: its own rules, and what it takes from another set."""

    name: str = "inline"
    title: str = ""
    extends: str | None = "balanced"
    objective: str | None = None
    drop: tuple[str, ...] = Field(default=(), description="Ids of inherited rules to leave out.")
    rules: tuple[Rule, ...] = ()


def set_names() -> list[str]:
    """The constraint sets that ship."""
    return sorted(p.stem for p in (catalog_folder() / "constraint_sets").glob("*.yaml"))


@cache
def load_objective(name: str) -> Objective:
    """The objective `catalog/objectives/NAME.yaml`."""
    path = catalog_folder() / "objectives" / f"{name}.yaml"
    return validated(Objective, parse(read_text(path), str(path)))


@cache
def load_constraint_set(name: str) -> ConstraintSet:
    """The constraint set that ships under this name."""
    path = catalog_folder() / "constraint_sets" / f"{name}.yaml"
    return resolve(parse(read_text(path), str(path)), Path(path).parent)


def constraint_set_of(value: str | dict[str, Any], tree: Tree, catalog: Catalog) -> ConstraintSet:
    """The set that a scenario's `constraints` names, points to or writes out."""
    folder = Path(tree.source).parent
    if isinstance(value, str):
        if value in set_names():
            return load_constraint_set(value)
        path = folder / value
        if not value.endswith((".yaml", ".yml", ".json")):
            fault = tree.fault(
                ("constraints",), "is not a constraint set", value=value,
                allowed=", ".join(set_names()) + ", or the path of a YAML file",
                nearest=nearest(value, set_names()),
            )  # fmt: skip
            raise InputError(tree.source, [fault])
        inner = parse(read_text(path), str(path), path.suffix)
    else:
        inner = Tree(tree.source, value)
        for path_, place in tree.places.items():
            if path_[:1] == ("constraints",):
                inner.places[path_[1:]] = place
    resolved = resolve(inner, folder)
    check_names(resolved, inner, catalog)
    return resolved


def resolve(tree: Tree, folder: Path, depth: int = 0) -> ConstraintSet:
    """A written set with everything it extends. Raises InputError on unknown names."""
    own = validated(SetFile, tree)
    if depth > 5:
        raise InputError(tree.source, [tree.fault(("extends",), "goes round in a circle")])
    base = None
    if own.extends is not None:
        if own.extends not in set_names():
            fault = tree.fault(
                ("extends",), "is not a constraint set", value=own.extends,
                allowed=", ".join(set_names()), nearest=nearest(own.extends, set_names()),
            )  # fmt: skip
            raise InputError(tree.source, [fault])
        base = load_constraint_set(own.extends)
    rules = list(base.rules if base else ())
    inherited = {rule.id for rule in rules}
    faults = [
        tree.fault(("drop",), "is not an inherited rule", value=n, nearest=nearest(n, inherited))
        for n in own.drop
        if n not in inherited
    ]
    seen: set[str] = set()
    for index, rule in enumerate(own.rules):
        if rule.id in seen:
            faults.append(tree.fault(("rules", index, "id"), "is given twice", value=rule.id))
        seen.add(rule.id)
    if faults:
        raise InputError(tree.source, faults)
    rules = [rule for rule in rules if rule.id not in own.drop]
    for rule in own.rules:
        rules = _overridden(rules, rule)
    objective = load_objective(own.objective) if own.objective else None
    objective = objective or (base.objective if base else load_objective("coach"))
    title = own.title or (base.title if base else own.name)
    return ConstraintSet(name=own.name, title=title, rules=tuple(rules), objective=objective)


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
            result.append(own)
        placed = True
    return result if placed else [*result, own]


def check_names(constraint_set: ConstraintSet, tree: Tree, catalog: Catalog) -> None:
    """Every muscle, pattern, tag and exercise that a rule names exists; bounds are whole half sets."""
    found: list[Fault] = []
    known = {
        "muscle": list(catalog.measured),
        "pattern": [p.id for p in catalog.patterns] + [p.family for p in catalog.patterns],
        "tag": [t.id for t in catalog.tags],
        "without_tag": [t.id for t in catalog.tags],
        "id": list(catalog.by_id),
        "dose": [d.id for d in catalog.doses],
        "region": ["lower", "upper", "core"],
    }

    def check(kind: str, names: tuple[str, ...], rule_id: str) -> None:
        for name in names:
            if name not in known[kind]:
                message = f"rule {rule_id} names an unknown {kind}"
                found.append(
                    tree.fault(("rules",), message, value=name, nearest=nearest(name, known[kind]))
                )

    for rule in constraint_set.rules:
        muscle = getattr(rule, "muscle", None)
        if muscle is not None:
            check("muscle", (muscle,), rule.id)
        for selector in _selectors(rule):
            for kind in known:
                check(kind, getattr(selector, kind), rule.id)
        if isinstance(rule, VolumeRule):
            for bound in (rule.min, rule.max):
                if bound is not None and (bound * 2).denominator != 1:
                    found.append(tree.fault(("rules",), f"rule {rule.id}: half-set steps only"))
    if found:
        raise InputError(tree.source, found)


def _selectors(rule: Any) -> list[Selector]:
    selectors = []
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        if isinstance(value, Selector):
            selectors.append(value)
        elif isinstance(value, Measure):
            selectors += [s for s in (value.sets, value.exercises) if s is not None]
    return selectors
