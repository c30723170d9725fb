import csv
import io
import json
import os
import pty
import subprocess
import sys

import openpyxl
import pytest
from icalendar import Calendar

from optimizer.show.export import EXPORTERS

TEXT = [name for name, target in EXPORTERS.items() if not target.binary]
DATED = [name for name, target in EXPORTERS.items() if target.dated]


def session(day: str, *items: tuple[str, int]) -> dict:
    blocks = [
        {"seconds": 300, "items": [
            {"exercise": id_, "sets": n, "reps": "8-12", "rir": 2, "rest_seconds": 90}]}
        for id_, n in items
    ]  # fmt: skip
    return {
        "day": day, "title": "Session", "budget_minutes": 40, "seconds": 2000,
        "warmup_seconds": 480, "cooldown_seconds": 0, "blocks": blocks,
    }  # fmt: skip


PROGRAM = {
    "client": "small",
    "scenario": {"days": {"mon": 40, "thu": 40}, "equipment": ["dumbbell"],
                 "constraints": "minimal"},
    "constraint_set": "minimal", "status": "optimal", "objective": 1, "bound": 1, "gap": 0.0,
    "objective_terms": [], "audit": [], "conflict": None, "provenance": None,
    "weeks": [{"week": "A", "sessions": [
        session("mon", ("dumbbell_floor_press", 3), ("hammer_curl", 2)),
        session("thu", ("goblet_squat", 3))]}],
}  # fmt: skip


@pytest.fixture
def solved(tmp_path):
    path = tmp_path / "program.json"
    path.write_text(json.dumps(PROGRAM))
    return path


@pytest.fixture
def block(solved, tmp_path):
    """The solved week twice, from a Monday on."""
    program = json.loads(solved.read_text())
    weeks = [
        {"number": n, "week": "A", "starts": starts, "wave": "moderate", "sets_percent": 100,
         "rir": "2-3", "sessions": program["weeks"][0]["sessions"], "audit": program["audit"]}
        for n, starts in ((1, "2026-11-30"), (2, "2026-12-07"))
    ]  # fmt: skip
    kept = {k: program[k] for k in ("client", "scenario", "constraint_set", "provenance")}
    data = {**kept, "format": "block/1", "start": "2026-11-30", "rescreen": "2026-12-28",
            "weeks": weeks}  # fmt: skip
    path = tmp_path / "block.json"
    path.write_text(json.dumps(data))
    return path


@pytest.mark.parametrize("target", TEXT)
def test_text_goes_to_stdout_or_to_a_file_and_is_the_same(optimizer, block, tmp_path, target):
    done = optimizer("export-program", block, "--to", target)
    assert done.code == 0
    assert done.out
    path = tmp_path / "out.txt"
    again = optimizer("export-program", block, "--to", target, "--output", path)
    assert (again.code, again.out, again.err) == (0, "", done.err)
    assert path.read_bytes().decode() == done.out


def test_a_workbook_is_written_and_opens(optimizer, solved, tmp_path):
    path = tmp_path / "week.xlsx"
    done = optimizer("export-program", solved, "--to", "xlsx", "--output", path)
    assert (done.code, done.out, done.err) == (0, "", "")
    names = openpyxl.load_workbook(path).sheetnames
    assert (names[0], names[-1], len(names)) == ("Overview", "Audit", 4)


def test_a_workbook_needs_a_file(optimizer, solved):
    assert_refused(optimizer("export-program", solved, "--to", "xlsx"), "--output")


def test_a_workbook_is_not_poured_into_a_terminal_but_may_be_piped(solved):
    command = [sys.executable, "-m", "optimizer", "export-program", str(solved), "--to", "xlsx",
               "--output", "-"]  # fmt: skip
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stdout.startswith(b"PK\x03\x04")
    screen, terminal = pty.openpty()
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    os.close(screen)
    assert done.returncode == 2
    assert b"xlsx is no text" in done.stderr


@pytest.mark.parametrize("target", DATED)
def test_a_program_without_a_start_has_no_dates(optimizer, solved, target):
    assert_refused(optimizer("export-program", solved, "--to", target), "--start DATE")


def test_a_program_is_laid_on_the_calendar(optimizer, solved):
    done = optimizer(
        "export-program", solved, "--to", "ics", "--start", "2026-12-02", "--repeat", 3,
        "--time", "07:15", "--timezone", "Europe/Madrid",
    )  # fmt: skip
    assert done.code == 0
    events = Calendar.from_ical(done.out).walk("VEVENT")
    starts = [event.decoded("DTSTART") for event in events]
    assert [s.strftime("%a %d.%m. %H:%M %z") for s in starts] == [
        "Thu 03.12. 07:15 +0100", "Mon 07.12. 07:15 +0100", "Thu 10.12. 07:15 +0100",
        "Mon 14.12. 07:15 +0100", "Thu 17.12. 07:15 +0100", "Mon 21.12. 07:15 +0100",
    ]  # fmt: skip


