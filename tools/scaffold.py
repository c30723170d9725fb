#!/usr/bin/env python3
"""Make the files of a new part of the program, to be changed: `tools/scaffold.py kind NAME`.

What can be made are the folders beside this file; each holds the files of one part as they are after
their path, with `NAME` in paths, and `$name` and `$Name` in texts for its name.
"""

import re
import sys
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent
ENDING = ".txt"
"""What the files here end with beside their names, so that nothing takes them for code."""
PARTS = sorted({path.relative_to(HERE).parts[0] for path in HERE.rglob(f"*{ENDING}")})


def made(part: str, name: str) -> dict[Path, str]:
    """Texts of the new files by their paths in the project."""
    names = {
        "name": name,
        "Name": "".join(word.capitalize() for word in name.split("_")),
    }
    folder = HERE / part
    return {
        Path(str(path.relative_to(folder)).replace("NAME", name).removesuffix(ENDING)): Template(
            path.read_text(encoding="utf-8")
        ).substitute(names)
        for path in sorted(folder.rglob(f"*{ENDING}"))
    }


def main(arguments: list[str], root: Path = HERE.parent) -> int:
    """Write the files, none where any is there already; 2 where that cannot be done."""
    if len(arguments) != 2 or arguments[0] not in PARTS:
        print(f"usage: tools/scaffold.py {{{','.join(PARTS)}}} NAME", file=sys.stderr)
        return 2
    part, name = arguments
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        print(f"{name}: a name is words of small letters, joined by _", file=sys.stderr)
        return 2
    files = made(part, name)
    there = [path for path in files if (root / path).exists()]
    for path in there:
        print(f"{path} is there already", file=sys.stderr)
    for path, text in {} if there else files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        print(path)
    return 2 if there else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
