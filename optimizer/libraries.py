"""Libraries that only some commands need, and how to get one that is missing."""

import sys


def needs(what: str, library: str) -> str:
    """Say that something needs a library, with the command that installs it where this runs.

    It names this Python, whether that of a clone or of an installation, and the versions that are
    allowed: `pip` alone may be another Python's.
    """
    return f'{what} needs {library}: "{sys.executable}" -m pip install "{_allowed(library)}"'


def _allowed(library: str) -> str:
    """The library with the versions this package declares, such as `openpyxl<4,>=3.1`."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        declared = requires("strength-optimizer") or []
    except PackageNotFoundError:  # run from its files, without being installed
        declared = []
    wanted = (line.partition(";")[0].strip() for line in declared)
    return next((line for line in wanted if line.startswith(library)), library)
