"""Streams: what is written where, in which characters, and whether in colour."""

import os
import shutil
import sys
from typing import TextIO

import click

USUAL = 100
"""Columns to write where there is no terminal."""
WIDEST = 120
NARROWEST = 60
CONTROLS = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "?",
)
"""What a text from a file could steer a terminal with: control characters, turned writing."""


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream should get colour.

    NO_COLOR forbids it, FORCE_COLOR and CLICOLOR_FORCE (not 0) ask for it; else a terminal gets it
    unless it is dumb.
    """
    told = os.environ.get
    if told("NO_COLOR"):
        return False
    if any(told(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return stream.isatty() and told("TERM") != "dumb"


def coloured(text: str, colour: str) -> str:
    """Text for stderr, in colour only where that is wanted."""
    return click.style(text, fg=colour) if wants_colour(sys.stderr) else text


def wants_ascii(forced: bool = False) -> bool:
    """Whether stdout should get plain ASCII: on demand, or because it is not UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return forced or encoding not in ("utf8", "utf_8", "utf8sig")


def text_width() -> int:
    """Columns to write for: the terminal's, within reason; without one those of COLUMNS, or 100."""
    asked = os.environ.get("COLUMNS", "")
    if not sys.stdout.isatty() and not asked.isdecimal():
        return USUAL
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((USUAL, 24)).columns))


def say(text: str, ascii_only: bool = False) -> None:
    """Write text for people to stdout. A reader who has gone is no fault.

    Control characters, which can only come from a file, never reach the terminal.
    """
    text = text.translate(CONTROLS)
    if wants_ascii(ascii_only):
        from optimizer.show.text.symbols import to_ascii

        text = to_ascii(text)
    if colour := wants_colour(sys.stdout):
        from optimizer.cli.colour import painted

        text = painted(text)
    _write(text if text.endswith("\n") else text + "\n", colour)


def say_data(data: str | bytes) -> None:
    """Write data for programs to stdout, text as UTF-8 whatever the terminal speaks."""
    _write(data.encode() if isinstance(data, str) else data)


def _write(content: str | bytes, colour: bool = False) -> None:
    try:
        click.echo(content, nl=False, color=colour)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
