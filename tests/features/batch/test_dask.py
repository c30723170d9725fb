"""A real cluster on loopback: a scheduler and two workers, one of which dies in the middle."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import pytest

from optimizer.errors import InputError
from optimizer.features.batch.answer import Result
from optimizer.features.batch.task import BatchTask, Search, Setting

pytest.importorskip("distributed")

ENDS = 2
"""Seconds after which a process of a cluster that was asked to end is killed."""


@contextmanager
def process(*arguments, **environment):
    """A Python module as a process, ended afterwards."""
    running = subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )  # fmt: skip
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(ENDS)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


class Cluster:
    """A scheduler, and as many workers as are asked for."""

    def __init__(self, folder, stack):
        self.file = folder / "scheduler.json"
        self.folder = folder
        self.stack = stack
        # The functions that tests send must be importable on the scheduler too.
        self.path = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        arguments = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.scheduler = stack.enter_context(process("distributed.cli.dask_scheduler", *arguments,
                                    "--scheduler-file", self.file, **self.path))  # fmt: skip
        for _ in range(600):
            if self.file.exists():
                break
            time.sleep(0.1)
        self.address = json.loads(self.file.read_text())["address"]

    def worker(self):
        arguments = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        return self.stack.enter_context(
            process("distributed.cli.dask_worker", self.address, *arguments,
                    "--local-directory", self.folder, **self.path)
        )  # fmt: skip


@pytest.fixture
def cluster(tmp_path, misbehaving):
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


@pytest.fixture
def solved(cluster, misbehaving):
    """Answers by key of what the cluster makes of the texts."""
    from optimizer.features.batch.dask import Cluster as Executor

    def run(*texts, hang=60.0, after=lambda count: None):
        executor = Executor(misbehaving.behave, cluster.address, hang)
        setting = Setting(Search(), "")
        found = {}
        try:
            tasks = (BatchTask(f"k{n}", text, setting) for n, text in enumerate(texts))
            for answer in executor.answers(tasks):
                found[answer.key] = answer
                after(len(found))
        finally:
            executor.close()
        assert len(found) == len(texts)
        return found

    return run


@pytest.mark.slow
def test_a_dying_worker_costs_nothing_and_a_deadly_task_is_one_failed_row(cluster, solved):
    first, _ = cluster.worker(), cluster.worker()

    def kill(count):
        if count == 3:
            first.send_signal(signal.SIGKILL)

    texts = [f"sleep 0.{n % 3}" for n in range(12)]
    found = solved(*texts, after=kill)
    assert first.poll() is not None
    assert {key: answer.program for key, answer in found.items()} == {
        f"k{n}": text for n, text in enumerate(texts)
    }
    for _ in range(4):
        cluster.worker()
    found = solved("fine", "kill", "fine")
    assert "workers that solved it died" in found["k1"].reason
    assert found["k2"].status is Result.OPTIMAL


@pytest.mark.slow
def test_a_batch_on_a_cluster_gives_what_the_pool_gives(cluster, tmp_path, defaults, roster):
    from optimizer.cli import optimizer
    from optimizer.cli.outcome import run

    cluster.worker(), cluster.worker()
    programs = {}
    for name, more in (("local", ["--workers", "1"]),
                       ("dask", ["--engine", "dask", "--scheduler", cluster.address])):  # fmt: skip
        out = tmp_path / name
        arguments = [
            "batch",
            str(roster(4)),
            "--defaults",
            str(defaults),
            "--out",
            str(out),
            "--quiet",
        ]
        assert run(optimizer, [*arguments, *more]) == 0
        programs[name] = {}
        for path in (out / "programs").iterdir():
            data = json.loads(path.read_text())
            del data["provenance"]["solve_seconds"], data["provenance"]["build_seconds"]
            programs[name][path.name] = data
    assert len(programs["dask"]) == 4
    assert programs["dask"] == programs["local"]


@pytest.mark.slow
def test_what_hangs_on_a_cluster_is_given_up(cluster, solved):
    cluster.worker()
    found = solved("sleep 20", hang=1.0)
    assert found["k0"].status is Result.FAILED
    assert "given up after 2 s" in found["k0"].reason


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told(monkeypatch, cluster, misbehaving):
    from optimizer.features.batch import dask

    monkeypatch.setattr(dask, "CONNECT_SECONDS", 1)
    with pytest.raises(InputError, match="can't be reached"):
        dask.Cluster(misbehaving.behave, "tcp://127.0.0.1:9", 60.0)
    with pytest.raises(InputError, match="can't be reached"):
        dask.Cluster(misbehaving.behave, "nonsense://", 60.0)
    with pytest.raises(InputError, match="has no workers"):
        dask.Cluster(misbehaving.behave, cluster.address, 60.0)


@pytest.mark.slow
def test_a_cluster_that_is_not_there_leaves_no_folder(tmp_path, defaults, roster, monkeypatch):
    from optimizer.cli import optimizer
    from optimizer.cli.outcome import run

    monkeypatch.setattr("optimizer.features.batch.dask.CONNECT_SECONDS", 1)
    out = tmp_path / "out"
    arguments = ["batch", str(roster(1)), "--defaults", str(defaults), "--out", str(out)]
    assert run(optimizer, [*arguments, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert not out.exists()


@pytest.mark.slow
def test_an_address_that_is_none_is_told_at_once_and_in_a_line(defaults, roster, tmp_path):
    """As a process: Dask's own client would hang at its end, and tell so with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "optimizer", "batch", roster(1), "--defaults", defaults,
         "--out", tmp_path / "out", "--engine", "dask", "--scheduler", "nonsense"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "can't be reached" in line


@pytest.mark.slow
def test_a_scheduler_that_goes_ends_the_run(cluster, solved, tmp_path, monkeypatch):
    """What was answered stays; the error says what has gone, and nothing else does."""
    told = []
    monkeypatch.setattr(logging.getLogger("distributed.client"), "callHandlers", told.append)
    cluster.worker()
    seen = []

    def stop(count):
        seen.append(count)
        if count == 2:
            cluster.scheduler.kill()

    with pytest.raises(InputError, match="has gone"):
        solved(*["sleep 0.3"] * 8, after=stop)
    assert max(seen) < 8
    assert told == []
