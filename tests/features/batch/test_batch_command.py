"""`optimizer batch` as a user runs it: real solves, real processes, killed and resumed."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from optimizer.features.batch.exports import SUFFIXES
from optimizer.features.batch.files import EXPORTS
from optimizer.files.catalog import load_catalog
from optimizer.files.program import load_program

HERE = Path(__file__).parent
DEFAULTS = (HERE / "gym.yaml").read_text()
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
IMPOSSIBLE = "c-none,mon 30,chest 20..30"


@pytest.fixture
def gym(tmp_path):
    path = tmp_path / "gym.yaml"
    path.write_text(DEFAULTS)
    return path


@pytest.fixture
def roster(tmp_path):
    """A table of clients with different weeks, each solved in tenths of a second."""

    def write(clients: int, *more: str) -> Path:
        path = tmp_path / "clients.csv"
        rows = [f"c-{n},{WEEKDAYS[n % 5]} {30 + n // 5}," for n in range(1, clients + 1)]
        path.write_text("\n".join(["client,days,weekly_sets", *rows, *more]) + "\n")
        return path

    return write


@contextmanager
def started(*arguments, **options):
    """The command line as a process, killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "optimizer", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(count: int, out: Path, process) -> None:
    """Until so many program files are there."""
    for _ in range(1200):
        if len(names(out)) >= count:
            return
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    pytest.fail("the batch does not get on")


def names(out: Path) -> list[str]:
    folder = out / "programs"
    return (
        sorted(p.name for p in folder.iterdir() if p.suffix == ".json") if folder.is_dir() else []
    )


def timeless(text: str) -> str:
    """A program file without what the clock says."""
    data = json.loads(text)
    for timing in ("solve_seconds", "build_seconds"):
        del data["provenance"][timing]
    return json.dumps(data, indent=2)


def test_a_batch_gives_what_solving_each_alone_gives(optimizer, roster, gym, tmp_path):
    """Byte for byte, timing aside, whatever the order and the number of workers."""
    path = roster(3, "c-x,thu 30,")
    done = optimizer("batch", path, "--defaults", gym, "--out", tmp_path / "one", "--workers", 1)
    assert done.code == 0
    assert done.err == ""
    assert "4 clients: 4 optimal" in done.out
    header, *rows = path.read_text().splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n")
    assert optimizer(
        "batch", path, "--defaults", gym, "--out", tmp_path / "two", "--workers", 2
    ).code == 0  # fmt: skip
    for row in rows:
        client, days, _ = row.split(",")
        alone = tmp_path / f"{client}.yaml"
        alone.write_text(DEFAULTS.replace("mon: 40, thu: 40", days.replace(" ", ": ")))
        single = optimizer("solve", alone, "--format", "json").out
        for out in ("one", "two"):
            text = (tmp_path / out / "programs" / f"{client}.json").read_text()
            assert timeless(text) == timeless(single)
    load_program(str(tmp_path / "one" / "programs" / "c-1.json"), load_catalog())


def test_who_has_no_program_is_told_and_reported(optimizer, roster, gym, tmp_path):
    path = roster(1, IMPOSSIBLE, "c-bad,mon 5,")
    out = tmp_path / "out"
    arguments = ("batch", path, "--defaults", gym, "--out", out, "--workers", 1)
    done = optimizer(*arguments)
    assert done.code == 2
    assert done.err.startswith(f"error: {path}:4:2: row 4, days.mon: must be at least 15")
    assert not out.exists()
    done = optimizer(*arguments, "--skip-bad")
    assert done.code == 5
    assert done.err.startswith(f"bad row: {path}:4:2: row 4")
    assert "3 clients: 1 optimal, 1 impossible, 1 bad row" in done.out
    rows = json.loads((out / "results.json").read_text())["results"]
    assert [row["status"] for row in rows] == ["optimal", "infeasible", "invalid"]
    assert rows[1]["conflict"]
    assert names(out) == ["c-1.json", "c-none.json"]
    report = optimizer("batch", "report", out)
    assert report.code == 0
    assert "c-none  impossible: " in report.out
    assert "not medical advice" in report.out
    data = json.loads(optimizer("batch", "report", out, "--format", "json").out)
    assert [row["client"] for row in data["without_program"]] == ["c-none", "c-bad"]


def test_lines_may_be_had_as_well(optimizer, roster, gym, tmp_path):
    out = tmp_path / "out"
    optimizer("batch", roster(2), "--defaults", gym, "--out", out, "--workers", 1,
              "--format", "jsonl")  # fmt: skip
    lines = (out / "programs.jsonl").read_text().splitlines()
    assert [json.loads(line)["client"] for line in lines] == ["c-1", "c-2"]
    assert (out / "programs.jsonl").stat().st_mode & 0o777 == 0o600


