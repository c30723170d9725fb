"""A program file is written whole or not at all, and read with every fault placed."""

import errno
import json
import os
import stat
import tempfile
from pathlib import Path

import pytest

from optimizer.domain.program import Block, Item, Program, Session, Status, Week
from optimizer.errors import InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.program import load_program, program_json
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.files.whole import write_whole

SCENARIO = {"client": "ana-01", "days": {"mon": 60}, "equipment": ["full_gym"]}


def made() -> Program:
    """A small program; whether its week keeps the rules does not matter here."""
    session = Session(
        day="mon", title="Ganzkörper/één", budget_minutes=60, seconds=1000, warmup_seconds=660,
        cooldown_seconds=0,
        blocks=(Block(seconds=340, items=(Item(exercise="push_up", sets=2, rest_seconds=120),)),),
    )  # fmt: skip
    return Program(
        client="ana-01",
        scenario=problem_of(Tree("test", dict(SCENARIO)), load_catalog()).filled,
        constraint_set="balanced",
        status=Status.FEASIBLE,
        objective=7,
        bound=9,
        gap=0.25,
        objective_terms=(),
        weeks=(Week(week="A", sessions=(session,)),),
        audit=(),
        conflict=None,
        provenance=None,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- writing ------------------------------------------------------------------------------------


def test_a_file_is_written_as_utf8(tmp_path):
    path = tmp_path / "p.json"
    write_whole("Größe\n", path)
    assert path.read_bytes() == "Größe\n".encode()
    assert names(tmp_path) == ["p.json"]


def test_an_existing_file_is_replaced(tmp_path):
    path = tmp_path / "p.json"
    path.write_text("a much longer old text")
    write_whole("new", path)
    assert path.read_text() == "new"
    assert names(tmp_path) == ["p.json"]


def test_a_written_file_is_for_all_whom_the_umask_allows(tmp_path):
    before = os.umask(0o022)
    try:
        write_whole("text", tmp_path / "p.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "p.json").stat().st_mode) == 0o644


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("old", [None, "the old text"], ids=["new", "existing"])
def test_a_full_disk_leaves_the_old_file_and_no_scrap(tmp_path, monkeypatch, step, old):
    path = tmp_path / "p.json"
    if old is not None:
        path.write_text(old)
    monkeypatch.setattr(os, step, full_disk)
    with pytest.raises(InputError) as caught:
        write_whole("new" * 10_000, path)
    assert str(caught.value) == f"{path}: cannot be written: {os.strerror(errno.ENOSPC)}"
    assert names(tmp_path) == ([] if old is None else ["p.json"])
    assert old is None or path.read_text() == old


def test_an_interrupt_leaves_no_scrap(tmp_path, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole("new", tmp_path / "p.json")
    assert names(tmp_path) == []


def test_an_unwritable_folder_is_told(tmp_path, monkeypatch):
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(tempfile, "mkstemp", denied)
    with pytest.raises(InputError, match=r"p\.json: cannot be written: Permission denied"):
        write_whole("new", tmp_path / "p.json")
    assert names(tmp_path) == []


@pytest.mark.parametrize("place", ["gone/p.json", "file/p.json", "folder"])
def test_a_place_that_cannot_hold_a_file_is_told(tmp_path, place):
    (tmp_path / "file").write_text("text")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_whole("new", tmp_path / place)
    assert names(tmp_path) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "text"


# -- reading ------------------------------------------------------------------------------------


@pytest.fixture
def load(tmp_path):
    def load_(text: str):
        path = tmp_path / "p.json"
        path.write_text(text)
        return load_program(str(path), load_catalog())

    return load_


def test_a_program_survives_the_file(load):
    program, problem = load(program_json(made()))
    assert program == made()
    assert problem.filled == made().scenario
    assert problem.scenario.client == "ana-01"


def test_a_program_file_is_readable_json():
    text = program_json(made())
    assert text.endswith("}\n")
    assert "Ganzkörper/één" in text
    assert json.loads(text)["format"] == "program/1"


ITEM = ("weeks", 0, "sessions", 0, "blocks", 0, "items", 0)
FAULTS = {
    # where, new value, the field that is named, what the message says
    "format": (("format",), "program/2", "format", "program/1"),
    "status": (("status",), "optimum", "status", "optimal"),
    "no client": (("client",), None, "client", "got nothing"),
    "weeks": (("weeks",), {}, "weeks", "list"),
    "day": ((*ITEM[:4], "day"), "monday", "weeks[0].sessions[0].day", "mon"),
    "no sets": ((*ITEM, "sets"), 0, "weeks[0].sessions[0].blocks[0].items[0].sets", "got 0"),
    "half a set": ((*ITEM, "sets"), 2.5, "weeks[0].sessions[0].blocks[0].items[0].sets", "2.5"),
    "empty block": ((*ITEM[:6], "items"), [], "weeks[0].sessions[0].blocks[0].items", "1"),
    "key": ((*ITEM, "set"), 2, "weeks[0].sessions[0].blocks[0].items[0].set", "sets"),
}


def changed(path: tuple, value: object) -> str:
    data = json.loads(program_json(made()))
    inner = data
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return json.dumps(data, indent=2)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_program_file_is_placed(name, load):
    path, value, field, said = FAULTS[name]
    text = changed(path, value)
    with pytest.raises(InputError) as caught:
        load(text)
    (fault,) = caught.value.faults
    assert fault.field == field
    assert said in fault.text("p.json")
    assert f'"{path[-1]}"' in text.splitlines()[fault.line - 1]


def test_all_faults_of_a_program_file_are_told(load):
    data = json.loads(program_json(made())) | {"format": "x", "status": "y", "bund": 1}
    del data["gap"]
    with pytest.raises(InputError) as caught:
        load(json.dumps(data))
    assert {fault.field for fault in caught.value.faults} == {"format", "status", "bund", "gap"}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("scenario", "days", "mon"), 5, "days.mon"),
        (("scenario", "exclude"), ["pushup"], "Did you mean push_up?"),
        (("scenario", "equipment"), ["dumbel"], "Did you mean dumbbell?"),
    ],
)
def test_the_scenario_inside_is_checked_with_its_place(path, value, said, load):
    text = changed(path, value)
    with pytest.raises(InputError) as caught:
        load(text)
    (fault,) = caught.value.faults
    assert said in str(caught.value)
    line = next(n for n, line in enumerate(text.splitlines(), 1) if f'"{path[-1]}"' in line)
    assert fault.line in (line, line + 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("format: program/1\n", "not valid JSON"),
        (program_json(made())[:200], "not valid JSON"),
        ("[]", "must be a mapping"),
        ("{}", "is missing"),
        ('{"format": "program/1", "format": "program/1"}', "is given twice"),
    ],
    ids=["empty", "yaml", "cut off", "list", "nothing", "twice"],
)
def test_what_is_no_program_is_refused(text, said, load):
    with pytest.raises(InputError, match=said):
        load(text)


def test_a_missing_program_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.json: cannot be read"):
        load_program(str(tmp_path / "gone.json"), load_catalog())
