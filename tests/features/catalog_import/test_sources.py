"""The readers: what they take from each format, and how they refuse what is none."""

import json

import pytest

from optimizer.errors import InputError
from optimizer.features.catalog_import.registry import IMPORTERS

JSON = [name for name in IMPORTERS if name != "csv"]


def read(source, value):
    text = value if isinstance(value, str) else json.dumps(value)
    return IMPORTERS[source](text, "file")


def test_free_exercise_db():
    (record,) = read(
        "free-exercise-db",
        [{"name": "Ab Roller", "equipment": "other", "primaryMuscles": ["abdominals"],
          "secondaryMuscles": [], "level": "intermediate", "category": "strength",
          "instructions": ["not read"]}],
    )  # fmt: skip
    assert (record.name, record.equipment, record.primary) == (
        "Ab Roller", ("other",), ("abdominals",),
    )  # fmt: skip
    assert (record.level, record.category) == ("intermediate", "")
    assert "not read" not in repr(record)


def test_open_exercise_db_has_aliases_and_a_modality():
    (record,) = read(
        "open-exercise-db",
        [{"name": "A b", "aliases": ["c d"], "modality": "cardio", "laterality": "bilateral"}],
    )
    assert (record.aliases, record.category, record.side) == (("c d",), "cardio", "")


@pytest.mark.parametrize("dash", ["\u2013", "-", "\u2014"])
def test_longhaul_has_the_equipment_in_the_name(dash):
    (record,) = read("longhaul", [{"name": f"Cross-Body Curl {dash} Dumbbell"}])
    assert (record.name, record.equipment) == ("Cross-Body Curl (dumbbell)", ("Dumbbell",))


def test_wger_pages():
    page = {
        "count": 1,
        "results": [
            {
                "category": {"id": 10, "name": "Abs"},
                "muscles": [{"id": 2, "name": "Anterior deltoid", "name_en": "Shoulders"}],
                "muscles_secondary": [],
                "equipment": [{"id": 3, "name": "Dumbbell"}],
                "license": {"short_name": "CC-BY-SA 4"},
                "license_author": "someone",
                "translations": [
                    {"language": 1, "name": "Seitheben", "description": "<p>x</p>"},
                    {"language": 2, "name": "Lateral raises", "aliases": [{"alias": "Side raise"}]},
                ],
            }
        ],
    }
    (record,) = read("wger", page)
    assert (record.name, record.aliases) == ("Lateral raises", ("Side raise",))
    assert (record.primary, record.equipment) == (("Anterior deltoid",), ("Dumbbell",))
    assert record.credit == "CC-BY-SA 4, someone"


def test_wger_flat_lists():
    (record,) = read(
        "wger",
        [
            {
                "name": "Axe Hold",
                "category": "Cardio",
                "muscles": ["Soleus"],
                "equipment": ["Dumbbell"],
            }
        ],
    )
    assert (record.primary, record.category) == (("Soleus",), "cardio")


def test_csv_columns_in_any_order_and_either_separator():
    comma = read("csv", 'equipment,Name,primary\n"dumbbell; flat_bench",My Row,lats;upper_back\n')
    semicolon = read("csv", "name;equipment;side\nMy Row;dumbbell;unilateral\n")
    assert comma[0].equipment == ("dumbbell", "flat_bench")
    assert comma[0].primary == ("lats", "upper_back")
    assert (semicolon[0].equipment, semicolon[0].side) == (("dumbbell",), "unilateral")


@pytest.mark.parametrize("source", JSON)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "not valid JSON"),
        ("{", "not valid JSON"),
        ("3", "must be a list"),
        ("[]", "must be a list"),
        ("{}", "must be a list"),
        ("[1, 2]", "[0]: must be an object"),
        ('[{"id": 1}]', "[0].name: is missing"),
        ('[{"name": 3}]', "[0].name: must be text"),
        ('[{"name": "  "}]', "[0].name"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_files_that_are_none_are_refused(source, text, expected):
    with pytest.raises(InputError) as caught:
        read(source, text)
    assert expected in str(caught.value)


@pytest.mark.parametrize("source", ["free-exercise-db", "open-exercise-db", "longhaul"])
def test_every_fault_of_a_file_comes_at_once(source):
    with pytest.raises(InputError) as caught:
        read(source, [{"name": 1}, {"name": "ok", "primaryMuscles": [1]}, {}])
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "has no column `name`"),
        ("nmae,equipment\nx,y\n", "has no column `name`"),
        ("name\n", "holds no exercise"),
        ("name,equipment\n,barbell\n", "file:2: name: is missing"),
        ("name,side\nRow,lefty\n", "file:2: side: is not allowed here"),
        ("name,level\nRow,beginer\n", "Did you mean beginner?"),
        ('name\n"Row\n', "is not a table"),
    ],
)
def test_tables_with_faults_are_refused(text, expected):
    with pytest.raises(InputError) as caught:
        read("csv", text)
    assert expected in str(caught.value)


def test_a_table_with_short_and_long_rows_is_read():
    records = read("csv", "name,equipment,primary\nRow\nRow two,barbell,lats,extra\n")
    assert [r.equipment for r in records] == [(), ("barbell",)]
