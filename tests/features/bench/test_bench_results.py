import json

import pytest

from optimizer.errors import InputError
from optimizer.features.bench.record import Shape, Size, Startup
from optimizer.features.bench.results import Appending, load_results

SHAPE = Shape(variables=3, constraints=2)
SIZE = Size(
    key="s", instance="a", constraints="balanced", totals=SHAPE, totals_presolved=SHAPE,
    days=SHAPE, days_presolved=None,
)  # fmt: skip


def test_records_come_back_as_they_were(tmp_path, make_run):
    path = tmp_path / "r.jsonl"
    records = [make_run("a"), SIZE, Startup(key="h", help_seconds=0.1, loads_solver=False)]
    with Appending(path) as book:
        for record in records:
            book.add(record)
            assert load_results(path)[-1] == record  # on the disk at once
    assert load_results(path) == records


def test_a_file_goes_on_where_it_stopped(tmp_path, make_run):
    path = tmp_path / "r.jsonl"
    with Appending(path) as book:
        book.add(make_run("a"))
    with Appending(path) as book:
        assert book.records.keys() == {make_run("a").key}
        book.add(make_run("b"))
    assert [run.cell.instance for run in load_results(path)] == ["a", "b"]


def test_a_run_that_failed_is_worth_another_try(tmp_path, make_run):
    with Appending(tmp_path / "r.jsonl") as book:
        book.add(make_run("a", outcome="failed"))
        book.add(make_run("b", outcome="refused"))
        book.add(SIZE)
        keys = [make_run("a").key, make_run("b").key, SIZE.key, "other"]
        assert [book.answered(key) for key in keys] == [False, True, True, False]


def test_a_line_that_was_torn_off_counts_as_never_written(tmp_path, make_run):
    path = tmp_path / "r.jsonl"
    with Appending(path) as book:
        book.add(make_run("a"))
        book.add(make_run("b"))
    path.write_bytes(path.read_bytes()[:-30])
    assert [run.cell.instance for run in load_results(path)] == ["a"]
    with Appending(path) as book:
        assert len(book.records) == 1
        book.add(make_run("c"))
    assert [run.cell.instance for run in load_results(path)] == ["a", "c"]


def test_of_equal_keys_the_last_counts(tmp_path, make_run):
    path = tmp_path / "r.jsonl"
    with Appending(path) as book:
        book.add(make_run("a", seconds=1))
        book.add(make_run("a", seconds=2))
    (run,) = load_results(path)
    assert run.timing.solving == 2


def test_broken_lines_are_told_with_their_numbers_all_at_once(tmp_path, make_run):
    path = tmp_path / "r.jsonl"
    good = make_run("a").model_dump(mode="json")
    bad = good | {"outcome": "splendid"}
    lines = [json.dumps(good), "{", json.dumps(bad), "[1]", '{"record": "run"}', ""]
    path.write_text("\n".join(lines))
    with pytest.raises(InputError) as error:
        load_results(path)
    assert {fault.line for fault in error.value.faults} == {2, 3, 4, 5}
    assert "outcome" in str(error.value)


def test_a_file_of_something_else_is_not_told_line_by_line(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text("nonsense\n" * 50)
    with pytest.raises(InputError) as error:
        load_results(path)
    assert len(error.value.faults) == 6
    assert "45 more" in error.value.faults[-1].message


@pytest.mark.parametrize("content", [None, b"\xff\xfe\n"])
def test_what_cannot_be_read_is_bad_input(tmp_path, content):
    path = tmp_path / "r.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        load_results(path)
