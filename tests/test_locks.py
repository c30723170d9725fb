"""What run.py installs is named to the version, fits the ranges, and comes from anywhere."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT, BENCHMARKS = (
    tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    for folder in (ROOT, ROOT / "benchmarks")
)
EXTRAS = PROJECT["project"]["optional-dependencies"].values()
SOLVING = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
OTHERS = [
    line
    for lines in (*EXTRAS, BENCHMARKS["project"]["dependencies"])
    for line in lines
    if "strength-optimizer" not in line
]


def locked(name: str) -> dict[str, set[str]]:
    """The versions of a lock by name, each with hashes: several where Pythons or systems differ."""
    found: dict[str, set[str]] = {}
    text = (ROOT / "locks" / name).read_text(encoding="utf-8").replace("\\\n", "")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            wanted, _, hashes = line.partition("--hash=")
            assert re.fullmatch(r"sha256:\w{64}( +--hash=sha256:\w{64})*", hashes.strip()), line
            requirement = Requirement(wanted.strip())
            found.setdefault(canonicalize_name(requirement.name), set()).add(
                str(requirement.specifier).removeprefix("==")
            )
    return found


@pytest.mark.parametrize(
    ("name", "lines"), [("solve.txt", SOLVING), ("dev.txt", [*SOLVING, *OTHERS])]
)
def test_a_lock_names_a_version_within_every_range(name, lines):
    versions = locked(name)
    for requirement in map(Requirement, lines):
        there = versions[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in there), requirement


def test_solving_needs_no_more_and_in_the_same_versions():
    small, large = locked("solve.txt"), locked("dev.txt")
    assert small.items() <= large.items()
    only = {canonicalize_name(Requirement(line).name) for line in OTHERS}
    assert not only & small.keys()


@pytest.mark.parametrize("name", ["solve.txt", "dev.txt"])
def test_a_lock_says_nothing_of_where_it_was_made(name):
    assert not re.search(r"://|--index|--find-links|file:|/", locks_text(name))


def locks_text(name: str) -> str:
    """A lock without the command that renews it."""
    text = (ROOT / "locks" / name).read_text(encoding="utf-8")
    return text.replace("python3 run.py python locks/renew.py", "")


# -- run.py -------------------------------------------------------------------------------------


@pytest.fixture
def runner(tmp_path, monkeypatch):
    """run.py with an environment of its own, which tells what it installs."""
    run = loaded(ROOT / "run.py")
    told = []
    monkeypatch.setattr(run, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(run, "SCRIPTS", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / "installed")
    monkeypatch.setattr(run.venv, "create", lambda *_, **__: told.append("new"))
    monkeypatch.setattr(
        run, "pip", lambda *a: told.append(a[-1].name) if "--requirement" in a else None
    )

    def prepared(name: str) -> list[str]:
        told.clear()
        run.prepare(name)
        return list(told)

    run.prepared = prepared
    return run


def loaded(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_environment_is_filled_once_and_grows(runner):
    assert runner.prepared("solve") == ["new", "solve.txt"]
    assert runner.prepared("solve") == []
    assert runner.prepared("dev") == ["dev.txt"]
    assert runner.prepared("dev") == runner.prepared("solve") == []


def test_a_renewed_lock_makes_a_new_environment(runner, tmp_path, monkeypatch):
    runner.prepared("dev")
    for name in ("solve", "dev"):
        other = tmp_path / f"{name}.txt"
        other.write_text("another")
        monkeypatch.setitem(runner.LOCKS, name, other)
    assert runner.prepared("dev") == ["new", "dev.txt"]


def test_what_was_interrupted_begins_anew(runner, monkeypatch):
    runner.prepared("solve")
    with monkeypatch.context() as broken:
        broken.setattr(runner, "pip", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            runner.prepared("dev")
    assert runner.prepared("solve") == ["new", "solve.txt"]


@pytest.mark.parametrize(
    ("command", "name"), [("optimizer", "solve"), ("pytest", "dev"), ("python", "dev")]
)
def test_solving_gets_only_what_it_needs(runner, monkeypatch, command, name):
    wanted = []
    monkeypatch.setattr(runner, "prepare", wanted.append)
    monkeypatch.setattr(sys, "argv", ["run.py", command])
    runner.main()
    assert wanted == [name]


# -- newest.py ----------------------------------------------------------------------------------


@pytest.fixture
def newest(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "locks")
    return loaded(ROOT / "locks" / "newest.py")


def test_each_test_is_blamed_on_what_breaks_it_by_itself(newest):
    breaks = {"yaml": {"a", "b", "other"}, "highs": {"c"}, "click": set()}
    found = newest.blame({"a", "b", "c", "d"}, breaks, breaks.get)
    assert found == {"yaml": {"a", "b"}, "highs": {"c"}, "click": set(), "": {"d"}}


def test_what_changed_is_told_with_both_versions(newest):
    found = newest.changed({"a": "1", "b": "2", "gone": "1"}, {"a": "1", "b": "3", "c": "1"})
    assert found == {"b": "b 2 -> 3", "c": "c (new) -> 1"}
