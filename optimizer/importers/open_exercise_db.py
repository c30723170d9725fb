"""open-exercise-db: as free-exercise-db, with aliases, more equipment words and a `modality`.

Its `laterality` is not read: many lunges and one-sided lifts are filed as bilateral.
"""

from optimizer.importers.free_exercise_db import RESISTANCE
from optimizer.importers.json_records import Fields, objects
from optimizer.importers.record import Record


def read(text: str, source: str) -> list[Record]:
    """The records of a JSON list. Raises InputError with every fault."""
    fields = Fields(source)
    records = []
    for index, entry in enumerate(objects(text, source)):
        place = f"[{index}]"
        modality = fields.text(entry, "modality", place)
        records.append(
            Record(
                name=fields.text(entry, "name", place, needed=True),
                place=place,
                aliases=fields.texts(entry, "aliases", place),
                equipment=fields.texts(entry, "equipment", place),
                primary=fields.texts(entry, "primaryMuscles", place),
                secondary=fields.texts(entry, "secondaryMuscles", place),
                level=fields.text(entry, "level", place),
                category="" if modality in RESISTANCE else modality,
            )
        )
    fields.check()
    return records
