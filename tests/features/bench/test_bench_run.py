import shutil
import subprocess
import sys
import time

import pytest

from optimizer.errors import DisagreementError
from optimizer.features.bench import child
from optimizer.features.bench.machine import BESIDE, DECIDING, PACKAGE, machine
from optimizer.features.bench.matrix import OWN, RunLimits, SetVariant, loaded, tasks
from optimizer.features.bench.record import RunOutcome
from optimizer.features.bench.run import Runner
from optimizer.features.bench.suite import load_suite
from optimizer.features.bench.task import Order


@pytest.fixture
def run_all(small_suite):
    """Runs the tiny suite with real child processes."""

    def call(variants=(OWN,), solvers=("search",), jobs=1, sizes=False, change=lambda task: task):
        listed = loaded(load_suite(str(small_suite)))
        todo = tasks(listed, list(variants), solvers, RunLimits(time_limit=20), sizes)
        found = []
        Runner(jobs).run(map(change, todo), lambda record, task: found.append(record))
        return found

    return call


def test_a_run_is_measured_in_a_process_of_its_own(run_all):
    (run,) = run_all()
    assert run.outcome is RunOutcome.OPTIMAL
    assert run.objective == run.bound
    assert run.gap == 0
    assert run.cell.constraints == "tiny"
    assert 0 < run.first_seconds <= run.timing.building + run.timing.solving + 0.1
    parts = run.timing.model_dump().values()
    assert all(seconds >= 0 for seconds in parts)
    assert sum(parts) == pytest.approx(run.whole_seconds, abs=0.1)
    assert run.timing.importing > 0
    assert 30 < run.peak_megabytes < 2000
    assert run.trace[-1].best == run.objective
    assert run.exercises > 400


def test_solvers_of_whole_weeks_agree(run_all):
    search, direct = run_all(solvers=("search", "direct"))
    assert search.outcome is direct.outcome is RunOutcome.OPTIMAL
    assert search.objective == direct.objective
    assert direct.trace[-1].bound == direct.bound


def test_what_does_not_fit_is_refused_with_the_reason(run_all):
    absent = SetVariant("absent", {"extends": "balanced", "drop": ["no.such_rule"]})
    (run,) = run_all(variants=(absent,))
    assert run.outcome is RunOutcome.REFUSED
    assert "no.such_rule" in run.message


def test_a_process_that_breaks_is_a_record_too(run_all, monkeypatch):
    monkeypatch.setattr("optimizer.features.bench.run.sys.executable", shutil.which("false"))
    (run,) = run_all()
    assert run.outcome is RunOutcome.FAILED
    assert "exit 1" in run.message


def test_a_week_that_the_verifier_rejects_has_failed(small_suite, monkeypatch):
    def wrong(*_):
        raise DisagreementError("the verifier rejects it")

    (task,) = tasks(loaded(load_suite(str(small_suite))), [OWN], ("search",), RunLimits())
    monkeypatch.setattr("optimizer.features.bench.solvers.search.solve", wrong)
    run = child.run_of(Order(task=task, started=time.monotonic()))
    assert run.outcome is RunOutcome.FAILED
    assert run.message == "the verifier rejects it"


def test_two_jobs_run_on_cores_of_their_own(small_suite):
    shutil.copy(small_suite / "small.yaml", small_suite / "twin.yaml")
    todo = tasks(loaded(load_suite(str(small_suite))), [OWN], ("search",), RunLimits(time_limit=20))
    found = []
    Runner(2).run(todo, lambda record, task: found.append(record))
    assert {run.cell.instance for run in found} == {"small", "twin"}
    assert {run.machine for run in found} == {machine()}


def test_models_have_sizes_before_presolve_and_after(run_all):
    _, size = run_all(sizes=True)
    assert size.constraints == "tiny"
    assert size.days.variables > size.totals.variables > 0
    assert size.days.constraints > size.totals.constraints > 0
    assert 0 < size.days_presolved.variables < 2 * size.days.variables


def test_equal_tasks_have_equal_keys_and_others_do_not(small_suite):
    def keys(variants=(OWN,), solvers=("search",), **limits):
        listed = loaded(load_suite(str(small_suite)))
        return {task.key for task in tasks(listed, list(variants), solvers, RunLimits(**limits))}

    known = keys()
    assert keys() == known
    assert keys((OWN, OWN)) == known
    for other in (
        keys((SetVariant("minimal", "minimal"),)),
        keys(solvers=("direct",)),
        keys(seeds=(1,)),
        keys(time_limit=31),
        keys(workers=2),
    ):
        assert other.isdisjoint(known)
    text = (small_suite / "small.yaml").read_text()
    (small_suite / "small.yaml").write_text("# a comment\n" + text)
    assert keys() == known
    (small_suite / "small.yaml").write_text(text.replace("mon: 30", "mon: 31"))
    assert keys().isdisjoint(known)


def test_every_job_has_as_many_cores_of_its_own_as_it_has_workers(monkeypatch):
    monkeypatch.setattr("optimizer.features.bench.run.cores", lambda: [3, 4, 5, 6, 7])

    def places(*arguments):
        return list(Runner(*arguments).places)

    assert places(2, 2) == [(3, 4), (5, 6)]
    assert places(3, 1) == [(3,), (4,), (5,)]
    assert places(1, 4) == [()]


def test_the_parent_loads_no_solver():
    code = (
        "import sys; from optimizer.features.bench import "
        "ablation, compare, matrix, run, suite_files, summary; "
        "print([m for m in sys.modules if m.split('.')[0] in ('ortools', 'matplotlib')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_code_that_decides_a_run_is_where_it_is_looked_for():
    assert [name for name in (*BESIDE, *DECIDING) if not (PACKAGE / name).exists()] == []
