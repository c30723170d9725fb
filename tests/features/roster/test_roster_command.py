"""`optimizer roster`: every bad row at once, and a table to fill in."""

import json
from pathlib import Path

TABLE = "client,days,equipment\nc-1,mon 60,full_gym\n"


def test_a_good_roster_is_told_in_a_line(optimizer, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text(TABLE + "c-2,mon 60,full_gym\nc-3,tue 60,full_gym\n")
    done = optimizer("roster", "check", path)
    assert done.code == 0
    assert done.out == f"{path}: 3 clients, 2 different scenarios; all good\n"
    assert done.err == ""


def test_all_bad_rows_are_told_and_nothing_is_solved(optimizer, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text(TABLE + "c-1,mon 60,full_gym\nc-3,mon 6,full_jim\n")
    done = optimizer("roster", "check", path)
    assert done.code == 2
    assert done.out == ""
    lines = done.err.splitlines()
    assert [line.removeprefix(f"error: {path}:").partition(": ")[0] for line in lines] == [
        "3:1", "4:2", "4:3",
    ]  # fmt: skip


def test_bad_rows_are_told_as_json_each_with_its_file(optimizer, tmp_path):
    bad = tmp_path / "ana.yaml"
    bad.write_text("days: {mon: 6}\nequipment: [full_jim]\n")
    done = optimizer("roster", "check", tmp_path, "--format", "json")
    assert done.code == 2
    told = [(f["file"], f["line"], f["field"], f["code"]) for f in json.loads(done.out)["faults"]]
    assert told == [
        (str(bad), 1, "days.mon", "out-of-range"), (str(bad), 2, "equipment[0]", "unknown-name"),
    ]  # fmt: skip


def test_a_good_roster_is_counted_as_json(optimizer, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text(TABLE)
    done = optimizer("roster", "check", path, "--format", "json")
    assert json.loads(done.out) == {"format": "roster_check/1", "clients": 1, "scenarios": 1}


def test_bad_rows_before_a_broken_one_are_told_with_it(optimizer, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text(TABLE + 'c-2,mon 6,full_gym\nc-3,"mon 60"x,full_gym\n')
    done = optimizer("roster", "check", path)
    assert done.code == 2
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert "row 3, days.mon: must be at least 15" in lines[0]
    assert f"{path}:4: is not a table" in lines[1]


def test_how_a_table_was_read_is_told_unless_quiet(optimizer, tmp_path):
    path = tmp_path / "c.csv"
    path.write_bytes("client;days;equipment;# Straße\nc-1;mon 60;full_gym;ü\n".encode("cp1252"))
    done = optimizer("roster", "check", path)
    assert done.code == 0
    assert done.err.count("note: ") == 2
    assert optimizer("roster", "check", path, "--quiet").err == ""


def test_a_roster_may_come_through_stdin(program):
    assert program("roster", "check", "-", stdin=TABLE.encode()).code == 0
    line = b'{"client": "c-1", "days": {"mon": 6}, "equipment": []}\n'
    done = program("roster", "check", "-", stdin=line)
    assert done.code == 2
    assert done.err.startswith("error: stdin:1:")


def test_the_template_is_checked_as_it_is(optimizer, tmp_path):
    for form in ("csv", "yaml", "jsonl"):
        path = tmp_path / f"c.{form}"
        path.write_text(optimizer("roster", "template", "--format", form).out)
        assert optimizer("roster", "check", path).out.endswith("3 clients; all good\n")


def test_what_does_not_load_is_one_message(optimizer, tmp_path):
    done = optimizer("roster", "check", tmp_path / "none.csv")
    assert done.code == 2
    assert "No such file or directory" in done.err
    done = optimizer("roster", "chek", tmp_path)
    assert done.code == 2


def test_the_example_rosters_are_good(optimizer):
    folder = Path(__file__).parents[3] / "examples" / "rosters"
    done = optimizer("roster", "check", folder / "clients.csv", "--defaults", folder / "gym.yaml")
    assert done.code == 0, done.err
    assert optimizer("roster", "check", folder / "travellers.jsonl").code == 0


def test_a_fault_of_every_row_is_told_once(optimizer, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("client,days,equipment\n" + "".join(f"c-{n},mon 60,rak\n" for n in range(200)))
    done = optimizer("roster", "check", path)
    assert done.code == 2
    assert done.err.startswith(f"error: {path}:2:3: rows 2-201, equipment[0]: is not a known")
    assert len(done.err.splitlines()) == 1
