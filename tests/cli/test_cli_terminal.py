"""What a terminal gets: its width, colour where it is wanted, and never a control of a file."""

import os
import re
import subprocess
import sys

import pytest

from optimizer.cli.terminal import say, text_width, wants_colour
from optimizer.show.text.printing import printed
from optimizer.show.text.style import STATUS, marked, stack, status, title

pty = pytest.importorskip("pty", reason="there are no pseudo terminals on this system")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

CODES = re.compile(r"\x1b\[[0-9;]*m")
ASKING = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM")


SCENARIO = """\
days: {mon: 40, thu: 40}
equipment: [dumbbell]
constraints:
  name: tiny
  extends: null
  rules:
    - {id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,
       short_minutes: 45, cooldown_seconds: 0, why: Each session fits into its minutes., source: test}
    - {id: session.size, kind: session_size, min: 1, max: 4, why: One to four exercises., source: test}
    - {id: sets.all, kind: exercise_limits, of: {kind: hard}, min_sets: 2, max_sets: 3,
       max_sessions: 1, why: Two or three sets of an exercise., source: test}
    - {id: ratio.pull_push, kind: ratio, over: {sets: {pattern: horizontal_pull}},
       under: {sets: {pattern: horizontal_push}}, min: 1, max: 3/2,
       why: Pulling never falls behind pressing., source: test}
"""


class Stream:
    def __init__(self, terminal):
        self._terminal = terminal

    def isatty(self):
        return self._terminal


@pytest.fixture
def quiet_environment(monkeypatch):
    """No wish about colour or width from outside."""
    for name in ASKING:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture(scope="module")
def in_terminal():
    """Runs `python -m optimizer` in a pseudo terminal of so many columns."""

    def call(columns, *arguments, **environment):
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (50, columns))
        clean = {name: text for name, text in os.environ.items() if name not in ASKING}
        with subprocess.Popen(
            [sys.executable, "-m", "optimizer", *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL,
            env=clean | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"} | environment,
        ):  # fmt: skip
            os.close(theirs)
            read = b""
            while piece := _piece(ours):
                read += piece
        os.close(ours)
        return read.decode().replace("\r\n", "\n")

    return call


def _piece(descriptor):
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # Linux: the other end is closed
        return b""


@pytest.fixture(scope="module")
def solved(tmp_path_factory, program):
    """The file of a solved small scenario."""
    folder = tmp_path_factory.mktemp("solved")
    (folder / "small.yaml").write_text(SCENARIO)
    done = program("solve", folder / "small.yaml", "--output", folder / "small.json")
    assert done.code == 0
    return folder / "small.json"


@pytest.mark.parametrize(
    ("terminal", "environment", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"CLICOLOR_FORCE": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (True, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_who_gets_colour(quiet_environment, terminal, environment, wanted):
    for name, text in environment.items():
        quiet_environment.setenv(name, text)
    assert wants_colour(Stream(terminal)) is wanted


@pytest.mark.parametrize(
    ("columns", "width"), [("", 100), ("80", 80), ("40", 60), ("200", 120), ("wide", 100)]
)
def test_without_a_terminal_the_width_is_asked_for_or_usual(quiet_environment, columns, width):
    quiet_environment.setattr(sys, "stdout", Stream(False))
    quiet_environment.setenv("COLUMNS", columns)
    assert text_width() == width


def test_control_characters_of_a_file_never_reach_the_terminal(capsys):
    say("name \x1b[31m\x07\x9b \u202etxet\ttab\nline")
    assert capsys.readouterr().out == "name ?[31m?? ?txet\ttab\nline\n"


def test_status_titles_and_limits_are_painted_and_no_letter_is_lost():
    report = stack(
        title("client c-01   Mon 60 min\n  beginner"),
        status("OPTIMAL: proven; all 3 rules hold"),
        marked("  rotate 1!, squat 2, wow!"),
        "Balance",
    )
    text = printed(report, colour=True)
    assert CODES.sub("", text) == printed(report)
    assert text.splitlines() == [
        "\x1b[1mclient c-01   Mon 60 min\x1b[0m",
        "  beginner",
        "\x1b[1;32mOPTIMAL\x1b[0m: proven; all 3 rules hold",
        "  rotate 1\x1b[1;33m!\x1b[0m, squat 2, wow!",
        "Balance",
    ]


@pytest.mark.parametrize("word", STATUS)
def test_every_status_is_a_word_before_it_is_a_colour(word):
    report = status(f"{word}: so it stands")
    assert CODES.sub("", printed(report, colour=True)) == printed(report) == f"{word}: so it stands"
    assert printed(report, colour=True) != printed(report)


def test_control_characters_and_brackets_in_a_report_are_text():
    text = "[bold]a[/bold] :smile: \x1b[31mb"
    assert printed(stack(text)) == "[bold]a[/bold] :smile: ?[31mb"
    assert printed(title(text), ascii=True, colour=True).count("\x1b") == 2


@pytest.mark.parametrize(("columns", "width"), [(80, 80), (120, 120)])
def test_a_week_in_a_terminal_has_colour_and_its_width(in_terminal, solved, columns, width):
    text = in_terminal(columns, "solve", solved.with_suffix(".yaml"), "--quiet")
    plain = CODES.sub("", text)
    assert "\x1b[1;32mOPTIMAL\x1b[0m: proven" in text
    assert "\x1b" not in plain
    assert width - 40 < max(map(len, plain.splitlines())) <= width


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_gets_none(in_terminal, solved, environment):
    text = in_terminal(80, "verify", solved, **environment)
    assert text.startswith("HOLDS: ")
    assert "\x1b" not in text


def test_a_pipe_gets_colour_only_when_forced(program, solved):
    clean = dict.fromkeys(ASKING, "")
    assert "\x1b" not in program("verify", solved, **clean).out
    assert "\x1b[1;32m" in program("verify", solved, **clean | {"FORCE_COLOR": "1"}).out


def test_data_is_never_coloured(program, solved):
    forced = dict.fromkeys(ASKING, "") | {"FORCE_COLOR": "1"}
    assert "\x1b" not in program("verify", solved, "--format", "json", **forced).out


def test_a_terminal_that_is_not_utf8_gets_ascii(in_terminal, solved):
    signs = in_terminal(80, "audit", solved)
    text = in_terminal(80, "audit", solved, PYTHONIOENCODING="latin-1")
    assert "├" in signs
    assert text.isascii()
    assert "|--" in text
    assert len(text.splitlines()) == len(signs.splitlines())
