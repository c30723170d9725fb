"""A run from its roster to its files: what is solved, what is kept, and what goes."""

import json
import sqlite3
import stat
from dataclasses import replace

import pytest

from optimizer.errors import InputError
from optimizer.features.batch.answer import Result
from optimizer.features.batch.folder import LINES, opened
from optimizer.features.batch.plan import planned
from optimizer.features.batch.results import results, write_lines, write_results
from optimizer.features.batch.run import run
from optimizer.features.batch.task import TaskAnswer, for_client
from optimizer.files.catalog import load_catalog
from optimizer.files.roster.checked import read_roster
from optimizer.files.scenario import load_problem

MINIMAL = "client,days,equipment,constraints\n"


@pytest.fixture
def table(tmp_path):
    """Writes a roster of full rows."""

    def write(*rows: str):
        path = tmp_path / "clients.csv"
        path.write_text(MINIMAL + "".join(f"{row},full_gym,minimal\n" for row in rows))
        return path

    return write


@pytest.fixture
def batch(tmp_path, setting, desk):
    """Runs a roster into a folder and tells what was solved for it."""

    def call(path, executor=None, skip_bad=False, use=setting, out=tmp_path / "out", retry=False):
        executor = executor or desk()
        catalog = load_catalog()
        plan = planned(read_roster(str(path), catalog), use, str(path), skip_bad)
        with opened(out, lambda _: None) as store:
            try:
                run(store, out, plan, executor, lambda _: None, retry)
            except KeyboardInterrupt:
                assert executor.closed
            write_results(store, out)
            call.rows = {row.client: row for row in results(store)}
        return executor.asked

    call.out = tmp_path / "out"
    return call


def programs(batch):
    return {path.name: path.read_text() for path in (batch.out / "programs").iterdir()}


def test_every_client_gets_a_file_and_a_row(batch, table):
    assert batch(table("c-1,mon 60", "c-2,tue 60")) == ["c-1", "c-2"]
    files = programs(batch)
    assert sorted(files) == ["c-1.json", "c-2.json"]
    assert json.loads(files["c-2.json"])["scenario"]["days"] == {"tue": 60}
    assert batch.rows["c-1"].file == "programs/c-1.json"
    assert batch.rows["c-1"].place == "row 2"


def test_a_second_run_solves_nothing_and_changes_nothing(batch, table):
    path = table("c-1,mon 60", "c-2,tue 60")
    batch(path)
    before = programs(batch)
    assert batch(path) == []
    assert programs(batch) == before


def test_an_interrupted_run_goes_on_where_it_stopped(batch, table, desk):
    path = table("c-1,mon 60", "c-2,tue 60", "c-3,wed 60")
    assert batch(path, desk(stop_after=1)) == ["c-1"]
    assert batch.rows["c-1"].status is Result.OPTIMAL
    assert batch.rows["c-3"].status is Result.PENDING
    assert sorted(programs(batch)) == ["c-1.json"]
    assert batch(path) == ["c-2", "c-3"]
    assert {row.status for row in batch.rows.values()} == {Result.OPTIMAL}


def test_only_what_changed_is_solved_again(batch, table):
    batch(table("c-1,mon 60", "c-2,tue 60"))
    assert batch(table("c-2,tue 60", "c-1,mon 75")) == ["c-1"]
    assert list(batch.rows) == ["c-2", "c-1"]
    assert batch(table("c-1,mon 60", "c-2,tue 60")) == [], "its first answer was kept"
    assert json.loads(programs(batch)["c-1.json"])["scenario"]["days"] == {"mon": 60}


def test_the_program_of_other_inputs_is_gone_before_the_new_one_is_there(batch, table, desk):
    batch(table("c-1,mon 60"))
    batch(table("c-1,mon 75"), desk(stop_after=0))
    assert programs(batch) == {}


@pytest.mark.parametrize(
    "change",
    [{"catalog_sha256": "another"}, {"versions": ("9.9", "9.9")}],
    ids=["catalog", "version"],
)
def test_another_catalog_or_version_solves_all_again(batch, table, setting, change):
    from dataclasses import replace

    path = table("c-1,mon 60")
    batch(path)
    assert batch(path, use=replace(setting, **change)) == ["c-1"]


