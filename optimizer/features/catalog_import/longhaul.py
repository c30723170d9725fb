"""longhaul fitness: a JSON list; the equipment stands behind a dash at the end of the name."""

import re

from optimizer.features.catalog_import.json_records import Fields, objects
from optimizer.features.catalog_import.record import Record

SUFFIX = re.compile(r"\s+[\u2013\u2014-]\s+")


def read(text: str, source: str) -> list[Record]:
    """The records of `strength.json`. Raises InputError with every fault."""
    fields = Fields(source)
    records = []
    for index, entry in enumerate(objects(text, source)):
        place = f"[{index}]"
        written = fields.text(entry, "name", place, needed=True)
        name, *with_what = SUFFIX.split(written)
        records.append(
            Record(
                name=f"{name} ({with_what[0].lower()})" if with_what else name,
                place=place,
                aliases=fields.texts(entry, "aliases", place),
                equipment=tuple(with_what),
                primary=fields.texts(entry, "primaryMuscles", place),
                secondary=fields.texts(entry, "secondaryMuscles", place),
            )
        )
    fields.check()
    return records
