"""Lock the newest allowed versions: `python3 run.py python locks/renew.py`.

`solve.txt` is what solving needs, `dev.txt` the development tools and the benchmarks too; both name
each distribution with its hashes, for every system and every Python that is supported.
"""

import subprocess
import tomllib
from pathlib import Path

LOCKS = Path(__file__).resolve().parent
ROOT = LOCKS.parent


def lock_solving(file: Path, *options: str | Path) -> None:
    """Write a lock of what solving needs, and of what builds the project.

    Versions that the file names already stay, but for those that the options upgrade.
    """
    _compile(_project(ROOT)["build-system"]["requires"], "--output-file", file, *options)


def lock_development(file: Path, *options: str | Path) -> None:
    """The same with the development tools and what the benchmarks need."""
    benchmarks = _project(ROOT / "benchmarks")
    needed = [*benchmarks["project"]["dependencies"], *benchmarks["build-system"]["requires"]]
    needed.remove("strength-optimizer")  # it is in no index
    _compile(needed, "--extra", "dev", "--output-file", file, *options)


def _project(folder: Path) -> dict:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def _compile(more: list[str], *options: str | Path) -> None:
    """Resolve pyproject.toml and more requirements; no address of an index gets into the lock."""
    command = [
        "uv", "pip", "compile", ROOT / "pyproject.toml", "-", *options, "--quiet",
        "--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate",
        "--custom-compile-command", "python3 run.py python locks/renew.py",
    ]  # fmt: skip
    subprocess.run(command, input="\n".join(more), text=True, check=True)


def main() -> None:
    """Write both locks; the small one has the versions of the large one."""
    dev = LOCKS / "dev.txt"
    lock_development(dev, "--upgrade")
    lock_solving(LOCKS / "solve.txt", "--upgrade", "--constraint", dev)


if __name__ == "__main__":
    main()