def test_a_changed_constraint_set_solves_again(batch, tmp_path):
    (tmp_path / "mine.yaml").write_text("name: mine\nextends: minimal\n")
    path = tmp_path / "clients.csv"
    path.write_text(MINIMAL + "c-1,mon 60,full_gym,mine.yaml\nc-2,mon 60,full_gym,minimal\n")
    assert batch(path) == ["c-1", "c-2"]
    rule = "{id: week.rest_days, kind: rest_days, min: 2, why: Two days are free., source: test}"
    (tmp_path / "mine.yaml").write_text(f"name: mine\nextends: minimal\nrules: [{rule}]\n")
    assert batch(path) == ["c-1"]


def test_equal_scenarios_are_solved_once_and_told_to_each(batch, table, desk):
    rows = ("c-1,mon 60", "c-2,mon 60", "c-3,tue 60", "c-4,mon 60.0")
    assert batch(table(*rows)) == ["c-1", "c-3"]
    for name, text in programs(batch).items():
        data = json.loads(text)
        assert data["client"] == data["scenario"]["client"] == name.removesuffix(".json")


def test_a_program_for_another_client_is_that_of_solving_the_other(tmp_path):
    """Byte for byte: the id where it stands, and the hash of the scenario that holds it."""
    catalog = load_catalog()
    path = tmp_path / "scenario.json"
    texts = []
    for client in ("c-1", "c-2"):
        path.write_text(json.dumps(
            {"client": client, "days": {"mon": 60}, "equipment": ["full_gym"],
             "constraints": {"name": "ümlaut", "extends": "minimal", "title": "Größe"}}
        ))  # fmt: skip
        problem = load_problem(str(path), catalog)
        data = {"client": client, "scenario": problem.filled,
                "provenance": {"scenario_sha256": problem.sha256}}  # fmt: skip
        texts.append(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    assert for_client(texts[0], "c-2") == texts[1]
    assert for_client(texts[0], "c-1") is texts[0]


def test_files_that_were_lost_or_changed_are_written_again_without_solving(batch, table):
    path = table("c-1,mon 60", "c-2,tue 60", "c-3,wed 60")
    batch(path)
    before = programs(batch)
    (batch.out / "programs" / "c-1.json").unlink()
    (batch.out / "programs" / "c-2.json").write_text("half of i")
    (batch.out / "programs" / ".c-3.json.abc").write_text("left by a crash")
    assert batch(path) == []
    assert programs(batch) == before


def test_a_crash_between_the_store_and_the_file_loses_nothing(batch, table, monkeypatch):
    path = table("c-1,mon 60", "c-2,tue 60")

    def crash(text, path):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("optimizer.features.batch.run.write_whole", crash)
        assert batch(path) == ["c-1"]
    assert programs(batch) == {}
    assert batch(path) == ["c-2"]
    assert sorted(programs(batch)) == ["c-1.json", "c-2.json"]


def test_an_interrupt_between_the_store_and_the_file_leaves_no_answer_without_a_file(
    batch, table, monkeypatch
):
    path = table("c-1,mon 60", "c-2,tue 60")

    def interrupted(text, path):
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr("optimizer.features.batch.run.write_whole", interrupted)
    assert batch(path) == ["c-1"]
    assert sorted(programs(batch)) == ["c-1.json"]
    assert batch.rows["c-1"].status is Result.OPTIMAL


def test_the_folder_follows_the_roster(batch, table):
    batch(table("c-1,mon 60", "c-2,tue 60"))
    batch(table("c-2,tue 60"))
    assert sorted(programs(batch)) == ["c-2.json"]
    assert batch(table("c-1,mon 60", "c-2,tue 60")) == [], "an answer outlives its file"
    assert sorted(programs(batch)) == ["c-1.json", "c-2.json"]


def test_a_failed_client_is_tried_again_by_the_next_run(batch, table, desk):
    def fail(task):
        return TaskAnswer(task.key, Result.FAILED, reason="its worker died")

    path = table("c-1,mon 60")
    batch(path, desk(solve=fail))
    assert batch.rows["c-1"].status is Result.FAILED
    assert batch.rows["c-1"].reason == "its worker died"
    assert programs(batch) == {}
    assert batch(path) == ["c-1"]


def test_a_retry_solves_only_those_without_an_answer(batch, table, setting, desk):
    """With more time, say; answers of the first run stay."""

    def unsure(task):
        answer = desk().solve(task)
        status = Result.UNKNOWN if '"c-2"' in task.scenario else Result.FEASIBLE
        return replace(answer, status=status)

    path = table("c-1,mon 60", "c-2,tue 60")
    longer = replace(setting, search=replace(setting.search, time_limit=300))
    assert batch(path, desk(solve=unsure)) == ["c-1", "c-2"]
    assert batch(path) == [], "undecided is an answer to the same question"
    assert batch(path, use=longer, retry=True) == ["c-2"]
    assert [row.status for row in batch.rows.values()] == [Result.FEASIBLE, Result.OPTIMAL]
    assert batch(path, use=longer, retry=True) == []
    assert batch(path, use=longer) == ["c-1"], "without it, all is as if it were the first run"


@pytest.mark.parametrize("other", [0, 2], ids=["its own", "a third"])
def test_what_a_retry_found_stays(batch, table, setting, desk, other):
    """Whether the limit that decides nothing was tried before the retry or is a new one."""

    def unsure(task):
        answer = desk().solve(task)
        return replace(answer, status=Result.UNKNOWN, program=answer.program.replace("?", "no"))

    path = table("c-1,mon 60")
    first, longer, third = (
        replace(setting, search=replace(setting.search, time_limit=s)) for s in (1, 300, 2)
    )
    batch(path, desk(solve=unsure), use=first)
    assert batch.rows["c-1"].status is Result.UNKNOWN
    assert batch(path, use=longer, retry=True) == ["c-1"]
    found = programs(batch)
    assert batch(path, desk(solve=unsure), use=third if other else first) == ["c-1"][:other]
    assert batch.rows["c-1"].status is Result.OPTIMAL
    assert programs(batch) == found
    assert batch(path, desk(solve=unsure), use=first) == []
    assert programs(batch) == found


def test_only_an_undecided_answer_gives_way(batch, table, setting, desk):
    """A program that its own search found is not replaced by a better one of a longer search."""

    def near(task):
        return replace(desk().solve(task), status=Result.FEASIBLE)

    path = table("c-1,mon 60")
    longer = replace(setting, search=replace(setting.search, time_limit=300))
    batch(path, use=longer)
    assert batch(path, desk(solve=near)) == ["c-1"]
    assert batch.rows["c-1"].status is Result.FEASIBLE
    batch(path)
    assert batch.rows["c-1"].status is Result.FEASIBLE


def test_ids_that_differ_in_case_only_have_files_of_their_own(batch, table):
    batch(table("ana,mon 60", "ANA,tue 60", "con,wed 60", "Bob,thu 60"))
    names = sorted(name.lower() for name in programs(batch))
    assert len(set(names)) == 4
    assert "bob.json" in names
    assert "con.json" not in names


def test_bad_rows_stop_all_or_are_left_out(batch, table):
    path = table("c-1,mon 60", "c-2,mon 600", "c-3,tue 60", "c-3,wed 60")
    with pytest.raises(InputError) as error:
        batch(path)
    assert [fault.line for fault in error.value.faults] == [3, 5]
    assert not batch.out.exists()
    assert batch(path, skip_bad=True) == ["c-1"], "which row of c-3 is meant can't be known"
    statuses = [row.status for row in batch.rows.values()]
    assert statuses.count(Result.INVALID) == 2
    assert "600" not in batch.rows["c-2"].reason


def test_everything_is_for_the_owner_only(batch, table):
    batch.out.mkdir(mode=0o755)
    batch(table("c-1,mon 60"))
    for path in (batch.out, *batch.out.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_one_folder_has_one_batch_at_a_time(batch, table):
    path = table("c-1,mon 60")
    with opened(batch.out, lambda _: None), pytest.raises(InputError, match="another batch"):
        batch(path)
    assert batch(path) == ["c-1"]


def test_a_folder_of_something_else_is_not_touched(batch, table):
    batch.out.mkdir(mode=0o755)
    (batch.out / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="holds no batch"):
        batch(table("c-1,mon 60"))
    assert [path.name for path in batch.out.iterdir()] == ["thesis.txt"]
    assert stat.S_IMODE(batch.out.stat().st_mode) == 0o755


@pytest.mark.parametrize("damage", [b"no database", b"", None], ids=["text", "empty", "pages"])
def test_a_damaged_store_is_put_aside(batch, table, damage, tmp_path):
    path = table(*(f"c-{n},mon {30 + n}" for n in range(1, 40)))
    batch(path)
    store = batch.out / "batch.sqlite"
    data = bytearray(store.read_bytes())
    if damage is None:
        data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    store.write_bytes(data if damage is None else damage)
    told = []
    with opened(batch.out, told.append):
        pass
    assert len(told) == (0 if damage == b"" else 1)
    assert len(batch(path)) == 39
    assert len(programs(batch)) == 39


def test_no_program_outlives_a_damaged_store(batch, table, desk):
    """Who left meanwhile, or asks for something else, has no file; the old ones are put aside."""
    batch(table("c-1,mon 60", "c-2,tue 60"))
    (batch.out / "batch.sqlite").write_bytes(b"no database" * 1000)
    batch(table("c-1,mon 75", "c-3,tue 60"), desk(stop_after=0))
    assert sorted(programs(batch)) == []
    aside = batch.out / "programs.damaged-1"
    assert sorted(path.name for path in aside.iterdir()) == ["c-1.json", "c-2.json"]
    assert stat.S_IMODE((batch.out / "programs").stat().st_mode) == 0o700


def test_a_disk_that_is_full_at_the_end_is_told_as_such(batch, table):
    batch(table("c-1,mon 60"))
    with (
        pytest.raises(InputError, match="cannot be written: database or disk is full"),
        opened(batch.out, lambda _: None),
    ):
        raise sqlite3.OperationalError("database or disk is full")


def test_no_room_for_a_long_plan_is_told(table, setting, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.write", full)
    path = str(table("c-1,mon 60"))
    with pytest.raises(InputError, match="cannot be written: No space left"):
        planned(read_roster(path, load_catalog()), setting, path, skip_bad=False)


def test_the_log_of_a_killed_run_is_read(batch, table, tmp_path):
    """What was committed but not yet taken from the log into the file is not lost."""
    path = table("c-1,mon 60", "c-2,tue 60")
    batch(path)
    copy = tmp_path / "copy"
    with opened(batch.out, lambda _: None) as store:
        with store.transaction():
            store.forget("programs/c-1.json")
        import shutil

        shutil.copytree(batch.out, copy)
    assert (copy / "batch.sqlite-wal").stat().st_size > 0
    assert batch(path, out=copy) == []


def test_results_are_the_same_as_table_and_as_data(batch, table):
    batch(table("c-1,mon 60", "c-2,tue 600"), skip_bad=True)
    lines = (batch.out / "results.csv").read_bytes().decode().split("\r\n")
    assert lines[0] == "client,status,objective,gap,seconds,conflict,file,reason,place"
    assert lines[1] == "c-1,optimal,,0.0,0.5,,programs/c-1.json,,row 2"
    data = json.loads((batch.out / "results.json").read_text())
    assert data["format"] == "batch/1"
    assert [row["status"] for row in data["results"]] == ["optimal", "invalid"]
    assert "not medical advice" in data["disclaimer"]


def test_lines_hold_every_program_in_the_order_of_the_roster(batch, table):
    batch(table("c-2,mon 60", "c-1,mon 60"))
    with opened(batch.out, lambda _: None) as store:
        write_lines(store, batch.out)
    lines = (batch.out / LINES).read_text().splitlines()
    assert [json.loads(line)["client"] for line in lines] == ["c-2", "c-1"]
    assert json.loads(lines[1]) == json.loads(programs(batch)["c-1.json"])
    batch(table("c-2,mon 60"))
    assert not (batch.out / LINES).exists(), "what it said is not so any more"


def test_no_cell_of_the_results_is_a_formula(batch, tmp_path):
    path = tmp_path / "clients.csv"
    path.write_text(MINIMAL + "=1+1,mon 60,full_gym,minimal\n")
    batch(path, skip_bad=True)
    assert "\r\n'=1+1,invalid" in (batch.out / "results.csv").read_bytes().decode()


def test_a_store_of_a_later_version_is_not_touched(batch, table):
    path = table("c-1,mon 60")
    batch(path)
    with sqlite3.connect(batch.out / "batch.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(InputError, match="another version"):
        batch(path)
