"""open-exercise-db: as free-exercise-db, with aliases, more equipment words and a `modality`.

Its `laterality` is not read: many lunges and one-sided lifts are filed as bilateral.
"""

from optimizer.features.catalog_import.free_exercise_db import records
from optimizer.features.catalog_import.record import Record


def read(text: str, source: str) -> list[Record]:
    """The records of a JSON list. Raises InputError with every fault."""
    return records(text, source, "modality")