def test_every_client_may_have_a_sheet_that_follows_the_roster(optimizer, roster, gym, tmp_path):
    out = tmp_path / "out"
    common = ("--defaults", gym, "--out", out, "--workers", 1, "--no-repairs")
    done = optimizer("batch", roster(1, IMPOSSIBLE), *common, "--format", "markdown")
    assert done.code == 5
    sheet = out / "programs" / "c-1.md"
    own = optimizer("export-program", out / "programs" / "c-1.json", "--to", "markdown").out
    assert sheet.read_text() == own
    assert sheet.stat().st_mode & 0o777 == 0o600
    assert not (out / "programs" / "c-none.md").exists()
    optimizer("batch", roster(0, IMPOSSIBLE), *common)
    assert not sheet.exists()
    assert names(out) == ["c-none.json"]


def test_a_page_shows_how_every_client_stands(optimizer, roster, gym, tmp_path):
    out = tmp_path / "out"
    common = ("--defaults", gym, "--out", out, "--workers", 1, "--no-repairs")
    arguments = (
        "batch",
        roster(1, IMPOSSIBLE),
        *common,
        "--export",
        "html",
        "--export",
        "markdown",
    )
    assert optimizer(*arguments).code == 5
    page = (out / "index.html").read_text()
    assert "2 clients: 1 with a program, 1 without." in page
    assert "Tightest: chest 2 sets, at least 2" in page
    for name in ("c-1.html", "c-1.md", "c-1.json", "c-none.html", "c-none.json"):
        assert f'href="programs/{name}"' in page
        assert (out / "programs" / name).stat().st_mode & 0o777 == 0o600
    assert "programs/c-none.md" not in page
    assert "Content-Security-Policy" in (out / "programs" / "c-1.html").read_text()
    (out / "index.html").unlink()
    optimizer("batch", roster(1, IMPOSSIBLE), *common)
    assert (out / "index.html").read_text() == page
    done = optimizer("batch", "report", out, "--page", tmp_path / "roster.html", "--format", "json")
    assert json.loads(done.out)["summary"]["clients"] == 2
    assert 'href="out/programs/c-1.html"' in (tmp_path / "roster.html").read_text()
    done = optimizer("batch", "report", out, "--page", tmp_path / "gone" / "roster.html")
    assert done.code == 2
    assert "there is no folder" in done.err


def test_exports_are_those_that_the_folder_can_hold():
    assert set(EXPORTS) == set(SUFFIXES)


@pytest.mark.slow
def test_the_page_is_there_from_the_beginning_and_after_an_interrupt(roster, gym, tmp_path):
    out = tmp_path / "out"
    arguments = ("batch", roster(16), "--defaults", gym, "--out", out, "--workers", 1)
    with started(*arguments) as process:
        wait_for(1, out, process)
        assert "16 clients: 0 with a program" in (out / "index.html").read_text()
        wait_for(2, out, process)
        os.kill(process.pid, signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    page = (out / "index.html").read_text()
    done = len(names(out))
    assert f"16 clients: {done} with a program, {16 - done} without." in page
    assert "Not all are solved yet" in page
    assert [path.name for path in out.glob(".*")] == []


@pytest.mark.slow
def test_killing_the_parent_loses_no_finished_client(roster, gym, tmp_path, program):
    arguments = ("batch", roster(16), "--defaults", gym, "--out", tmp_path / "out", "--workers", 1)
    with started(*arguments) as process:
        wait_for(3, tmp_path / "out", process)
        os.kill(process.pid, signal.SIGSTOP)
        second = program(*arguments)
        assert second.code == 2
        assert "another batch is at work in this folder" in second.err
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    before = {name: (tmp_path / "out" / "programs" / name).read_text()
              for name in names(tmp_path / "out")}  # fmt: skip
    assert 3 <= len(before) < 16
    assert all(json.loads(text)["status"] == "optimal" for text in before.values())
    report = program("batch", "report", tmp_path / "out")
    assert "not solved" in report.out
    done = program(*arguments)
    assert done.code == 0
    assert "16 clients: 16 optimal" in done.out
    for name, text in before.items():
        assert (tmp_path / "out" / "programs" / name).read_text() == text, "solved again"
    leftovers = [p for p in (tmp_path / "out").rglob(".*") if p.is_file()]
    assert leftovers == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc")
def test_killing_a_worker_costs_nothing(roster, gym, tmp_path):
    arguments = ("batch", roster(8), "--defaults", gym, "--out", tmp_path / "out")
    with started(*arguments) as process:
        wait_for(1, tmp_path / "out", process)
        os.kill(workers_of(process.pid)[0], signal.SIGKILL)
        out, _ = process.communicate(timeout=100)
    assert process.returncode == 0
    assert "8 clients: 8 optimal" in out


def workers_of(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            command = path.with_name("cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent and b"spawn_main" in command:
            found.append(int(path.parent.name))
    return found


def heed_interrupts() -> None:
    """As on a terminal, also where the tests themselves run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_shows_what_it_has(roster, gym, tmp_path, program, number):
    arguments = ("batch", roster(16), "--defaults", gym, "--out", tmp_path / "out", "--workers", 1)
    with started(*arguments, preexec_fn=heed_interrupts) as process:
        wait_for(2, tmp_path / "out", process)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "not solved" in out
    assert err == "interrupted; the same command goes on where this one stopped\n"
    again = program("batch", "report", tmp_path / "out")
    assert "not solved" in again.out


@contextmanager
def small_disk(folder: Path):
    """A file system of 110 kB; without the right to mount one, a limit on files is the next best."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=110k", "tmpfs", folder],
        capture_output=True, check=False,
    ).returncode == 0  # fmt: skip
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)


