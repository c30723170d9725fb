import json
import subprocess
import sys

import click
import pytest

from optimizer.answer.progress import Progress
from optimizer.cli.outcome import ExitCode, run
from optimizer.cli.progress import progress_text
from optimizer.cli.terminal import coloured, wants_ascii
from optimizer.errors import DisagreementError, Fault, InputError


def failing(error):
    @click.command()
    def command():
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (InputError("a.yaml", [Fault("is wrong", line=3)]), 2, "error: a.yaml:3: is wrong\n"),
        (click.UsageError("not so"), 2, "error: not so"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (click.Abort(), 130, "interrupted\n"),
        (DisagreementError("chest: 7 sets"), 1, "chest: 7 sets. Please report"),
        (KeyError("x"), 1, "internal error: KeyError: 'x'. Please report"),
        (RecursionError("deep\ndown"), 1, "internal error: RecursionError: deep down. "),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_an_exception_becomes_its_exit_code(capsys, error, code, message):
    assert run(failing(error), []) == code
    printed = capsys.readouterr()
    assert message in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""


FAULT = Fault("is wrong", "days.mno", 3, 7, "'mno'", "mon, tue", "mon", "unknown-name")


@pytest.mark.parametrize(
    ("error", "code", "expected"),
    [
        (
            InputError("a.yaml", [FAULT]), 2,
            {"file": "a.yaml", "line": 3, "column": 7, "field": "days.mno", "value": "mno",
             "message": "is wrong", "allowed": "mon, tue", "nearest": "mon",
             "code": "unknown-name"},
        ),
        (click.UsageError("not so"), 2, {"file": None, "message": "not so", "code": "usage"}),
        (DisagreementError("chest: 7 sets"), 1, {"code": "disagreement"}),
        (KeyError("x"), 1, {"message": "KeyError: 'x'", "code": "internal"}),
    ],
)  # fmt: skip
def test_who_asks_for_json_gets_what_is_wrong_as_json(capsys, error, code, expected):
    command = failing(error)
    command.params = [click.Option(["--format", "form"], expose_value=False)]
    assert run(command, ["--format", "json"]) == code
    printed = capsys.readouterr()
    data = json.loads(printed.out)
    assert (data["format"], data["exit_code"], len(data["faults"])) == ("faults/1", code, 1)
    assert data["faults"][0].items() >= expected.items()
    assert "error" in printed.err


def test_a_misspelt_option_is_told_as_json(optimizer):
    done = optimizer("solve", "x.yaml", "--outptu", "y", "--format=json")
    (fault,) = json.loads(done.out)["faults"]
    assert (done.code, fault["field"], fault["nearest"]) == (2, "--outptu", "--output")


def test_an_unexpected_fault_shows_its_traceback_on_demand(capsys, monkeypatch):
    monkeypatch.setenv("OPTIMIZER_TRACEBACK", "1")
    assert run(failing(KeyError("x")), []) == ExitCode.FAULT
    assert "Traceback" in capsys.readouterr().err


def test_the_code_that_a_command_returns_is_the_exit_code():
    assert run(click.command()(lambda: ExitCode.BROKEN_RULE), []) == 5
    assert run(click.command()(lambda: None), []) == 0


def test_a_reader_who_leaves_early_is_no_fault():
    pipe = subprocess.Popen(
        [sys.executable, "-m", "optimizer", "catalog", "export"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    pipe.stdout.read(1)
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    assert pipe.wait() == 0


class Terminal:
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, "\x1b[31mx\x1b[0m"), ({"NO_COLOR": "1"}, "x"), ({"TERM": "dumb"}, "x")],
)
def test_colour_is_for_terminals_that_want_it(monkeypatch, environment, expected):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert coloured("x", "red") == expected


@pytest.mark.parametrize(
    ("encoding", "forced", "expected"),
    [("utf-8", False, False), ("UTF8", False, False), ("cp1252", False, True),
     ("utf-8", True, True), (None, False, True)],
)  # fmt: skip
def test_ascii_is_for_streams_that_are_not_utf8(monkeypatch, encoding, forced, expected):
    stream = Terminal()
    stream.encoding = encoding
    monkeypatch.setattr(sys, "stdout", stream)
    assert wants_ascii(forced) is expected


def test_progress_in_words():
    known = Progress("totals", 31_200, 31_450, 0.008, 3.2)
    assert progress_text(known) == (
        "solving  best 31,200  bound 31,450  gap 0.8 %  3 s   Ctrl-C keeps the best"
    )
    assert progress_text(Progress("other", None, None, None, 0)) == "other  0 s   Ctrl-C stops"
