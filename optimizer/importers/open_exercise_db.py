"""open-exercise-db: as free-exercise-db, with aliases, more equipment words and a `modality`.

Its `laterality` is not read: many lunges and one-sided lifts are filed as bilateral.
"""

from optimizer.importers.free_exercise_db import records
from optimizer.importers.record import Record


def read(text: str, source: str) -> list[Record]:
    """The records of a JSON list. Raises InputError with every fault."""
    return records(text, source, "modality")
