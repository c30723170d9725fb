"""Streams: what is written where, in which characters, and whether in colour."""

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

USUAL = 100
"""Columns to write where there is no terminal."""
WIDEST = 120
NARROWEST = 60


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


def say(report: "RenderableType", ascii_only: bool = False) -> None:
    """Write a report for people to stdout, in colour where that is wanted.

    A reader who has gone is no fault.
    """
    from optimizer.show.text.printing import printed

    colour = wants_colour(sys.stdout)
    text = printed(report, text_width(), wants_ascii(ascii_only), colour)
    _write(text if text.endswith("\n") else text + "\n", colour)


def say_data(data: str | bytes) -> None:
    """Write data for programs to stdout, text as UTF-8 whatever the terminal speaks."""
    _write(data.encode() if isinstance(data, str) else data)


def _write(content: str | bytes, colour: bool = False) -> None:
    try:
        click.echo(content, nl=False, color=colour)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
