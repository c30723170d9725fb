"""Examples that the documents name are there in an installation too."""

import shutil
from pathlib import Path

import pytest

import optimizer
from optimizer.errors import InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem

ROOT = Path(__file__).parents[2]
NAME = "scenarios/desk_worker.yaml"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An installation, seen from an empty folder."""
    catalog = load_catalog()
    for name in ("catalog", "scenarios"):
        shutil.copytree(ROOT / name, tmp_path / "package" / f"_{name}")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(optimizer, "__file__", str(tmp_path / "package" / "__init__.py"))
    return catalog


def test_an_example_is_found_by_the_name_it_has_in_the_documents(installed):
    problem = load_problem(NAME, installed)
    assert (problem.source, problem.scenario.client) == (NAME, "desk-worker")


def test_a_file_of_ones_own_comes_first(installed):
    own = Path(NAME)
    own.parent.mkdir()
    own.write_text("days: {mon: 60}\nequipment: [dumbbell]\nclient: mine\n")
    assert load_problem(NAME, installed).scenario.client == "mine"


@pytest.mark.parametrize("name", ["desk_worker.yaml", "scenarios/none.yaml"])
def test_other_names_are_no_examples(installed, name):
    with pytest.raises(InputError, match="cannot be read"):
        load_problem(name, installed)
