"""Lock the newest allowed versions: `python3 run.py python locks/renew.py`.

`solve.txt` is what solving needs, `dev.txt` the development tools and every optional library too;
both name each distribution with its hashes, for every system and every Python that is supported.
"""

import subprocess
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent / "pyproject.toml"
HEADING = "# Written by locks/renew.py; the ranges stand in pyproject.toml.\n"


def resolved(*options: str | Path) -> str:
    """The newest versions that pyproject.toml allows, with what builds the project itself."""
    build = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["build-system"]["requires"]
    command = ["uv", "pip", "compile", PROJECT, "-", *options, "--universal", "--generate-hashes",
               "--python-version", "3.11", "--no-header", "--no-annotate", "--quiet"]  # fmt: skip
    done = subprocess.run(
        command, input="\n".join(build), stdout=subprocess.PIPE, text=True, check=True
    )
    return HEADING + done.stdout


def main() -> None:
    """Write both locks; the small one has the versions of the large one."""
    dev = HERE / "dev.txt"
    dev.write_text(resolved("--extra", "dev"), encoding="utf-8")
    (HERE / "solve.txt").write_text(resolved("--constraint", dev), encoding="utf-8")


if __name__ == "__main__":
    main()
