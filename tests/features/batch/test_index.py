"""The page in a batch's folder: who is on it, which files it links, and what changed since before."""

import json
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from optimizer.domain.week import Weekday
from optimizer.errors import InputError
from optimizer.features.batch import exports
from optimizer.features.batch.answer import EquipmentWorth, Result, WorthOfChange
from optimizer.features.batch.clients import roster_of
from optimizer.features.batch.exports import SUFFIXES, write_exports
from optimizer.features.batch.folder import INDEX, opened
from optimizer.features.batch.index import write_index, write_page
from optimizer.features.batch.plan import planned
from optimizer.features.batch.report import read_store
from optimizer.features.batch.run import run
from optimizer.features.batch.task import Search, TaskAnswer
from optimizer.features.batch.worker import solve_task
from optimizer.files.catalog import load_catalog
from optimizer.files.roster.checked import read_roster
from optimizer.show.export import Export

CATALOG = load_catalog()


@pytest.fixture
def batch(tmp_path, setting, desk, defaults):
    """Runs a roster of rows into a folder, writes its page, and gives what is on it."""

    def call(*rows, executor=None, use=setting, defaults_=defaults, export=(), skip_bad=False):
        path = tmp_path / "clients.csv"
        path.write_text("".join(f"{row}\n" for row in ("client,days", *rows)))
        clients = read_roster(str(path), CATALOG, str(defaults_))
        plan = planned(clients, use, str(path), skip_bad)
        with opened(call.out, lambda _: None) as store:
            with suppress(KeyboardInterrupt):
                run(store, call.out, plan, executor or desk(), lambda _: None)
            for target in export:
                write_exports(store, call.out, target, CATALOG)
            write_index(store, call.out)
            return roster_of(store, call.out)

    call.out = tmp_path / "out"
    call.page = lambda: (call.out / INDEX).read_text()
    return call


def changes(roster):
    return {one.result.client: (one.change, one.was) for one in roster.clients}


def test_everyone_of_the_roster_is_on_the_page(batch, desk):
    roster = batch("b,mon 40", "a,tue 40; fri 50", "c,wed 30", executor=desk(stop_after=2))
    assert [one.result.client for one in roster.clients] == ["b", "a", "c"]
    assert roster.clients[1].days == {Weekday.TUE: 40, Weekday.FRI: 50}
    assert roster.clients[0].files == {"program": "programs/b.json"}
    assert (roster.clients[2].result.status, roster.clients[2].files) == (Result.PENDING, {})
    page = batch.page()
    assert 'href="programs/a.json"' in page
    assert "not solved" in page
    assert (batch.out / INDEX).stat().st_mode & 0o777 == 0o600


def test_equal_answers_give_equal_pages(batch, tmp_path):
    """Whatever the folder, and however often; seconds are not on it."""
    rows = ("b,mon 40", "a,tue 40")
    batch(*rows)
    first = batch.page()
    batch(*rows)
    assert batch.page() == first
    batch.out = tmp_path / "elsewhere"
    batch(*rows)
    assert batch.page() == first


def test_a_client_without_a_valid_row_is_told(batch):
    roster = batch("a,mon 40", "b,mon 5", skip_bad=True)
    assert [one.result.status for one in roster.clients] == [Result.OPTIMAL, Result.INVALID]
    assert roster.clients[1].days == {}
    assert "bad row" in batch.page()


def test_what_changed_since_another_roster_is_told_until_the_next(batch):
    first = batch("a,mon 40", "b,tue 40", "c,wed 40")
    assert not first.compared
    assert set(changes(first).values()) == {(None, None)}
    for _ in range(2):  # the same command again changes nothing of it
        second = batch("c,wed 40", "b,tue 45", "d,thu 40")
        assert second.compared
        assert second.left == ("a",)
        assert changes(second) == {
            "c": (None, None), "b": (WorthOfChange.CHANGED, Result.OPTIMAL), "d": (WorthOfChange.NEW, None),
        }  # fmt: skip
    third = batch("c,wed 40", "b,tue 45")
    assert third.left == ("d",)
    assert set(changes(third).values()) == {(None, None)}


def test_the_order_of_the_rows_is_no_change(batch):
    batch("a,mon 40", "b,tue 40")
    assert not batch("b,tue 40", "a,mon 40").compared


def test_an_interrupted_run_is_not_what_one_compares_with(batch, desk):
    """Who was not solved then keeps how he stood before that."""
    batch("a,mon 40", "b,tue 40")
    batch("a,mon 45", "b,tue 45", executor=desk(stop_after=1))
    roster = batch("a,mon 45", "b,tue 45")
    expected = (WorthOfChange.CHANGED, Result.OPTIMAL)
    assert changes(roster) == {"a": expected, "b": expected}
    batch("a,mon 50", "b,tue 45", executor=desk(stop_after=0))
    roster = batch("a,mon 50", "b,tue 50")
    assert changes(roster) == {"a": expected, "b": expected}


