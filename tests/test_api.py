"""`import optimizer`: every command as a function, loaded when it is called."""

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import optimizer
from optimizer.files.program import program_json

BANDS = {
    "client": "bands", "level": "intermediate", "days": {"mon": 60, "thu": 60},
    "equipment": ["bands"], "constraints": "minimal",
}  # fmt: skip
BODYWEIGHT = {**BANDS, "client": "home", "equipment": ["home_dumbbell"], "days": {"tue": 45}}


def untimed(program):
    data = json.loads(program_json(program))
    for name in ("solve_seconds", "build_seconds"):
        del data["provenance"][name]
    return data


def test_the_package_loads_nothing_before_a_name_is_used():
    code = (
        "import optimizer, sys; print(sorted(m for m in sys.modules if m.startswith('optimizer')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['optimizer']"


def test_every_name_is_there_and_no_other():
    for name in dir(optimizer):
        assert getattr(optimizer, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'solv'"):
        _ = optimizer.solv


@pytest.mark.slow
def test_threads_do_not_disturb_each_other():
    one_by_one = [untimed(optimizer.solve(scenario)) for scenario in (BANDS, BODYWEIGHT)]
    with ThreadPoolExecutor(2) as threads:
        together = [
            untimed(program) for program in threads.map(optimizer.solve, (BANDS, BODYWEIGHT))
        ]
    assert together == one_by_one


def test_a_cancelled_solve_keeps_its_best_week():
    stop = threading.Event()

    def hear(progress):
        if progress.best is not None:
            stop.set()

    days = dict.fromkeys(("mon", "tue", "thu", "fri"), 75)
    scenario = {"days": days, "equipment": ["full_gym"], "framework": "none", "pairs": "allow"}
    program = optimizer.solve(scenario, progress=hear, cancel=stop.is_set)
    assert stop.is_set()
    assert program.weeks
    assert program.status == "feasible"


def test_cancelled_before_any_week():
    with pytest.raises(optimizer.CancelledError, match="before there was anything"):
        optimizer.solve(BANDS, cancel=lambda: True)


def test_faults_are_data():
    with pytest.raises(optimizer.InputError) as caught:
        optimizer.read({**BANDS, "equipment": ["full_gim"]})
    (fault,) = caught.value.faults
    assert (fault.field, fault.nearest, fault.code) == ("equipment[0]", "full_gym", "unknown-name")
