"""What results are made with: the machine, the code, and what a process uses."""

import hashlib
import os
import platform
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import optimizer
from optimizer.features.bench.solvers import Solver
from optimizer.files.catalog import catalog_folder

PACKAGE = Path(optimizer.__file__).parent
BESIDE = ("cli", "features", "show")
"""The parts of the package that change neither what a run finds nor how long it searches."""
DECIDING = ("features/solve", "features/bench/solvers", "features/bench/child.py")
"""What does all the same."""


@cache
def code_fingerprint() -> str:
    """Hash of the code and the data that decide a run: results of two versions are never mixed up."""
    parts = [part for part in PACKAGE.iterdir() if part.name not in BESIDE]
    parts += [PACKAGE / name for name in DECIDING]
    code = [path for part in parts for path in [part, *part.rglob("*.py")] if path.suffix == ".py"]
    return _hash([*code, *catalog_folder().rglob("*.yaml")])


@cache
def _solver_fingerprint(package: str) -> str:
    """Hash of the code of a package that brings a solver."""
    spec = find_spec(package)
    folders = [] if spec is None else spec.submodule_search_locations or []
    return _hash(path for folder in folders for path in Path(folder).rglob("*.py"))


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def made_with(solver: Solver | None = None) -> str:
    """Version and fingerprint of this project, and the versions of what solves."""
    parts = [
        f"optimizer {version('strength-optimizer')} {code_fingerprint()}",
        f"ortools {version('ortools')}",
    ]
    if solver is not None and solver.package:
        home = solver.function.partition(".")[0]
        parts += [_with_version(solver.package), f"{home} {_solver_fingerprint(home)}"]
    return ", ".join(parts)


def _with_version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def machine() -> str:
    """The machine in a line; times of two machines can't be compared."""
    count = len(cores())
    unit = "core" if count == 1 else "cores"
    return f"{count} {unit}, {_processor()}, {platform.system()}, Python {sys.version.split()[0]}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def cores() -> list[int]:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def used_seconds() -> float:
    """Seconds of a core that this process and the ones it waited for have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_megabytes() -> float | None:
    """The most memory that this process, or one it waited for, has held, where the system tells."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1024**2 if sys.platform == "darwin" else 1024
    own, others = (
        resource.getrusage(who).ru_maxrss / unit
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return max(_high_water() or own, others)


def _high_water() -> float | None:
    """The peak since the program was loaded, where Linux tells: usage also counts what it was forked from."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        high = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return None
    return int(high.split()[1]) / 1024
