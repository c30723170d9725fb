"""Exercises and vocabularies as JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from optimizer.domain.exercise import Exercise
from optimizer.problem.catalog import Catalog

CSV_COLUMNS = (
    "id", "name", "kind", "pattern", "plane", "laterality", "level", "equipment", "prime_movers",
    "synergists", "tags", "source",
)  # fmt: skip


def exercises_json(exercises: Sequence[Exercise]) -> str:
    """Write the exercises with all their fields."""
    return _json(exercises)


def exercises_csv(exercises: Sequence[Exercise]) -> str:
    """One row an exercise; within a cell `|` parts alternatives and `+` what goes together."""
    return _csv(CSV_COLUMNS, (_csv_row(exercise) for exercise in exercises))


def _csv_row(e: Exercise) -> list[str]:
    return [
        e.id, e.name, e.kind, e.pattern, e.plane, e.laterality, str(e.level),
        "|".join("+".join(items) for items in e.equipment),
        *("|".join(m for m, c in e.contributions.items() if c == half) for half in (2, 1)),
        "|".join(e.tags), e.source,
    ]  # fmt: skip


def vocabulary_json(what: str, catalog: Catalog) -> str:
    """Write a vocabulary's entries; muscles come with the groups."""
    return _json(_entries(what, catalog))


def vocabulary_csv(what: str, catalog: Catalog) -> str:
    """Write a vocabulary's entries, one row each; lists are parted by `|`."""
    dumped = [entry.model_dump(mode="json", by_alias=True) for entry in _entries(what, catalog)]
    columns = list(dict.fromkeys(key for row in dumped for key in row))
    return _csv(columns, ([_cell(row.get(key)) for key in columns] for row in dumped))


def _entries(what: str, catalog: Catalog) -> Sequence[BaseModel]:
    if what == "muscles":
        return (*catalog.muscles, *catalog.groups)
    entries: Sequence[BaseModel] = getattr(catalog, what)
    return entries


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def _json(entries: Sequence[BaseModel]) -> str:
    dumped = [entry.model_dump(mode="json", by_alias=True) for entry in entries]
    return json.dumps(dumped, indent=2, ensure_ascii=False) + "\n"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue()
