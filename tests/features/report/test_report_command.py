"""`optimizer report` as a user runs it: files, streams, faults, and a PDF where a browser is."""

import json
import os
import shutil
import stat
import sys

import pytest

from optimizer.cli.outcome import ExitCode


@pytest.fixture(scope="module")
def solved(program, tmp_path_factory):
    """A small program, solved once."""
    folder = tmp_path_factory.mktemp("report")
    scenario = folder / "small.yaml"
    scenario.write_text(
        "client: small\ndays: {mon: 30}\nequipment: [dumbbell]\nframework: none\n"
        "constraints:\n  name: small\n  extends: null\n  rules:\n"
        "    - {id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,\n"
        "       short_minutes: 45, cooldown_seconds: 0, why: Each session fits into its minutes.,\n"
        "       source: test}\n"
        "    - {id: availability.equipment, kind: availability, by: equipment,\n"
        "       why: Only with the equipment there is., source: test}\n"
        "    - {id: session.size, kind: session_size, min: 1, max: 2,\n"
        "       why: A session holds one or two exercises., source: test}\n"
        "    - {id: sets.all, kind: exercise_limits, of: {kind: [hard, drill]}, min_sets: 2, max_sets: 3,\n"
        "       max_sessions: 1, why: Two or three sets of an exercise., source: test}\n"
    )
    done = program("solve", scenario, "--quiet", "--output", folder / "small.json")
    assert done.code == 0, done.err
    return folder / "small.json"


def test_writes_the_page_to_a_file(optimizer, solved, tmp_path):
    target = tmp_path / "small.html"
    done = optimizer("report", solved, "--output", target)
    assert (done.code, done.out, done.err) == (0, "", "")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>small</h1>" in page


def test_writes_the_page_to_stdout(program, solved, optimizer, tmp_path):
    optimizer("report", solved, "--output", tmp_path / "page.html")
    done = program("report", solved)
    assert done.code == 0
    assert done.out == (tmp_path / "page.html").read_text(encoding="utf-8")


def test_reads_stdin(program, solved):
    done = program("report", "-", stdin=solved.read_bytes())
    assert done.code == 0
    assert "<h1>small</h1>" in done.out


def test_a_fault_of_stdin_is_told_as_such(program):
    done = program("report", "-", stdin=b"{")
    assert done.code == ExitCode.BAD_INPUT
    assert done.err.startswith("error: stdin")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("audience", ["coach", "client"])
def test_audience(optimizer, solved, audience):
    done = optimizer("report", solved, "--audience", audience)
    assert ('id="proof"' in done.out) is (audience == "coach")


def test_paper(optimizer, solved):
    assert "size: letter" in optimizer("report", solved, "--paper", "letter").out
    assert "@page { size" not in optimizer("report", solved).out


def test_a_broken_program_is_shown_as_broken(optimizer, solved, tmp_path):
    data = json.loads(solved.read_text())
    data["weeks"][0]["sessions"][0]["blocks"][0]["items"][0]["sets"] = 9
    (tmp_path / "broken.json").write_text(json.dumps(data))
    done = optimizer("report", tmp_path / "broken.json")
    assert done.code == 0
    assert "This plan does not hold" in done.out
    assert "the plan does not hold" in done.err
    assert "Proven best" not in done.out


def test_another_catalog_is_noted(optimizer, solved, tmp_path):
    data = json.loads(solved.read_text())
    data["provenance"]["catalog_sha256"] = "0" * 64
    (tmp_path / "other.json").write_text(json.dumps(data))
    done = optimizer("report", tmp_path / "other.json")
    assert done.code == 0
    assert "made with another catalog" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--week", "2"], "--week is for blocks"),
        (["--week", "two"], "no week"),
        (["--week", "1-"], "no week"),
        (["--pdf", "-"], "name a file with --pdf"),
        (["--paper", "a5"], "a5"),
        (["--output", "{same}"], "is the program itself"),
        (["--pdf", "{same}"], "is the program itself"),
        (["--output", "{folder}/x", "--pdf", "{folder}/x"], "the same file"),
        (["--output", "{folder}/no/such/x.html"], "there is no folder"),
        (["--output", "{folder}"], "is a directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_told_and_nothing_is_written(optimizer, solved, tmp_path, arguments, told):
    before = solved.read_bytes()
    places = {"same": solved, "folder": tmp_path}
    done = optimizer("report", solved, *(text.format(**places) for text in arguments))
    assert done.code == ExitCode.BAD_INPUT
    assert told in done.err
    assert done.out == ""
    assert solved.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"format": "roster/1"}'])
