"""What a command gives: data or text on stdout, files, notes on stderr."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from optimizer.cli.terminal import say, say_data
from optimizer.errors import Fault, InputError


class Printer:
    """Prints what a command found, in the format that was asked for."""

    def __init__(self, form: str, ascii_only: bool) -> None:
        self.form = form
        self.ascii_only = ascii_only

    def show(self, **forms: Callable[[], Any]) -> None:
        """Print the format that is wanted, and make no other: `table` for people, others as data.

        What is no text yet, a model or what JSON can hold, is written as JSON.
        """
        found = forms[self.form]()
        if self.form == "table":
            say(found, self.ascii_only)
        else:
            say_data(found if isinstance(found, str) else json_text(found))


def json_text(value: Any) -> str:
    """A model, or what JSON can hold, as every command prints it."""
    data = value.model_dump(mode="json") if hasattr(value, "model_dump") else value
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def note(text: str) -> None:
    """Tell on stderr what a reader of the result should know."""
    click.echo(f"note: {text}", err=True)


def write_to(path: Path | None, content: str | bytes) -> None:
    """Write a whole file; None is stdout."""
    if path is None:
        say_data(content)
        return
    from optimizer.files.whole import write_whole

    write_whole(content, path)


def check_output(path: Path, source: str, same: str) -> None:
    """Refuse a place that can't be written, and with the words `same` the file that is read."""
    fault = None
    if not path.parent.is_dir():
        fault = f"cannot be written: there is no folder {path.parent}"
    elif path.is_dir():
        fault = "cannot be written: it is a directory"
    elif not os.access(path.parent, os.W_OK):
        fault = f"cannot be written: the folder {path.parent} is read-only"
    elif path.exists() and Path(source).exists() and path.samefile(source):
        fault = same
    if fault is not None:
        raise InputError(str(path), [Fault(fault, code="not-writable")])
