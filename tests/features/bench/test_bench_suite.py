import pytest

from optimizer.errors import InputError
from optimizer.features.bench.matrix import loaded
from optimizer.features.bench.suite import load_suite, suite_names
from optimizer.features.bench.suite_files import SHIPPED


def test_a_folder_is_a_suite_of_its_scenarios(small_suite):
    (small_suite / "b.yml").write_text("x")
    (small_suite / "notes.md").write_text("x")
    suite = load_suite(str(small_suite))
    assert [instance.name for instance in suite.instances] == ["b", "small"]
    assert suite.name == "suite"


def test_a_file_is_a_suite_of_one(small_suite):
    suite = load_suite(str(small_suite / "small.yaml"))
    assert [(i.name, i.path) for i in suite.instances] == [("small", small_suite / "small.yaml")]
    assert suite.folder is None


def test_a_listing_names_catalogs_and_groups(small_suite):
    (small_suite / "more.yaml").write_text("equipment: {}")
    (small_suite / "suite.yaml").write_text(
        "title: Mine\ninstances:\n  - small.yaml\n"
        "  - {name: again, file: small.yaml, catalog: more.yaml, group: big}\n"
    )
    suite = load_suite(str(small_suite))
    assert suite.title == "Mine"
    plain, again = suite.instances
    assert (plain.name, plain.catalogs, plain.group) == ("small", (), "")
    assert (again.name, again.catalogs, again.group) == (
        "again",
        (str(small_suite / "more.yaml"),),
        "big",
    )


def test_every_fault_of_a_listing_is_told_with_its_line(small_suite):
    (small_suite / "suite.yaml").write_text(
        "instances:\n  - small.yaml\n  - gone.yaml\n  - {file: small.yaml, catalog: lost.yaml}\n"
    )
    with pytest.raises(InputError) as error:
        load_suite(str(small_suite))
    text = str(error.value)
    assert "suite.yaml:3:" in text
    assert "gone.yaml" in text
    assert "suite.yaml:4:" in text
    assert "lost.yaml" in text
    assert "has the name of another instance" in text


@pytest.mark.parametrize(
    ("listing", "message"),
    [
        ("instances: []", "instances"),
        ("instance: [small.yaml]", "Did you mean instances"),
        ("- small.yaml", "must be a mapping"),
        ("instances: [{fil: small.yaml}]", "fil"),
        ("instances: [[1]]", "instances"),
    ],
)
def test_a_listing_of_another_shape_is_bad_input(small_suite, listing, message):
    (small_suite / "suite.yaml").write_text(listing)
    with pytest.raises(InputError, match=message):
        load_suite(str(small_suite))


def test_an_empty_folder_and_an_unknown_name_are_told(tmp_path):
    with pytest.raises(InputError, match="holds no scenario files"):
        load_suite(str(tmp_path))
    with pytest.raises(InputError, match="Did you mean smoke"):
        load_suite("smok")


def test_a_broken_file_of_facts_is_told(small_suite):
    (small_suite / "expected.json").write_text(
        '{"instances": {"small": {"tiny": {"outcome": "nice"}}}}'
    )
    with pytest.raises(InputError, match=r"expected\.json.*outcome"):
        load_suite(str(small_suite))


def test_a_scenario_that_is_wrong_is_told_before_anything_runs(small_suite):
    (small_suite / "wrong.yaml").write_text("days: {mon: 60}\nequipment: [dumbel]\n")
    with pytest.raises(InputError, match=r"wrong\.yaml:2:.*dumbel"):
        loaded(load_suite(str(small_suite)))
    (small_suite / "worse.yaml").write_text("days: {mon: 6}\n")
    with pytest.raises(InputError) as error:
        loaded(load_suite(str(small_suite)))
    assert len(error.value.faults) == 3
    assert all(name in str(error.value) for name in ("wrong.yaml:2", "worse.yaml:1"))


def test_a_name_that_ships_is_not_hidden_by_a_folder(tmp_path, monkeypatch):
    (tmp_path / "smoke").mkdir()
    monkeypatch.chdir(tmp_path)
    assert len(load_suite("smoke").instances) == len(SHIPPED["smoke"])


def test_the_suites_that_ship_are_those_of_the_generator():
    assert suite_names() == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_suite_that_ships_is_whole(name):
    suite = load_suite(name)
    instances = loaded(suite)
    assert len({each.instance.path for each in instances}) == len(SHIPPED[name])
    assert suite.title
    known = {(each.instance.name, each.problem.constraint_set.name) for each in instances}
    assert suite.facts.keys() <= known
