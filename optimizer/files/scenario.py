"""Load a scenario file and check everything it names against the catalog."""

import re
from pathlib import Path

import optimizer
from optimizer.domain.scenario import Scenario
from optimizer.errors import Fault, InputError
from optimizer.files import scenario_faults as check
from optimizer.files.constraint_sets import constraint_set_of, set_names
from optimizer.files.reading import read_tree
from optimizer.files.scenario_gyms import gym_faults
from optimizer.files.tree import Tree, in_order
from optimizer.files.validate import validated
from optimizer.problem.catalog import Catalog
from optimizer.problem.consequences import applied, change_rows
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.effective import by_grade, stated_rules
from optimizer.problem.problem import Problem


def load_problem(path: str, catalog: Catalog) -> Problem:
    """Read a scenario from a file, or from stdin for `-`. Raises InputError with all faults."""
    tree = read_tree(_file(path), lenient=True)
    if path != "-":
        tree.source = path
    if isinstance(tree.value, dict) and "client" not in tree.value and path != "-":
        tree.value["client"] = id_of(Path(path).stem)
    return problem_of(tree, catalog)


def _file(path: str) -> Path:
    """The file; where there is none, the example of that name that an installation brings along."""
    file, package = Path(path), Path(optimizer.__file__).parent
    example = package / "_scenarios" / file.name
    shipped = file.parent == Path("scenarios") and not file.exists() and example.is_file()
    return example if shipped else file


def id_of(stem: str) -> str:
    """A file's stem as a client id."""
    cleaned = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in stem)
    return cleaned.lstrip("._-")[:64] or "client"


def problem_of(tree: Tree, catalog: Catalog) -> Problem:
    """The problem that a parsed scenario makes. Raises InputError with every fault at once."""
    scenario, faults, lost = _understood(tree)
    faults += check.name_faults(tree, catalog)
    faults += check.pain_faults(scenario, tree)
    if not {"lock", "days"} & lost:
        faults += check.wish_faults(scenario, tree)
    if not {"equipment", "days"} & lost:
        faults += gym_faults(scenario, tree)
    if not {"template", "weeks", "days"} & lost:
        faults += check.template_faults(scenario, tree, catalog)
    if not {"framework", "days", "weeks", "coverage_window", "lock"} & lost:
        faults += check.framework_faults(scenario, tree, catalog)
    constraint_set, more = _constraint_set(scenario, tree, catalog, alone=not faults)
    faults += more
    if constraint_set is None:
        raise InputError(tree.source, in_order(faults))
    if any(fault.field.startswith(("screens", "flags")) for fault in faults):
        raise InputError(tree.source, in_order(faults))
    stated = stated_rules(constraint_set, scenario, catalog)
    rules, shoulds = by_grade(stated, scenario)
    faults += check.balance_faults(scenario, tree, rules)
    intake = applied(scenario, catalog)
    faults += check.grade_faults(scenario, tree, stated)
    faults += check.volume_faults(scenario, tree, rules)
    if not {"equipment", "level"} & lost:
        faults += check.obstacle_faults(scenario, intake.scenario, tree, rules, catalog)
    if faults:
        raise InputError(tree.source, in_order(faults))
    changes = change_rows(intake, rules)
    ships = isinstance(scenario.constraints, str) and constraint_set.name in set_names()
    return Problem(
        intake.scenario,
        constraint_set,
        rules,
        catalog,
        scenario,
        tree.source,
        changes,
        shoulds,
        ships,
    )


STAND_IN = {"days": {"mon": 60}, "equipment": []}
"""Required keys of a scenario whose own are faulty, so that the rest can be checked too."""


def _understood(tree: Tree) -> tuple[Scenario, list[Fault], set[str]]:
    """The scenario, its faults of shape, and the keys that were left out because of them."""
    try:
        return validated(Scenario, tree), [], set()
    except InputError as error:
        if not isinstance(tree.value, dict):
            raise
        lost = {re.split(r"[.\[]", fault.field, maxsplit=1)[0] for fault in error.faults}
        kept = {key: value for key, value in tree.value.items() if key not in lost}
        try:
            return validated(Scenario, Tree(tree.source, STAND_IN | kept)), error.faults, lost
        except InputError:
            raise error from None


def _constraint_set(
    scenario: Scenario, tree: Tree, catalog: Catalog, alone: bool
) -> tuple[ConstraintSet | None, list[Fault]]:
    """The constraint set, or its faults; those of another file stand alone, or with its name."""
    try:
        return constraint_set_of(scenario.constraints, tree, catalog), []
    except InputError as error:
        if error.source == tree.source:
            return None, error.faults
        if alone:
            raise
        return None, [
            tree.fault(("constraints",), fault.text(error.source)) for fault in error.faults
        ]
