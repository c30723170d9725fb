"""Facts of other catalogs, without their texts, and records made from them."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from optimizer.features.catalog_import.guess import ImportOutcome
from optimizer.features.catalog_import.importing import Imported, imported
from optimizer.features.catalog_import.record import Record
from optimizer.features.catalog_import.registry import IMPORTERS
from optimizer.files.catalog import load_catalog

JUDGED, MISREAD = (Path(__file__).parent / f"{name}.csv" for name in ("judged", "misread"))
"""Movements judged by hand before an importer saw them, where an empty pattern means: ask a person;
and names that are easily taken for another movement."""

DATA = "OPTIMIZER_TEST_FREE_EXERCISE_DB"
"""Environment variable with the path of a whole `exercises.json`, to check all of it."""


def rows_of(source: str, path: Path = JUDGED) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["source"] == source]


def text_of(rows: list[dict[str, str]]) -> str:
    """Facts as JSON in the shape of most sources."""
    records = [
        {
            "name": row["name"],
            "equipment": row["equipment"] or None,
            "primaryMuscles": row["primary"].split(";"),
        }
        for row in rows
    ]
    return json.dumps(records)


@pytest.fixture(scope="session")
def judged() -> Callable[[str], list[tuple[str, ImportOutcome]]]:
    """Every judged record of a source: the pattern that is right, and what became of it."""

    def run(source: str) -> list[tuple[str, ImportOutcome]]:
        records = IMPORTERS[source](text_of(rows_of(source)), "facts")
        outcomes = imported(records, source, load_catalog()).outcomes
        return [(row["pattern"], o) for row, o in zip(rows_of(source), outcomes, strict=True)]

    return run


@pytest.fixture(scope="session")
def whole() -> Imported:
    """All of free-exercise-db where its file is at hand, else the facts of it that are here."""
    path, source = os.environ.get(DATA), "free-exercise-db"
    facts = [*rows_of(source), *rows_of(source, MISREAD)]
    text = Path(path).read_text(encoding="utf-8") if path else text_of(facts)
    return imported(IMPORTERS[source](text, "facts"), source, load_catalog())


@pytest.fixture(scope="session")
def pattern_of() -> Callable[[ImportOutcome], str]:
    """The pattern that a record was given, or that of the exercise it was merged with."""

    def pattern(outcome: ImportOutcome) -> str:
        ours = load_catalog().by_id.get(outcome.id)
        return outcome.exercise.get("pattern") or (ours.pattern if ours else "")

    return pattern


@pytest.fixture(scope="session")
def one() -> Callable[..., ImportOutcome]:
    """What becomes of one record beside the built-in catalog."""

    def run(
        name: str,
        equipment: str | None = "barbell",
        primary: str | None = None,
        source: str = "free-exercise-db",
        **more: str,
    ) -> ImportOutcome:
        record = Record(
            name=name,
            place="[0]",
            equipment=(equipment,) if equipment else (),
            primary=(primary,) if primary else (),
            **more,
        )
        return imported([record], source, load_catalog()).outcomes[0]

    return run