def undecided(task) -> TaskAnswer:
    name = json.loads(task.scenario)["client"]
    row = {"client": name, "status": "unknown"}
    program = {"client": name, "scenario": json.loads(task.scenario), "provenance": {}}
    return TaskAnswer(task.key, Result.UNKNOWN, json.dumps(program), json.dumps(row))


def test_another_end_of_the_same_question_is_told(batch, desk, setting):
    batch("a,mon 40", executor=desk(solve=undecided))
    longer = replace(setting, search=Search(time_limit=60))
    roster = batch("a,mon 40", use=longer)
    assert changes(roster) == {"a": (WorthOfChange.ENDED, Result.UNKNOWN)}
    assert "was undecided" in batch.page()


def test_only_files_of_the_own_answer_are_linked(batch, desk):
    batch("a,mon 40", "b,tue 40")
    (batch.out / "programs" / "a.html").write_text("someone else's")
    (batch.out / "programs" / "b.json").unlink()
    with opened(batch.out, lambda _: None) as store:
        files = [one.files for one in roster_of(store, batch.out).clients]
    assert files == [{"program": "programs/a.json"}, {}]


@pytest.fixture
def counted(monkeypatch):
    """Pages made without a week being laid out; how many there were."""
    made = []

    def page(program, problem):
        made.append(program.client)
        return Export(f"<p>{program.client}".encode())

    monkeypatch.setattr(exports, "_page", page)
    return made


def test_exports_are_made_once_and_stay_while_they_are_right(batch, desk, counted):
    rows = ("a,mon 40", "b,tue 40")
    real = desk(solve=solve_task)
    roster = batch(*rows, executor=real, export=("html", "markdown"))
    assert roster.clients[0].files == {
        "html": "programs/a.html", "markdown": "programs/a.md", "program": "programs/a.json",
    }  # fmt: skip
    assert counted == ["a", "b"]
    batch(*rows, export=("html",))
    assert counted == ["a", "b"]
    (batch.out / "programs" / "a.html").write_text("changed")
    roster = batch(*rows)  # not asked for: left as it is
    assert "html" in roster.clients[1].files
    batch(*rows, export=("html",))
    assert counted == ["a", "b", "a"]
    roster = batch("a,mon 45", rows[1], executor=desk(stop_after=0))
    left = sorted(path.name for path in (batch.out / "programs").iterdir())
    assert left == ["b.html", "b.json", "b.md"]
    assert roster.clients[0].files == {}


def test_who_has_no_week_has_a_page_too(batch, desk, defaults, tmp_path, counted):
    gym = tmp_path / "none.yaml"
    gym.write_text(defaults.read_text().replace("min: 2, max: 4", "min: 60, max: 64"))
    roster = batch("a,mon 40", executor=desk(solve=solve_task), defaults_=gym,
                   export=("html", "markdown"))  # fmt: skip
    assert roster.clients[0].result.status is Result.INFEASIBLE
    assert roster.clients[0].files == {"html": "programs/a.html", "program": "programs/a.json"}
    assert counted == ["a"]


def test_a_page_elsewhere_leads_to_the_folder(batch, tmp_path):
    batch("a,mon 40")
    there = tmp_path / "my pages"
    there.mkdir()
    worth = [EquipmentWorth(item="barbell", clients=("a",), about=0.1)]
    write_page(batch.out, there / "roster.html", worth)
    page = (there / "roster.html").read_text()
    assert 'href="../out/programs/a.json"' in page
    assert "barbell" in page
    assert (there / "roster.html").stat().st_mode & 0o777 == 0o600
    write_page(batch.out, batch.out / INDEX, None)
    batch_page = batch.page()
    batch("a,mon 40")
    assert batch.page() == batch_page


def test_a_folder_whose_name_is_an_address_is_only_a_folder(batch, tmp_path):
    batch.out = tmp_path / "javascript:alert(1)"
    batch("a,mon 40")
    write_page(batch.out, tmp_path / "roster.html", None)
    page = (tmp_path / "roster.html").read_text()
    assert 'href="javascript%3Aalert%281%29/programs/a.json"' in page


def test_a_store_of_an_earlier_version_is_read(batch):
    batch("a,mon 40")
    with sqlite3.connect(batch.out / "batch.sqlite") as database:
        database.execute("DROP TABLE before")
        database.execute("DROP TABLE plan")
    database.close()
    with read_store(batch.out) as store:
        assert not roster_of(store, batch.out).compared
    assert not batch("a,mon 40").compared
    assert batch("a,mon 45").compared


def test_no_page_is_left_of_a_folder_without_a_batch(tmp_path):
    with pytest.raises(InputError, match="holds no batch"):
        write_page(tmp_path, tmp_path / "page.html", None)
    assert list(tmp_path.iterdir()) == []


def test_targets_of_pages_and_exports_have_names_of_their_own():
    assert len(set(SUFFIXES.values())) == len(SUFFIXES)
    assert "json" not in SUFFIXES.values()
    assert Path(INDEX).suffix == ".html"
