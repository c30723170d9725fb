"""Measure a batch: how well it uses the cores, what a client costs beside its solve, and memory.

    python3 run.py python benchmarks/studies/batch.py use [CLIENTS]      real solves of small scenarios
    python3 run.py python benchmarks/studies/batch.py scale [CLIENTS]    everything but the solver, many rows
    python3 run.py python benchmarks/studies/batch.py resume [CLIENTS]   the same again, all answered before

`use` gives the share of the workers' time that was spent in solves, starting them included, and the
CPU time that was had for it; on a machine with other work only the former says something. `scale`
replaces the solver by one canned week, so that all of its time is overhead. All assert that every
client gets a program.
"""

import os
import resource
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from optimizer.features.batch.folder import opened
from optimizer.features.batch.plan import planned
from optimizer.features.batch.pool import Pool
from optimizer.features.batch.results import results, write_results
from optimizer.features.batch.run import run
from optimizer.features.batch.task import Answer, Search, Setting, Solve, Task, versions
from optimizer.features.batch.worker import solve_task
from optimizer.files.catalog import load_catalog
from optimizer.files.roster.checked import read_roster

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
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
def can(text: str, setting: Setting) -> object:
    """The program of one scenario, solved once in every worker."""
    from optimizer.features.solve import solve as pipeline

    kept: list[object] = []
    solve = pipeline.solve
    pipeline.solve = lambda *arguments: kept.append(solve(*arguments)) or kept[0]  # type: ignore[assignment,return-value]
    solve_task(Task("", text, setting))
    return kept[0]


def canned(task: Task) -> Answer:
    """What a worker does, with one week for everyone in place of the solver."""
    from optimizer.features.solve import solve as pipeline

    first = can(FIRST.read_text(), task.setting)
    pipeline.solve = lambda problem, *_: first.model_copy(  # type: ignore[attr-defined]
        update={"client": problem.scenario.client, "scenario": problem.filled}
    )
    return solve_task(task)


FIRST = Path(tempfile.gettempdir()) / f"optimizer-benchmark-{os.getppid()}-scenario.json"


def measure(clients: int, solve: Solve, folder: Path) -> None:
    """Run a batch and print what it took."""
    roster = folder / "clients.csv"
    if not roster.exists():
        write_roster(roster, clients)
    catalog = load_catalog()
    setting = Setting(Search(), catalog.sha256, (), versions())
    began = time.perf_counter()
    plan = planned(read_roster(str(roster), catalog), setting, str(roster), skip_bad=False)
    checked = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_SELF), os.times()
    out = folder / "out"
    pool = Pool(solve, CORES, 600, 4096)
    with opened(out, print) as store:
        run(store, out, plan, pool, lambda _: None)
        solved = time.perf_counter()
        write_results(store, out)
        rows = list(results(store))
    ended = time.perf_counter()
    assert all(row.status.has_program for row in rows), "every client must get a program"
    assert len(rows) == clients
    print_figures(
        clients,
        rows,
        checked - began,
        solved - checked,
        ended - solved,
        before,
        solve is solve_task,
    )


def print_figures(clients, rows, check, solve, write, before, solved) -> None:  # type: ignore[no-untyped-def]
    """Print the figures of a run, one a line."""
    usage, times = resource.getrusage(resource.RUSAGE_SELF), os.times()
    parent = usage.ru_utime + usage.ru_stime - before[0].ru_utime - before[0].ru_stime
    children = sum(times[2:4]) - sum(before[1][2:4])
    seconds = sum(row.seconds or 0 for row in rows)
    figures = {
        "clients": clients,
        "cores": CORES,
        "check and plan, ms a client": 1000 * check / clients,
        "solve and write, s": solve,
        "results, s": write,
        "solver seconds by programs": seconds,
        "of the workers' time in solves, %": 100 * seconds / (solve * CORES),
        "busy cores while solving, %": 100 * (parent + children) / (solve * CORES),
        "CPU of the parent, ms a client": 1000 * parent / clients,
        "CPU of the workers, ms a client": 1000 * children / clients,
        "wall x cores, ms a client": 1000 * solve * CORES / clients,
        "peak memory of the parent, MB": usage.ru_maxrss / 1024,
    }
    if not solved:
        del figures["solver seconds by programs"], figures["of the workers' time in solves, %"]
    for name, value in figures.items():
        print(f"{name:34} {value:10,.1f}" if isinstance(value, float) else f"{name:34} {value:10,}")


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else "use"
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else {"use": 60}.get(what, 10_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if what == "use":
            measure(clients, solve_task, folder)
            return
        write_roster(folder / "clients.csv", clients)
        catalog = load_catalog()
        first = next(read_roster(str(folder / "clients.csv"), catalog))
        assert first.problem is not None
        import json

        path = Path(tempfile.gettempdir()) / f"optimizer-benchmark-{os.getpid()}-scenario.json"
        path.write_text(json.dumps(first.problem.filled))
        try:
            measure(clients, canned, folder)
            if what == "resume":
                print()
                measure(clients, canned, folder)
        finally:
            path.unlink()


if __name__ == "__main__":
    main()
