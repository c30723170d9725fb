"""Printing with a browser: it is given a time, and takes its helpers with it."""

import os
import stat
import sys
import time

import pytest

from optimizer.show.page.pdf import PdfError, browser, printed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a shebang")


@pytest.fixture
def stand_in(tmp_path):
    """Makes a program of a few lines that is called like a browser."""

    def make(script: str) -> str:
        path = tmp_path / "browser"
        path.write_text(f"#!{sys.executable}\nimport subprocess, sys, time\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return make


def test_what_it_prints_is_given_back(stand_in):
    program = stand_in(
        "given = dict(a.partition('=')[::2] for a in sys.argv[1:])\n"
        "page = open(sys.argv[-1].removeprefix('file://')).read()\n"
        "open(given['--print-to-pdf'], 'w').write('%PDF-' + page)"
    )
    assert printed("<p>é</p>", program) == "%PDF-<p>é</p>".encode()


def test_one_that_hangs_is_stopped_with_its_helpers(stand_in, tmp_path):
    program = stand_in(
        "helper = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(tmp_path / 'helper')!r}, 'w').write(str(helper.pid))\n"
        "time.sleep(60)"
    )
    with pytest.raises(PdfError, match="did not finish within 2 s"):
        printed("", program, seconds=2)
    helper = int((tmp_path / "helper").read_text())
    for _ in range(50):
        if not alive(helper):
            return
        time.sleep(0.1)
    pytest.fail("the helper goes on")


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and is not yet collected doesn't."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{pid}/stat") as status:
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_program_that_cannot_run_is_told(tmp_path):
    (tmp_path / "odd").write_bytes(b"\0")
    (tmp_path / "odd").chmod(0o755)
    with pytest.raises(PdfError, match="cannot be run"):
        printed("", str(tmp_path / "odd"))


def test_the_browser_is_the_first_there_is_unless_one_is_named(monkeypatch, tmp_path):
    for name in ("google-chrome", "msedge", "mine"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME", raising=False)
    assert browser() == str(tmp_path / "google-chrome")
    monkeypatch.setenv("CHROME", "mine")
    assert browser() == str(tmp_path / "mine")
    monkeypatch.setenv("CHROME", "none-such")
    with pytest.raises(PdfError, match="CHROME names none-such"):
        browser()
    monkeypatch.setenv("CHROME", "")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PdfError, match="needs Chromium or Chrome"):
        browser()
