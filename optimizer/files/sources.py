"""What a caller of the library may give: a path, plain data, or what is read already."""

import os
from collections.abc import Mapping
from typing import Any

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import Program
from optimizer.errors import Fault, InputError
from optimizer.files.block import PlanDocument, load_base, plan_of
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.reading import read_tree
from optimizer.files.scenario import load_problem, problem_of
from optimizer.files.tree import Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem

Scenario = Problem | str | os.PathLike[str] | Mapping[str, Any]
"""A scenario: the path of its file (`-` is stdin), its keys and values, or the problem read from it."""
PlanSource = PlanDocument | Program | TrainingBlock | str | os.PathLike[str] | Mapping[str, Any]
"""A program or block: its file, what the file holds, or what an earlier call gave back."""


def catalog(*overlays: str | os.PathLike[str]) -> Catalog:
    """The built-in catalog, with your own exercises and equipment laid over it, file by file."""
    if not overlays:
        return load_catalog()
    return read_catalog(catalog_folder(), tuple(os.fspath(path) for path in overlays))


def read(scenario: Scenario, catalog: Catalog | None = None) -> Problem:
    """The problem that a scenario makes. Raises InputError with every fault at once."""
    if isinstance(scenario, Problem):
        return scenario
    if isinstance(scenario, Mapping):
        return problem_of(Tree("scenario", dict(scenario)), catalog or load_catalog())
    return load_problem(os.fspath(scenario), catalog or load_catalog())


def read_plan(plan: PlanSource, catalog: Catalog | None = None) -> PlanDocument:
    """A program or block with the problem that it answers. Raises InputError with every fault."""
    if isinstance(plan, PlanDocument):
        return plan
    if isinstance(plan, Program | TrainingBlock):
        tree = Tree(plan.format, plan.model_dump(mode="json"))
    elif isinstance(plan, Mapping):
        tree = Tree("plan", dict(plan))
    else:
        tree = read_tree(os.fspath(plan), ".json")
    return plan_of(tree, catalog or load_catalog())


def read_base(
    source: Scenario | PlanSource, catalog: Catalog | None = None
) -> tuple[Problem, Program | None]:
    """A problem, or a program with the problem that it answers. Raises InputError with every fault."""
    known = catalog or load_catalog()
    if isinstance(source, str | os.PathLike):
        return load_base(os.fspath(source), known)
    if isinstance(source, Problem) or (isinstance(source, Mapping) and "format" not in source):
        return read(source, known), None
    plan = read_plan(source, known)
    if not isinstance(plan.document, Program):
        raise InputError(plan.problem.source, [Fault("is a block already")])
    return plan.problem, plan.document
