"""What each piece of equipment would be worth to clients who have a week, about.

By how much it raises the relaxation of the weekly totals, a few tenths of a second a piece: an
estimate. For the worth itself, solved, there is `optimizer what-if`.
"""

import json
from collections import defaultdict
from collections.abc import Iterator

from optimizer.domain.program import Program
from optimizer.features.batch.answer import EquipmentWorth, Result
from optimizer.features.batch.digest import added_equipment
from optimizer.features.batch.store import Store
from optimizer.features.batch.task import BatchTask, Executor, Setting, TaskAnswer
from optimizer.features.batch.worker import SOURCE, catalog_of, guarded
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree

NOTICED = 0.005
"""A client counts for whom a piece raises the relaxation by so much of what the week is worth."""


def worth_task(task: BatchTask) -> TaskAnswer:
    """What each piece adds to the relaxation, as shares of the objective; the text is a program's."""
    return guarded(task, _worth)


def _worth(task: BatchTask) -> TaskAnswer:
    from optimizer.features.what_if.variants import variants
    from optimizer.features.what_if.worth import relaxed
    from optimizer.files.repair_costs import load_costs

    catalog = catalog_of(task.setting)
    program = Program.model_validate_json(task.scenario)
    problem = problem_of(Tree(SOURCE, program.scenario), catalog)
    shares: dict[str, float] = {}
    before = relaxed(problem, program) or 0
    for variant in variants(problem, program, ("equipment",), load_costs()):
        gain = (relaxed(variant.problem, program) or before) - before
        for item in added_equipment(program, variant.patch):
            shares[item] = gain / max(1, abs(program.objective or 0))
    return TaskAnswer(task.key, Result(program.status), result=json.dumps(shares))


def equipment_worth(store: Store, executor: Executor, setting: Setting) -> list[EquipmentWorth]:
    """Every piece that some client would notice, those that most clients would notice first."""
    clients: dict[str, list[str]] = defaultdict(list)
    shares: dict[str, list[float]] = defaultdict(list)
    try:
        for answer in executor.answers(_tasks(store, setting)):
            names = [client.client for client in store.clients_of(answer.key)]
            for item, share in json.loads(answer.result or "{}").items():
                if share >= NOTICED:
                    clients[item] += names
                    shares[item] += [share] * len(names)
    finally:
        executor.close()
    found = [
        EquipmentWorth(
            item=item,
            clients=tuple(sorted(names)),
            about=round(sum(shares[item]) / len(shares[item]), 6),
        )
        for item, names in clients.items()
    ]
    return sorted(found, key=lambda one: (-len(one.clients), -one.about, one.item))


def _tasks(store: Store, setting: Setting) -> Iterator[BatchTask]:
    """The programs that hold a week, each once."""
    keys = {
        kept.planned.key
        for kept in store.clients()
        if kept.planned.key is not None and kept.status is not None and kept.status.has_program
    }
    for key in sorted(keys):
        yield BatchTask(key, store.program(key), setting)
