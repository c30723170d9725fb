"""Places to write to, looked at before any work is done."""

import os
from pathlib import Path

from optimizer.errors import Fault, InputError


def check_output(path: Path, source: str, same: str) -> None:
    """Refuse a place that can't be written, and with the words `same` the file that is read."""
    fault = None
    if not path.parent.is_dir():
        fault = f"cannot be written: there is no folder {path.parent}"
    elif path.is_dir():
        fault = "cannot be written: it is a directory"
    elif not os.access(path.parent, os.W_OK):
        fault = f"cannot be written: the folder {path.parent} is read-only"
    elif path.exists() and Path(source).exists() and path.samefile(source):
        fault = same
    if fault is not None:
        raise InputError(str(path), [Fault(fault)])
