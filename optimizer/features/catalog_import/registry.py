"""Every source with its reader. To add one: a module with `read`, a line here, a test."""

from collections.abc import Callable

from optimizer.features.catalog_import import (
    csv,
    free_exercise_db,
    longhaul,
    open_exercise_db,
    wger,
)
from optimizer.features.catalog_import.record import Record

IMPORTERS: dict[str, Callable[[str, str], list[Record]]] = {
    "free-exercise-db": free_exercise_db.read,
    "open-exercise-db": open_exercise_db.read,
    "wger": wger.read,
    "longhaul": longhaul.read,
    "csv": csv.read,
}
"""`read(text, file name)` gives the records of a file, or raises InputError."""

PREFIXES = {
    "free-exercise-db": "fedb",
    "open-exercise-db": "oedb",
    "wger": "wger",
    "longhaul": "longhaul",
    "csv": "own",
}
"""What stands in front of an id that is taken already."""
