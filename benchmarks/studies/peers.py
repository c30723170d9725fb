"""The same models in other solvers, one run at a time; writes the README of a study.

python3 run.py python benchmarks/studies/peers.py FOLDER [--time-limit 60] [--instance NAME ...]
    [--all-cores] [--report]

Instances are shipped scenarios with one framework and straight sets, so that each is a single model
with days, which every solver gets as it is. Runs that FOLDER/runs.jsonl holds are not done again;
`--all-cores` adds CP-SAT with a thread for every core; `--report` writes the README from what is there.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml
from peers_report import DAYS, TOTALS, report

from optimizer.features.bench.machine import cores
from optimizer.features.bench.matrix import OWN, Limits, loaded, tasks
from optimizer.features.bench.record import Run
from optimizer.features.bench.results import Appending, runs_of
from optimizer.features.bench.run import Runner
from optimizer.features.bench.suite import Instance, Suite
from optimizer.features.bench.task import Task

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FRAMEWORKS = {
    "dumbbells_careful_shoulder": "full_body",
    "beginner_gym": "full_body",
    "desk_worker": "full_body",
    "full_gym_three_days": "full_body",
    "two_long_days": "full_body",
    "home_barbell_strength": "upper_lower",
    "push_pull_legs_six_days": "push_pull_legs",
    "infeasible_wishes": "full_body",
}
"""The scenarios, and the framework that each is held to."""


def main() -> None:
    asked = _arguments()
    names = asked.instance or list(FRAMEWORKS)
    suite = _written(asked.folder / "instances", names)
    everything = loaded(suite)
    limits = Limits(asked.time_limit)
    todo = tasks(everything, [OWN], DAYS + TOTALS, limits)
    if asked.all_cores:
        wide = Limits(asked.time_limit, workers=len(cores()))
        todo += tasks(everything, [OWN], ("direct",), wide)
    with Appending(asked.folder / "runs.jsonl") as book:
        if not asked.report:
            _run([task for task in todo if task.key not in book.records], book)
        keys = {task.key for task in todo}
        runs = runs_of(r for r in book.records.values() if asked.report or r.key in keys)
    text = report(runs, names, asked.folder / "instances", asked.time_limit)
    (asked.folder / "README.md").write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--time-limit", type=float, default=60.0)
    parser.add_argument("--instance", action="append", choices=FRAMEWORKS)
    parser.add_argument("--all-cores", action="store_true")
    parser.add_argument("--report", action="store_true")
    return parser.parse_args()


def _written(folder: Path, names: Iterable[str]) -> Suite:
    """The instances as scenario files, which `optimizer solve` takes too."""
    folder.mkdir(parents=True, exist_ok=True)
    instances = []
    for name in names:
        scenario = yaml.safe_load((SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8"))
        scenario |= {"framework": FRAMEWORKS[name], "pairs": "forbid"}
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(scenario, sort_keys=False), encoding="utf-8")
        instances.append(Instance(name, path))
    return Suite("peers", "", tuple(instances))


def _run(todo: list[Task], book: Appending) -> None:
    def done(record: object, task: Task) -> None:
        if isinstance(record, Run):
            book.add(record)
            print(f"{task.cell.instance} {task.cell.solver}: {record.outcome}", file=sys.stderr)

    Runner(jobs=1).run(todo, done)


if __name__ == "__main__":
    main()
