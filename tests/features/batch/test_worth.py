"""What equipment would be worth to those who have a week."""

import json

import pytest

from optimizer.features.batch.answer import Result
from optimizer.features.batch.store import Planned, Store
from optimizer.features.batch.task import TaskAnswer
from optimizer.features.batch.worth import equipment_worth, worth_task


@pytest.fixture
def store(tmp_path):
    """Three clients with a week, two of them with the same scenario, and one without."""
    store = Store(tmp_path)
    keys = {"a": "k1", "b": "k1", "c": "k2", "d": "k3"}
    store.plan((Planned(client, "", key, f"{client}.json"), "{}") for client, key in keys.items())
    store.save(TaskAnswer("k1", Result.OPTIMAL, program="one"))
    store.save(TaskAnswer("k2", Result.FEASIBLE, program="two"))
    store.save(TaskAnswer("k3", Result.INFEASIBLE, program="three"))
    yield store
    store.close()


def test_pieces_are_ranked_by_the_clients_who_would_notice(store, desk, setting):
    shares = {"one": {"rack": 0.02, "towel": 0.001}, "two": {"rack": 0.05, "cable": 0.2}}

    class Asked(desk):
        def answers(self, tasks):
            for task in tasks:
                yield TaskAnswer(task.key, Result.OPTIMAL, result=json.dumps(shares[task.scenario]))

    found = equipment_worth(store, Asked(), setting)
    assert [(one.item, one.clients, one.about) for one in found] == [
        ("rack", ("a", "b", "c"), 0.03),
        ("cable", ("c",), 0.2),
    ]


def test_a_client_whose_worker_failed_counts_for_nothing(store, desk, setting):
    class Failing(desk):
        def answers(self, tasks):
            for task in tasks:
                yield TaskAnswer(task.key, Result.FAILED, reason="its worker died")

    assert equipment_worth(store, Failing(), setting) == []


@pytest.mark.slow
def test_a_bench_is_worth_something_to_who_has_only_dumbbells(tmp_path, setting):
    from optimizer.features.batch.task import BatchTask
    from optimizer.features.batch.worker import solve_task
    from optimizer.files.catalog import load_catalog
    from optimizer.files.scenario import load_problem

    path = tmp_path / "c.yaml"
    path.write_text("days: {mon: 30}\nequipment: [dumbbell]\nconstraints: minimal\n"
                    "weekly_sets: {default: 0-10}\n")  # fmt: skip
    problem = load_problem(str(path), load_catalog())
    answer = solve_task(BatchTask("k", json.dumps(problem.filled), setting))
    worth = json.loads(worth_task(BatchTask("k", answer.program, setting)).result)
    assert "dumbbell" not in worth
    assert worth["incline_bench"] > 0
    assert min(worth.values()) >= 0
