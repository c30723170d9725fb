"""The one place where exceptions become exit codes (formats.md section 3)."""

import os
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum

import click

from optimizer.cli.terminal import coloured
from optimizer.errors import DisagreementError, InputError

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
    """Run a command and give its exit code; every failure ends in a message on stderr."""
    try:
        code = command.main(list(arguments), prog_name="optimizer", standalone_mode=False)
    except SystemExit:  # click leaves like this when whoever read its output has gone
        return ExitCode.DONE
    except Exception as error:
        code = _code_of(error)
    except KeyboardInterrupt:
        code = _told(ExitCode.INTERRUPTED, "interrupted")
    _flush()
    return code if isinstance(code, int) else ExitCode.DONE


def _code_of(error: Exception) -> ExitCode:
    """Tell what went wrong, and by whose fault."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return ExitCode.BAD_INPUT
    if isinstance(error, click.ClickException):
        return _told(ExitCode.BAD_INPUT, *_usage(error))
    if isinstance(error, click.Abort):
        return _told(ExitCode.INTERRUPTED, "interrupted")
    if isinstance(error, InputError):
        lines = [fault.text(error.source) for fault in error.faults]
        return _told(ExitCode.BAD_INPUT, *(coloured("error: ", "red") + line for line in lines))
    if isinstance(error, DisagreementError):
        text = f"the verifier rejects the program, so nothing was written: {_line(error)}. {REPORT}"
        return _told(ExitCode.FAULT, coloured("internal error: ", "red") + text)
    return _unexpected(error)


def _usage(error: click.ClickException) -> list[str]:
    context = getattr(error, "ctx", None)
    lines = [coloured("error: ", "red") + error.format_message()]
    if context is not None:
        lines.append(f"`{context.command_path} --help` shows how to use it.")
    return lines


def _unexpected(error: Exception) -> ExitCode:
    if os.environ.get("OPTIMIZER_TRACEBACK") == "1":
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {_line(error)}".rstrip(": ")
    return _told(ExitCode.FAULT, coloured("internal error: ", "red") + f"{what}. {REPORT}")


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")


def _told(code: ExitCode, *lines: str) -> ExitCode:
    for line in lines:
        click.echo(line, err=True)
    return code


def _flush() -> None:
    """Hand over what is left to write; a reader who has gone is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
