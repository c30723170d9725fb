import json

import jsonschema
import pytest

from optimizer.features.schema.command import FORMATS
from optimizer.files.catalog import catalog_folder
from optimizer.files.reading import parse, read_text


def schema_of(optimizer, name):
    done = optimizer("schema", name)
    assert done.code == 0
    return json.loads(done.out)


@pytest.mark.parametrize("name", FORMATS)
def test_every_schema_is_a_schema(optimizer, name):
    schema = schema_of(optimizer, name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ["scenario", "catalog"])
def test_every_field_is_described(optimizer, name):
    for field, node in schema_of(optimizer, name)["properties"].items():
        assert node.get("description"), field


def test_an_unknown_format_is_refused(optimizer):
    assert optimizer("schema", "scenari").code == 2


def test_the_scenario_that_init_writes_fits(optimizer, tmp_path):
    path = tmp_path / "new.yaml"
    optimizer("init", path, "--weak", "glute_max=2", "--client", "ana-01")
    value = parse(read_text(path), str(path)).value
    jsonschema.validate(value, schema_of(optimizer, "scenario"))


@pytest.mark.parametrize(
    "change", [{"day": 3}, {"days": {"mon": 5}}, {"level": "pro"}, {"weak": {"chest": 3}}]
)
def test_a_bad_scenario_does_not_fit(optimizer, change):
    schema = schema_of(optimizer, "scenario")
    good = {"days": {"mon": 60}, "equipment": ["dumbbell"]}
    jsonschema.validate(good, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(good | change, schema)


def test_a_constraint_set_fits(optimizer):
    schema = schema_of(optimizer, "constraints")
    rule = {
        "id": "ratio.pull_push", "kind": "ratio", "min": "5/4", "max": 1.5,
        "over": {"sets": {"pattern": "horizontal_pull"}},
        "under": {"sets": {"pattern": ["horizontal_push"]}},
        "why": "Pull a quarter more.", "source": "test",
    }  # fmt: skip
    jsonschema.validate({"extends": "balanced", "rules": [rule]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"rules": [rule | {"kind": "ratoi"}]}, schema)


def test_every_set_that_ships_fits(optimizer):
    schema = schema_of(optimizer, "constraints")
    for path in (catalog_folder() / "constraint_sets").glob("*.yaml"):
        jsonschema.validate(parse(read_text(path), str(path)).value, schema)