def test_a_start_dates_a_table_too(optimizer, solved):
    done = optimizer("export-program", solved, "--to", "csv", "--start", "2026-11-30")
    days = {row["date"] for row in csv.DictReader(io.StringIO(done.out))}
    assert days == {"2026-11-30", "2026-12-03"}
    assert "not medical advice" in done.err


@pytest.mark.parametrize("options", [["--start", "2026-11-30"], ["--repeat", "2"]])
def test_a_block_has_dates_of_its_own(optimizer, block, options):
    done = optimizer("export-program", block, "--to", "ics", *options)
    assert_refused(done, "a block has its own dates")
    assert optimizer("export-program", block, "--to", "ics").out.count("BEGIN:VEVENT") == 4


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--to", "pdf"], "'pdf' is not one of 'xlsx'"),
        ([], "--to"),
        (["--to", "csv", "--repeat", "2"], "--repeat needs --start"),
        (["--to", "csv", "--repeat", "0"], "--repeat"),
        (["--to", "csv", "--start", "30.11.2026"], "--start"),
        (["--to", "ics", "--start", "9999-12-31"], "--start must lie in 2000 to 2199"),
        (["--to", "ics", "--start", "1999-12-31"], "--start must lie in 2000 to 2199"),
        (["--to", "ics", "--time", "25:00"], "--time"),
        (["--to", "ics", "--timezone", "Europe/Madird"], "Did you mean Europe/Madrid?"),
        (["--to", "csv", "--output", "nowhere/x.csv"], "there is no folder"),
    ],
)
def test_wrong_options_are_refused(optimizer, solved, options, expected):
    assert_refused(optimizer("export-program", solved, *options), expected)


def test_the_program_itself_is_not_overwritten(optimizer, solved):
    before = solved.read_bytes()
    done = optimizer("export-program", solved, "--to", "csv", "--output", solved)
    assert_refused(done, "is the program itself")
    assert solved.read_bytes() == before


def test_a_folder_is_no_output(optimizer, solved, tmp_path):
    done = optimizer("export-program", solved, "--to", "csv", "--output", tmp_path)
    assert_refused(done, "it is a directory")


def test_an_infeasible_program_is_refused_and_writes_nothing(optimizer, tmp_path):
    path, out = tmp_path / "program.json", tmp_path / "week.csv"
    path.write_text(json.dumps(PROGRAM | {"status": "infeasible", "weeks": []}))
    done = optimizer("export-program", path, "--to", "csv", "--output", out)
    assert_refused(done, "holds no week: the program is infeasible")
    assert not out.exists()


def test_an_unknown_exercise_is_refused_with_its_place(optimizer, solved):
    program = json.loads(solved.read_text())
    item = program["weeks"][0]["sessions"][0]["blocks"][0]["items"][0]
    item["exercise"] = "dumbell_floor_press"
    solved.write_text(json.dumps(program, indent=1))
    done = optimizer("export-program", solved, "--to", "csv")
    assert_refused(
        done, "weeks[0].sessions[0].blocks[0].items[0].exercise: is not a known exercise"
    )
    assert "Did you mean dumbbell_floor_press?" in done.err


def test_stdin_is_read_for_a_dash(program, solved):
    done = program("export-program", "-", "--to", "markdown", stdin=solved.read_bytes())
    assert done.code == 0
    assert done.out.startswith("# small\n")
    broken = program("export-program", "-", "--to", "markdown", stdin=b"{")
    assert_refused(broken, "stdin:1:")


@pytest.mark.parametrize(
    ("target", "library"), [(name, t.package) for name, t in EXPORTERS.items() if t.package]
)
def test_a_missing_library_is_told_with_how_to_get_it(block, tmp_path, target, library):
    arguments = ["export-program", str(block), "--to", target, "--output", str(tmp_path / "x")]
    code = (
        f"import sys; sys.modules[{library!r}] = None; from optimizer.cli import optimizer; "
        f"from optimizer.cli.outcome import run; sys.exit(run(optimizer, {arguments!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f'"{sys.executable}" -m pip install "{library}' in done.stderr
    assert not (tmp_path / "x").exists()


def test_help_lists_every_target_and_loads_no_library():
    code = (
        "import sys; from optimizer.cli import optimizer; from optimizer.cli.outcome import run; "
        "run(optimizer, ['export-program', '--help']); "
        "print([m for m in ('openpyxl', 'icalendar', 'pydantic', 'ortools') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    for name, target in EXPORTERS.items():
        assert f"  {name:12} {target.summary}" in done.stdout


def assert_refused(done, expected):
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("error: ")
    assert expected in done.err
    assert "Traceback" not in done.err
