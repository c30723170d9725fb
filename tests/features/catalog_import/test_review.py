"""The review table and the summary."""

import csv
import io

from optimizer.features.catalog_import.importing import imported
from optimizer.features.catalog_import.record import Record
from optimizer.features.catalog_import.registry import IMPORTERS
from optimizer.features.catalog_import.review import review_text, summary_lines
from optimizer.files.catalog import load_catalog


def table(result):
    return list(csv.DictReader(io.StringIO(review_text(result))))


def test_every_record_has_a_row_and_reviews_stand_first(whole):
    rows = table(whole)
    assert len(rows) == len(whole.outcomes)
    statuses = [row["status"] for row in rows]
    assert statuses == sorted(statuses, key=["review", "imported", "merged", "skipped"].index)


def test_every_inferred_value_has_its_confidence(whole):
    for row in table(whole):
        if row["status"] == "imported":
            for name in ("pattern", "plane", "laterality", "equipment", "dose"):
                assert row[f"{name} confidence"] in ("high", "medium")
            assert row["our pattern"]
        if row["status"] == "review":
            assert row["reason"]


def test_names_cannot_become_formulas():
    records = [Record('=HYPERLINK("x")', "[0]"), Record("@cmd", "[1]"), Record("-2+3 squat", "[2]")]
    result = imported(records, "csv", load_catalog())
    assert all(row["name"].startswith("'") for row in table(result))


def test_a_completed_table_can_be_imported(whole):
    """Rows for review get a `like`; the table then imports as CSV."""
    lines = [row for row in table(whole) if row["status"] == "review" and row["equipment"]]
    assert lines
    for row in lines:
        row |= {"like": "pallof_press", "equipment": "cable"}
    stream = io.StringIO()
    writer = csv.DictWriter(stream, lines[0])
    writer.writeheader()
    writer.writerows(lines)
    records = IMPORTERS["csv"](stream.getvalue(), "review.csv")
    result = imported(records, "csv", load_catalog())
    assert len(result.exercises) == len(lines)
    assert {exercise["pattern"] for exercise in result.exercises} == {"core_anti_rotation"}


def test_the_summary_counts_by_reason(whole):
    lines = summary_lines(whole)
    assert lines[0] == f"{len(whole.outcomes)} records of free-exercise-db"
    numbers = [int(line.split()[0]) for line in lines[1:] if line[4] != " "]
    assert sum(numbers) == len(whole.outcomes)
    assert any("equipment unknown" in line for line in lines)