@pytest.mark.slow
def test_a_full_disk_stops_the_batch_and_keeps_what_is_done(roster, gym, tmp_path, program):
    path = roster(16)
    out = tmp_path / "small" / "out"
    with small_disk(tmp_path / "small") as mounted:
        limit = (
            None if mounted else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000,) * 2)
        )
        arguments = ("batch", path, "--defaults", gym, "--out", out, "--workers", 1)
        with started(*arguments, preexec_fn=limit) as process:
            printed, err = process.communicate(timeout=100)
        assert process.returncode == 2, (printed, err)
        assert "what is done is kept" in err
        assert len(err.splitlines()) == 1
        done = names(out)
        for name in done:
            json.loads((out / "programs" / name).read_text())
        assert not list((out / "programs").glob(".*"))
        if mounted:
            subprocess.run(["mount", "-o", "remount,size=20m", tmp_path / "small"], check=True)
        again = program(*arguments)
        assert again.code == 0
        assert len(names(out)) == 16
        assert set(done) <= set(names(out))


def test_progress_is_shown_on_a_terminal_only(roster, gym, tmp_path):
    ours, theirs = pty.openpty()
    arguments = ["batch", roster(2), "--defaults", gym, "--out", tmp_path / "out", "--workers", 1]
    done = subprocess.run(
        [sys.executable, "-m", "optimizer", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=theirs, check=False,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "0/2" in shown
    assert "2/2" in shown
    assert "2 programs, 0 impossible" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--engine", "dask"), "go together"),
        (("--scheduler", "tcp://x:1"), "go together"),
        (("--workers", "0"), "--workers"),
        (("--time-limit", "nan"), "not a number"),
        (("--memory-limit", "400"), "range 512<="),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(optimizer, tmp_path, arguments, message):
    done = optimizer("batch", tmp_path / "none.csv", "--out", tmp_path / "out", *arguments)
    assert done.code == 2
    assert message in done.err
    assert not (tmp_path / "out").exists()


def test_a_report_of_no_batch_is_refused(optimizer, tmp_path):
    done = optimizer("batch", "report", tmp_path)
    assert done.code == 2
    assert "holds no batch" in done.err
    assert list(tmp_path.iterdir()) == []


def test_ascii_is_ascii(optimizer, roster, gym, tmp_path):
    out = tmp_path / "out"
    common = ("--defaults", gym, "--out", out, "--workers", 1, "--no-repairs", "--ascii")
    done = optimizer("batch", roster(1, IMPOSSIBLE), *common)
    assert done.out.isascii()
    assert optimizer("batch", "report", out, "--ascii").out.isascii()


def test_your_own_catalog_reaches_the_workers(optimizer, roster, gym, tmp_path):
    overlay = HERE.parents[2] / "catalog" / "examples" / "garage_gym.yaml"
    common = ("--defaults", gym, "--out", tmp_path / "out", "--workers", 1, "--catalog", overlay)
    done = optimizer("batch", roster(1), *common)
    assert done.code == 0, done.out
    program = json.loads((tmp_path / "out" / "programs" / "c-1.json").read_text())
    assert program["provenance"]["catalog_sha256"] != load_catalog().sha256