def test_a_file_that_is_no_program_is_refused(optimizer, tmp_path, content):
    (tmp_path / "odd.json").write_bytes(content)
    done = optimizer("report", tmp_path / "odd.json", "--output", tmp_path / "odd.html")
    assert done.code == ExitCode.BAD_INPUT
    assert not (tmp_path / "odd.html").exists()


def fake_browser(tmp_path, script: str):
    path = tmp_path / "browser"
    path.write_text(f"#!{sys.executable}\nimport sys\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_without_a_browser_a_pdf_is_refused_with_what_to_do(program, solved, tmp_path):
    done = program("report", solved, "--pdf", tmp_path / "x.pdf", PATH=str(tmp_path), CHROME="")
    assert done.code == ExitCode.BAD_INPUT
    assert "needs Chromium or Chrome" in done.err
    assert "apt install chromium" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_browser_that_is_none_is_refused(program, solved, tmp_path):
    done = program("report", solved, "--pdf", tmp_path / "x.pdf", CHROME="/no/such/browser")
    assert done.code == ExitCode.BAD_INPUT
    assert "CHROME names /no/such/browser" in done.err


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("sys.exit(7)", "ended with 7"),
        ("", "printed nothing"),
        ("[open(a[15:], 'w').write('no pdf') for a in sys.argv if a.startswith('--print-to-pdf=')]",
         "printed nothing"),
    ],
    ids=["fails", "prints nothing", "prints something else"],
)  # fmt: skip
def test_a_browser_that_fails_leaves_nothing(program, solved, tmp_path, script, told):
    folder = tmp_path / "out"
    folder.mkdir()
    browser = fake_browser(tmp_path, script)
    arguments = ["--pdf", folder / "x.pdf", "--output", folder / "x.html"]
    done = program("report", solved, *arguments, CHROME=str(browser))
    assert done.code == ExitCode.BAD_INPUT
    assert told in done.err
    assert list(folder.iterdir()) == []


def test_the_browser_is_called_offline_with_a_profile_of_its_own(program, solved, tmp_path):
    script = (
        "given = dict(a.partition('=')[::2] for a in sys.argv[1:])\n"
        "open(given['--print-to-pdf'], 'wb').write(b'%PDF-' + repr(sys.argv).encode())"
    )
    browser = fake_browser(tmp_path, script)
    done = program("report", solved, "--pdf", tmp_path / "x.pdf", CHROME=str(browser))
    assert done.code == 0, done.err
    assert done.out == ""
    called = (tmp_path / "x.pdf").read_text()
    assert "--headless" in called
    assert "MAP * ~NOTFOUND" in called
    assert "--user-data-dir=" in called
    assert ("--no-sandbox" in called) is (os.geteuid() == 0)


@pytest.mark.slow
def test_prints_a_real_pdf(program, solved, tmp_path):
    if not (os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")):
        if os.environ.get("OPTIMIZER_NEEDS_BROWSER") == "1":
            pytest.fail("no Chromium on PATH")
        pytest.skip("no Chromium on PATH")
    pypdf = pytest.importorskip("pypdf")
    done = program("report", solved, "--pdf", tmp_path / "x.pdf", "--paper", "letter")
    assert done.code == 0, done.err
    leaves = pypdf.PdfReader(tmp_path / "x.pdf").pages
    assert [round(float(side)) for side in leaves[0].mediabox[2:]] == [612, 792]
    assert "small" in leaves[0].extract_text()
