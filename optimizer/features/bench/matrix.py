"""Instances x constraint sets x solvers x seeds, as tasks in the order in which they are run."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from optimizer.errors import Fault, InputError
from optimizer.features.bench.machine import made_with
from optimizer.features.bench.record import Cell
from optimizer.features.bench.solvers import known_solvers
from optimizer.features.bench.suite import Instance, Suite
from optimizer.features.bench.task import BenchTask, Constraints, key_of
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.files.nearest import nearest
from optimizer.files.scenario import load_problem
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class SetVariant:
    """A constraint set that instances are solved under, by its name in tables.

    Without `constraints` it is that of the scenario itself, whose name it takes.
    """

    label: str = ""
    constraints: Constraints = None


OWN = SetVariant()


@dataclass(frozen=True, slots=True)
class RunLimits:
    """How every run of a benchmark may go on."""

    time_limit: float = 30.0
    workers: int = 1
    seeds: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Loaded:
    """An instance whose files were read and found to be right."""

    instance: Instance
    problem: Problem


@cache
def catalog_with(overlays: tuple[str, ...]) -> Catalog:
    """The built-in catalog with these files laid over it."""
    return read_catalog(catalog_folder(), overlays) if overlays else load_catalog()


def loaded(suite: Suite, more_catalogs: tuple[str, ...] = ()) -> list[Loaded]:
    """Every instance of a suite. Raises InputError with the faults of every file that is wrong."""
    found: list[Loaded] = []
    wrong: list[InputError] = []
    for instance in suite.instances:
        overlays = (*instance.catalogs, *more_catalogs)
        try:
            problem = load_problem(str(instance.path), catalog_with(overlays))
        except InputError as error:
            wrong.append(error)
        else:
            found.append(Loaded(replace(instance, catalogs=overlays), problem))
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        told = [Fault(fault.text(error.source)) for error in wrong for fault in error.faults]
        raise InputError(suite.name, told)
    return found


def policy_of(name: str) -> ConstraintSet:
    """The constraint set of a name. Raises InputError where none ships under it."""
    known = set_names()
    if name in known:
        return load_constraint_set(name)
    raise InputError("optimizer bench", [_unknown_set(name, "is not a constraint set")])


def _unknown_set(name: str, message: str) -> Fault:
    known = set_names()
    return Fault(
        message, field="--constraints", value=name, allowed=", ".join(known),
        nearest=nearest(name, known),
    )  # fmt: skip


def named_variants(names: tuple[str, ...]) -> list[SetVariant]:
    """The constraint sets of these names or paths; that of each scenario where there are none."""
    faults = []
    variants = []
    for name in names:
        if name in set_names():
            variants.append(SetVariant(name, name))
        elif Path(name).is_file():
            variants.append(SetVariant(Path(name).name, str(Path(name).resolve())))
        else:
            faults.append(_unknown_set(name, "is neither a constraint set nor a file"))
    if faults:
        raise InputError("optimizer bench", faults)
    return variants or [OWN]


def tasks(
    instances: list[Loaded],
    variants: list[SetVariant],
    solvers: tuple[str, ...],
    limits: RunLimits,
    sizes: bool = False,
) -> list[BenchTask]:
    """Every run, those that will be compared next to each other; then the sizes of the models."""
    found = [
        _task("run", each, variant, solver, seed, limits)
        for seed in limits.seeds
        for each in instances
        for variant in variants
        for solver in solvers
    ]
    if sizes:
        first = limits.seeds[0]
        found += [
            _task("size", e, v, solvers[0], first, limits) for e in instances for v in variants
        ]
    return found


def _task(
    kind: str, each: Loaded, variant: SetVariant, solver: str, seed: int, limits: RunLimits
) -> BenchTask:
    cell = Cell(
        instance=each.instance.name,
        constraints=variant.label or each.problem.constraint_set.name,
        solver=solver,
        seed=seed,
        time_limit=limits.time_limit,
        workers=limits.workers,
    )
    made = made_with(known_solvers()[solver] if kind == "run" else None)
    inputs = [each.problem.sha256, each.problem.catalog.sha256, *_written(variant.constraints)]
    return BenchTask(
        kind=kind,
        key=key_of(kind, cell, inputs, made),
        cell=cell,
        file=str(each.instance.path),
        catalogs=each.instance.catalogs,
        constraints=variant.constraints,
        group=each.instance.group,
    )


def _written(constraints: Constraints) -> Iterator[str]:
    """What a constraint set says: its text where it is a file."""
    if isinstance(constraints, str) and constraints not in set_names():
        yield Path(constraints).read_text(encoding="utf-8")
    elif constraints is not None:
        yield json.dumps(constraints, sort_keys=True)
