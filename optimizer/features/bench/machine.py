"""What results are made with: the machine, the code, and what a process uses."""

import hashlib
import os
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import optimizer
from optimizer.files.catalog import catalog_folder

BESIDE = ("batch", "bench", "cli", "exporters", "importers", "pages", "questions", "reporting")
"""The parts of the package that change neither what a run finds nor how long it searches."""
DECIDING = ("bench/solvers", "bench/child.py")
"""What does all the same."""


@cache
def code_fingerprint() -> str:
    """Hash of the code and the data that decide a run: results of two versions are never mixed up."""
    digest = hashlib.sha256()
    package = Path(optimizer.__file__).parent
    parts = [part for part in package.iterdir() if part.name not in BESIDE]
    for part in sorted([*parts, *(package / name for name in DECIDING)]):
        for path in [part] if part.is_file() else sorted(part.rglob("*.py")):
            digest.update(path.name.encode() + path.read_bytes())
    for path in sorted(catalog_folder().rglob("*.yaml")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def made_with(package: str = "") -> str:
    """Version and fingerprint of this project, and the versions of the solvers."""
    parts = [f"optimizer {version('strength-optimizer')} {code_fingerprint()}"]
    for name in filter(None, ("ortools", package)):
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            parts.append(name)
    return ", ".join(parts)


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
