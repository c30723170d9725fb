#!/usr/bin/env python3
"""Run a command of this project on a fresh machine: `python3 run.py COMMAND ...`.

Makes a virtual environment in `.venv` on first use, with the very versions that `locks/` names,
checked by their hashes. `optimizer` gets what solving needs; `optimizer bench` and any other command,
such as `pytest`, get the development tools and the benchmarks too. Needs Python 3.11 or newer, nothing
else.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
STAMP = ENVIRONMENT / "installed"
LOCKS = {"solve": ROOT / "locks" / "solve.txt", "dev": ROOT / "locks" / "dev.txt"}
PROJECTS = {"solve": (ROOT,), "dev": (ROOT, ROOT / "benchmarks")}
"""What is installed beside a lock; `dev` holds all that `solve` holds, in the same versions."""


def prepare(wanted: str) -> None:
    """Create the environment and fill it from a lock, unless it holds that or more already."""
    there = STAMP.read_text() if STAMP.is_file() else ""
    if there in (digest(wanted), digest("dev")):
        return
    print(f"Setting up .venv for {wanted} (once; takes some minutes) ...", file=sys.stderr)
    if there != digest("solve"):
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    STAMP.unlink(missing_ok=True)  # what is interrupted from here on begins anew
    pip("--require-hashes", "--requirement", LOCKS[wanted])
    # The lock names what builds the project too, so that nothing else is fetched.
    projects = [part for project in PROJECTS[wanted] for part in ("--editable", project)]
    pip("--no-deps", "--no-build-isolation", *projects)
    STAMP.write_text(digest(wanted))


def pip(*arguments: str | Path) -> None:
    """Install with the environment's own pip."""
    install = [SCRIPTS / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, *arguments], check=True, stdout=sys.stderr)


def digest(name: str) -> str:
    """What an environment must be made of: the lock, and the projects that are installed beside it."""
    files = [LOCKS[name], *(project / "pyproject.toml" for project in PROJECTS[name])]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def main() -> int:
    """Prepare the environment and run the command line's command in it."""
    if sys.version_info < (3, 11):
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 2
    if len(sys.argv) < 2:
        print("usage: python3 run.py COMMAND ... (such as: optimizer --help)", file=sys.stderr)
        return 2
    solves = sys.argv[1] == "optimizer" and sys.argv[2:3] != ["bench"]
    try:
        prepare("solve" if solves else "dev")
    except subprocess.CalledProcessError as error:
        print(f"Setting up .venv failed (exit {error.returncode}).", file=sys.stderr)
        return 1
    path = f"{SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(ENVIRONMENT)}
    try:
        command = [str(SCRIPTS / sys.argv[1]), *sys.argv[2:]]
        return subprocess.run(command, env=environment, check=False).returncode
    except FileNotFoundError:
        print(f"{sys.argv[1]} is not installed in .venv.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
