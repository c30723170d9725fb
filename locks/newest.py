"""Test with the newest allowed versions: `python3 run.py python locks/newest.py [PYTEST ARGUMENT ...]`.

Says which dependency broke what: tests that fail with all of the newest versions, but not with the
lock, are run again with each newer version by itself. Works in an environment of its own.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import renew

LOCK = renew.LOCKS / "dev.txt"
ITSELF = "pytest itself"
"""What fails where pytest ends without naming a test."""


class Environment:
    """A virtual environment that is filled from one lock after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        subprocess.run(["uv", "venv", "--quiet", folder / "venv"], check=True)

    def fill(self, lock: Path) -> None:
        """Install exactly what a lock names, the project and its benchmarks."""
        projects = ("--editable", renew.ROOT, "--editable", renew.ROOT / "benchmarks")
        install = ("install", "--no-deps", "--no-build-isolation", *projects)
        for what in (("sync", "--require-hashes", lock), install):
            subprocess.run(["uv", "pip", *what, "--quiet", "--python", self.python], check=True)

    def versions(self) -> dict[str, str]:
        """What is installed, by name."""
        command = ["uv", "pip", "list", "--quiet", "--format", "json", "--python", self.python]
        listed = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        return {item["name"]: item["version"] for item in listed}

    def failures(self, arguments: Iterable[str]) -> set[str]:
        """The tests that fail."""
        cache, wanted = self.folder / "cache", self.folder / "wanted.txt"
        shutil.rmtree(cache, ignore_errors=True)
        wanted.write_text("".join(f"{argument}\n" for argument in arguments), encoding="utf-8")
        path = f"{self.python.parent}{os.pathsep}{os.environ.get('PATH', '')}"
        done = subprocess.run(
            [self.python, "-m", "pytest", "-o", f"cache_dir={cache}", f"@{wanted}"],
            cwd=renew.ROOT, check=False, env={**os.environ, "PATH": path},
        )  # fmt: skip
        failed = cache / "v" / "cache" / "lastfailed"
        named = set(json.loads(failed.read_text())) if failed.is_file() else set()
        return named or ({ITSELF} if done.returncode else set())


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """What is in another version or new, with how to say so."""
    return {
        name: f"{name} {before.get(name, '(new)')} -> {version}"
        for name, version in after.items()
        if before.get(name) != version
    }


def blame(
    failed: set[str], names: Iterable[str], failures: Callable[[str], set[str]]
) -> dict[str, set[str]]:
    """The tests that each newer dependency breaks by itself, and under "" those that none does."""
    found = {name: failed & failures(name) for name in names}
    return {**found, "": failed.difference(*found.values())}


def main(arguments: list[str]) -> int:
    """Try the newest versions; 1 if they break a test."""
    with tempfile.TemporaryDirectory(prefix="newest-") as name:
        newest, one = Path(name, "newest.txt"), Path(name, "one.txt")
        environment = Environment(Path(name))
        environment.fill(LOCK)
        locked = environment.versions()
        renew.lock_development(newest, "--upgrade")
        environment.fill(newest)
        newer = changed(locked, environment.versions())
        print("newer than the lock:", ", ".join(newer.values()) or "nothing", flush=True)
        failed = environment.failures(arguments)
        tests = arguments if ITSELF in failed else sorted(failed)

        def failures(dependency: str = "") -> set[str]:
            shutil.copy(LOCK, one)
            if dependency:
                renew.lock_development(one, "--upgrade-package", dependency)
            environment.fill(one)
            return environment.failures(tests)

        anyway = failed & failures() if failed else set()
        broken = blame(failed - anyway, newer, failures) if failed - anyway else {}
    for test in sorted(anyway):
        print(f"with the lock too, this fails: {test}")
    for dependency, its in broken.items():
        for test in sorted(its):
            print(f"{newer.get(dependency, 'no newer version by itself')} breaks {test}")
    if not failed:
        print("the newest versions break nothing")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
