"""Measure a batch: how well it uses the cores, what a client costs beside its solve, and memory.

    python3 run.py python benchmarks/studies/batch.py use [CLIENTS]      real solves of small scenarios
    python3 run.py python benchmarks/studies/batch.py scale [CLIENTS]    everything but the solver, many rows
    python3 run.py python benchmarks/studies/batch.py resume [CLIENTS]   the same again, all answered before

`use` gives the share of the workers' time that was spent in solves, starting them included, and the
CPU time that was had for it; on a machine with other work only the former says something. `scale` and
`resume` replace the solver by one canned week, so that all of their time is overhead. All assert that
every client gets a program.
"""

import os
import resource
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

from optimizer.features.batch.folder import opened
from optimizer.features.batch.plan import planned
from optimizer.features.batch.pool import Pool
from optimizer.features.batch.results import results, write_results
from optimizer.features.batch.run import run
from optimizer.features.batch.task import BatchTask, Search, Setting, Solve, TaskAnswer, versions
from optimizer.features.batch.worker import solve_task
from optimizer.features.bench.machine import cores
from optimizer.files.catalog import load_catalog
from optimizer.files.roster.checked import read_roster

CORES = len(cores())
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GYMS = ("dumbbell", "dumbbell; long_band", "kettlebell; long_band", "long_band; pullup_bar")


def write_roster(path: Path, clients: int) -> None:
    """Clients no two of whom have the same week."""
    rows = []
    for n in range(clients):
        day, gym, minutes = n % 7, n // 7 % 4, 30 + n // 28 % 30
        sets = 10 + n // 840
        rows.append(f'c-{n},{WEEKDAYS[day]} {minutes},{GYMS[gym]},minimal,"default 0..{sets}"')
    path.write_text("\n".join(["client,days,equipment,constraints,weekly_sets", *rows]) + "\n")


@cache
def can_the_solver() -> None:
    """Have a worker solve for its first client only, and give that week to everyone."""
    from optimizer.features.solve import solve as pipeline

    solve, kept = pipeline.solve, []

    def canned_week(problem: Any, *settings: Any, **more: Any) -> Any:
        if not kept:
            kept.append(solve(problem, *settings, **more))
        whose = {"client": problem.scenario.client, "scenario": problem.filled}
        return kept[0].model_copy(update=whose)

    pipeline.solve = canned_week


def canned(task: BatchTask) -> TaskAnswer:
    """What a worker does, with one week for everyone in place of the solver."""
    can_the_solver()
    return solve_task(task)


def measure(roster: Path, out: Path, solve: Solve) -> None:
    """Run a batch and print what it took, a figure a line."""
    catalog = load_catalog()
    setting = Setting(Search(), catalog.sha256, (), versions())
    began = time.perf_counter()
    plan = planned(read_roster(str(roster), catalog), setting, str(roster), skip_bad=False)
    checked, before = time.perf_counter(), os.times()
    with opened(out, print) as store:
        run(store, out, plan, Pool(solve, CORES, 600, 4096), lambda _: None)
        solved = time.perf_counter()
        write_results(store, out)
        rows = list(results(store))
    ended, used = time.perf_counter(), os.times()
    assert all(row.status.has_program for row in rows), "every client must get a program"
    parent = used.user + used.system - before.user - before.system
    workers = sum(used[2:4]) - sum(before[2:4])
    had, clients = (solved - checked) * CORES, len(rows)
    seconds = sum(row.seconds or 0 for row in rows)
    figures = {
        "clients": clients,
        "cores": CORES,
        "check and plan, ms a client": 1000 * (checked - began) / clients,
        "solve and write, s": solved - checked,
        "results, s": ended - solved,
        "of the workers' time in solves, %": 100 * seconds / had if solve is solve_task else None,
        "busy cores while solving, %": 100 * (parent + workers) / had,
        "CPU of the parent, ms a client": 1000 * parent / clients,
        "CPU of the workers, ms a client": 1000 * workers / clients,
        "wall x cores, ms a client": 1000 * had / clients,
        "peak memory of the parent, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    for name, value in figures.items():
        if value is not None:
            print(f"{name:34} {value:10,.1f}")


def main(what: str = "use", clients: str = "") -> None:
    with tempfile.TemporaryDirectory() as name:
        roster, out = Path(name, "clients.csv"), Path(name, "out")
        write_roster(roster, int(clients or {"use": 60}.get(what, 10_000)))
        for _ in range(2 if what == "resume" else 1):
            measure(roster, out, solve_task if what == "use" else canned)
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
