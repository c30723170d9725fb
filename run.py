#!/usr/bin/env python3
"""Run a command of this project on a fresh machine: `python3 run.py COMMAND ...`.

Makes a virtual environment in `.venv` on first use (again when a pyproject.toml changes), installs the
project with its development tools and its benchmarks, and runs the command in it. Needs Python 3.11 or
newer, nothing else.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "installed"


def prepare(scripts: Path) -> None:
    """Create and fill the environment unless it fits this pyproject.toml already."""
    projects = [ROOT / "pyproject.toml", ROOT / "benchmarks" / "pyproject.toml"]
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in projects)).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv (once; about a minute) ...", file=sys.stderr)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    subprocess.run(
        [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--editable", f"{ROOT}[dev]", "--editable", str(ROOT / "benchmarks")],
        check=True, stdout=sys.stderr,
    )  # fmt: skip
    STAMP.write_text(wanted)


def main() -> int:
    """Prepare the environment and run the command line's command in it."""
    if sys.version_info < (3, 11):
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 2
    if len(sys.argv) < 2:
        print("usage: python3 run.py COMMAND ... (such as: optimizer --help)", file=sys.stderr)
        return 2
    scripts = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    try:
        prepare(scripts)
    except subprocess.CalledProcessError as error:
        print(f"Setting up .venv failed (exit {error.returncode}).", file=sys.stderr)
        return 1
    path = f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(ENVIRONMENT)}
    try:
        command = [str(scripts / sys.argv[1]), *sys.argv[2:]]
        return subprocess.run(command, env=environment, check=False).returncode
    except FileNotFoundError:
        print(f"{sys.argv[1]} is not installed in .venv.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
