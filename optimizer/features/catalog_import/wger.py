"""wger: pages of `exerciseinfo`, or the same flattened with names instead of numbers.

Of the translations the English one is read. Every record has a licence and an author, which stay
with it.
"""

from typing import Any

from optimizer.features.catalog_import.json_records import Fields, objects
from optimizer.features.catalog_import.record import Record

ENGLISH = 2
"""wger's number of the language."""


def read(text: str, source: str) -> list[Record]:
    """The records of a page or list. Raises InputError with every fault."""
    fields = Fields(source)
    records = []
    for index, entry in enumerate(objects(text, source)):
        place = f"[{index}]"
        english = _english(entry)
        name = fields.text(english, "name", place, needed=True)
        category = _name(entry.get("category"))
        licence, author = _name(entry.get("license")), fields.text(entry, "license_author", place)
        records.append(
            Record(
                name=name,
                place=place,
                aliases=tuple(filter(None, map(_name, _list(english.get("aliases"))))),
                equipment=tuple(filter(None, map(_name, _list(entry.get("equipment"))))),
                primary=tuple(filter(None, map(_name, _list(entry.get("muscles"))))),
                secondary=tuple(filter(None, map(_name, _list(entry.get("muscles_secondary"))))),
                category=category.lower() if category == "Cardio" else "",
                credit=", ".join(part for part in (licence, author) if part),
            )
        )
    fields.check()
    return records


def _english(entry: dict[str, Any]) -> dict[str, Any]:
    """What is said in English, else in whatever comes first; a flat record says it itself."""
    translations = [part for part in _list(entry.get("translations")) if isinstance(part, dict)]
    for translation in translations:
        if translation.get("language") == ENGLISH:
            return translation
    return translations[0] if translations else entry


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(value: object) -> str:
    """The name of a muscle, item or licence, which is an object or its name alone."""
    if isinstance(value, dict):
        for key in ("alias", "short_name", "name"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return value if isinstance(value, str) else ""
