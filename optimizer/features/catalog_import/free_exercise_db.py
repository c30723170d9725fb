"""free-exercise-db: a JSON list; one equipment word, one primary muscle."""

from optimizer.features.catalog_import.json_records import Fields, objects
from optimizer.features.catalog_import.record import Record

RESISTANCE = ("strength", "powerlifting", "olympic weightlifting", "strongman")


def read(text: str, source: str) -> list[Record]:
    """The records of `exercises.json`. Raises InputError with every fault."""
    return records(text, source, "category")


def records(text: str, source: str, category: str) -> list[Record]:
    """Records whose field `category` says what kind of training they are."""
    fields = Fields(source)
    found = []
    for index, entry in enumerate(objects(text, source)):
        place = f"[{index}]"
        written = fields.text(entry, category, place)
        found.append(
            Record(
                name=fields.text(entry, "name", place, needed=True),
                place=place,
                aliases=fields.texts(entry, "aliases", place),
                equipment=fields.texts(entry, "equipment", place),
                primary=fields.texts(entry, "primaryMuscles", place),
                secondary=fields.texts(entry, "secondaryMuscles", place),
                level=fields.text(entry, "level", place),
                category="" if written in RESISTANCE else written,
            )
        )
    fields.check()
    return found
