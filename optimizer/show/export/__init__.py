"""Programs for other programs: one module per target, each with an `export`.

Nothing here imports a target's library before that target is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from importlib import import_module
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog
    from optimizer.show.export.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Settings:
    """How a schedule is written: the catalog, and when sessions begin.

    Without a `zone` the time is that of wherever the calendar is looked at.
    """

    catalog: "Catalog"
    begin: time = time(18, 0)
    zone: ZoneInfo | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """A file's content, and what the reader must know that the format can't hold."""

    content: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of file: its module, what it is for, and what it asks for.

    `package` is the Python package it needs; one that is `dated` can't be written without a date.
    """

    module: str
    summary: str
    binary: bool = False
    dated: bool = False
    package: str = ""

    @property
    def export(self) -> "Callable[[Schedule, Settings], Export]":
        """The function that writes it. Raises ImportError if the library is missing."""
        if self.package:
            import_module(self.package)
        found: Callable[[Schedule, Settings], Export] = import_module(
            f"optimizer.show.export.{self.module}"
        ).export
        return found


EXPORTERS = {
    "xlsx": Target("workbook", "a workbook to print and to log in", binary=True,
                   package="openpyxl"),
    "csv": Target("table", "one row an exercise"),
    "markdown": Target("markdown", "text to read or to print"),
    "ics": Target("ics", "calendar events", dated=True, package="icalendar"),
    "liftoscript": Target("liftoscript", "program text for Liftosaur"),
    "wger": Target("wger", "requests that make a wger routine", dated=True),
    "hevy": Target("hevy", "requests that make Hevy routines"),
    "strong": Target("strong", "workout CSV as Strong writes it", dated=True),
}  # fmt: skip
"""Every target by its name."""
