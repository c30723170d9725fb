"""Workers that crash, hang, eat memory or are killed: one failed row each, never the end."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.features.batch.answer import Result
from optimizer.features.batch.pool import Pool
from optimizer.features.batch.task import BatchTask, Search, Setting


def tasks(*texts: str) -> list[BatchTask]:
    return [BatchTask(f"k{n}", text, Setting(Search(), "")) for n, text in enumerate(texts)]


@pytest.fixture
def solved(misbehaving):
    """Answers by key of what a pool makes of the texts."""

    def run(*texts: str, workers: int = 2, hang: float = 60.0, memory: int = 4096):
        pool = Pool(misbehaving.behave, workers, hang, memory)
        try:
            found = list(pool.answers(iter(tasks(*texts))))
        finally:
            pool.close()
        assert len(found) == len(texts)
        return {answer.key: answer for answer in found}

    return run


def test_every_task_gets_its_own_answer(solved):
    found = solved(*(f"fine {n}" for n in range(25)))
    assert {key: answer.program for key, answer in found.items()} == {
        f"k{n}": f"fine {n}" for n in range(25)
    }


@pytest.mark.parametrize(
    ("what", "reason"),
    [("segfault", "SIGSEGV"), ("kill", "SIGKILL"), ("exit", "exit code 3")],
)
def test_a_task_that_kills_its_worker_is_tried_twice_and_then_failed(solved, what, reason):
    found = solved("fine", what, "fine", "fine")
    assert found["k1"].status is Result.FAILED
    assert reason in found["k1"].reason
    assert "2 times" in found["k1"].reason
    assert [found[key].status for key in ("k0", "k2", "k3")] == [Result.OPTIMAL] * 3


def test_a_worker_killed_from_outside_costs_nothing(solved, tmp_path):
    found = solved("fine", f"kill_once {tmp_path / 'killed'}", "fine")
    assert {answer.status for answer in found.values()} == {Result.OPTIMAL}
    assert (tmp_path / "killed").exists()


def test_a_hanging_task_ends_at_its_limit(solved):
    found = solved("sleep 600", "fine", "fine", hang=3.0)
    assert found["k0"].status is Result.FAILED
    assert found["k0"].reason == "was stopped after 3 s without an answer"
    assert found["k2"].status is Result.OPTIMAL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory of a process")
def test_memory_beyond_the_limit_is_refused(solved):
    found = solved("eat", "fine", memory=600)
    assert found["k0"].reason == "ran out of memory"
    assert found["k1"].status is Result.OPTIMAL
    assert solved("eat", memory=4096)["k0"].status is Result.OPTIMAL


def test_workers_are_replaced_before_they_grow_old(solved, tmp_path, monkeypatch):
    monkeypatch.setattr("optimizer.features.batch.pool.TASKS_PER_WORKER", 2)
    solved(*[f"note_pid {tmp_path / 'pids'}"] * 5, workers=1)
    assert len(set((tmp_path / "pids").read_text().split())) == 3


def test_no_more_tasks_are_taken_than_can_soon_begin(misbehaving):
    taken = []

    def stream():
        for task in tasks(*["fine"] * 40):
            taken.append(task.key)
            yield task

    pool = Pool(misbehaving.behave, 2, 60.0, 4096)
    for done, _ in enumerate(pool.answers(stream()), 1):
        assert len(taken) <= done + 4
    pool.close()
    assert len(taken) == 40


def test_workers_that_can_not_start_end_the_run(tmp_path, misbehaving, monkeypatch):
    """No client is to blame, and none is called failed."""
    monkeypatch.setattr("optimizer.features.batch.pool._serve", misbehaving.refuse)
    pool = Pool(misbehaving.behave, 2, 60.0, 4096)
    with pytest.raises(InputError, match="can't be started"):
        list(pool.answers(iter(tasks("fine", "fine"))))
    pool.close()


def test_closing_kills_what_still_runs(misbehaving):
    pool = Pool(misbehaving.behave, 1, 60.0, 4096)
    answers = pool.answers(iter(tasks("fine", "sleep 600")))
    next(answers)
    processes = [worker.process for worker in pool.running]
    pool.close()
    assert processes
    assert not any(process.is_alive() for process in processes)


def test_workers_end_when_their_parent_is_killed(tmp_path):
    """No orphan goes on solving for nobody."""
    code = f"""
        import sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import misbehaving
        from optimizer.features.batch.pool import Pool
        from optimizer.features.batch.task import Search, Setting, BatchTask
        if __name__ == "__main__":
            pool = Pool(misbehaving.behave, 1, 60.0, 4096)
            texts = ["note_pid {tmp_path / "pid"}", "sleep 600"]
            jobs = (BatchTask(t, t, Setting(Search(), "")) for t in texts)
            for answer in pool.answers(jobs):
                print("one", flush=True)
    """
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(code))
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "one\n"
    worker = int((tmp_path / "pid").read_text())
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not alive(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker outlived its parent")


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be collected does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
