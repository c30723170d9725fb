"""Solve every scenario file once and print where proof and time stand.

python3 run.py python benchmarks/scenarios.py [FILE ...]
"""

import sys
import time
from pathlib import Path

from tabulate import tabulate

from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_request
from optimizer.pipeline import solve

HEADERS = ["scenario", "status", "objective", "bound", "gap %", "build s", "solve s", "whole s"]


def main(names: list[str]) -> None:
    catalog = load_catalog()
    folder = Path(__file__).resolve().parent.parent / "scenarios"
    rows = []
    for name in names or sorted(str(path) for path in folder.glob("*.yaml")):
        start = time.perf_counter()
        program = solve(load_request(name, catalog), catalog)
        whole = time.perf_counter() - start
        assert program.provenance is not None
        gap = None if program.gap is None else round(100 * program.gap, 2)
        build, search = program.provenance.build_seconds, program.provenance.solve_seconds
        rows.append(
            [
                Path(name).stem,
                program.status,
                program.objective,
                program.bound,
                gap,
                build,
                search,
                whole,
            ]
        )
        print(f"{Path(name).stem}: {program.status}", file=sys.stderr)
    print(tabulate(rows, headers=HEADERS, tablefmt="github", floatfmt=".2f"))


if __name__ == "__main__":
    main(sys.argv[1:])
