"""The one place where exceptions become exit codes (formats.md section 3)."""

import json
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import click

from optimizer.cli.terminal import coloured, say_data
from optimizer.errors import DisagreementError, Fault, InputError

REPORT = (
    "Please report it to the maintainers with the command, the file and what "
    "`optimizer --version` prints."
)


class ExitCode(IntEnum):
    """What the exit code of every command means."""

    DONE = 0
    FAULT = 1
    BAD_INPUT = 2
    INFEASIBLE = 3
    UNDECIDED = 4
    BROKEN_RULE = 5
    INTERRUPTED = 130


def code_of(status: str) -> ExitCode:
    """The exit code of a search that ended with this status."""
    codes = {"infeasible": ExitCode.INFEASIBLE, "unknown": ExitCode.UNDECIDED}
    return codes.get(status, ExitCode.DONE)


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; every failure ends in a message on stderr.

    Who asked for JSON gets what is wrong as JSON too, on stdout.
    """
    try:
        code = command.main(list(arguments), prog_name="optimizer", standalone_mode=False)
    except SystemExit:  # click leaves like this when whoever read its output has gone
        return ExitCode.DONE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        code = ExitCode.INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = ExitCode.BAD_INPUT
    except Exception as error:
        failure = _failure(error)
        for line in failure.lines:
            click.echo(line, err=True)
        if _asks_for_json(arguments):
            _say_faults(failure)
        code = failure.code
    _flush()
    return code if isinstance(code, int) else ExitCode.DONE


@dataclass(frozen=True, slots=True)
class _Failure:
    """How a command failed: for people, and for programs."""

    code: ExitCode
    lines: list[str]
    source: str | None
    faults: Sequence[Fault]


def _failure(error: Exception) -> _Failure:
    """Tell what went wrong, and by whose fault."""
    if isinstance(error, InputError):
        lines = [coloured("error: ", "red") + fault.text(error.source) for fault in error.faults]
        return _Failure(ExitCode.BAD_INPUT, lines, error.source, error.faults)
    if isinstance(error, click.ClickException):
        lines = [coloured("error: ", "red") + error.format_message()]
        if (context := getattr(error, "ctx", None)) is not None:
            lines.append(f"`{context.command_path} --help` shows how to use it.")
        return _Failure(ExitCode.BAD_INPUT, lines, None, [_usage_fault(error)])
    line = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, DisagreementError):
        code, text = "disagreement", "the verifier rejects the program, so nothing was written: "
        text += line
    else:
        if os.environ.get("OPTIMIZER_TRACEBACK") == "1":
            traceback.print_exception(error)
        code, text = "internal", f"{type(error).__name__}: {line}".rstrip(": ")
    told = coloured("internal error: ", "red") + f"{text}. {REPORT}"
    return _Failure(ExitCode.FAULT, [told], None, [Fault(text, code=code)])


def _usage_fault(error: click.ClickException) -> Fault:
    """Wrong usage as a fault of the option that it is about."""
    field, near = "", None
    if isinstance(error, click.NoSuchOption):
        field, near = error.option_name, next(iter(error.possibilities or ()), None)
    elif isinstance(error, click.BadParameter) and error.param is not None:
        field = error.param.opts[-1]
    return Fault(error.format_message(), field, nearest=near, code="usage")


def _asks_for_json(arguments: Sequence[str]) -> bool:
    """Whether `--format json` stands among the arguments, even where they can't be understood."""
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def _say_faults(failure: _Failure) -> None:
    faults = [fault.data(failure.source) for fault in failure.faults]
    data = {"format": "faults/1", "exit_code": failure.code, "faults": faults}
    say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _flush() -> None:
    """Hand over what is left to write; a reader who has gone is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
