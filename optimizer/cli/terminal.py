"""Streams: what is written where, in which characters, and whether in colour."""

import os
import shutil
import sys

import click

WIDEST = 100
NARROWEST = 60


def coloured(text: str, colour: str) -> str:
    """Text for stderr, in colour only on a terminal that wants it (NO_COLOR is obeyed)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not sys.stderr.isatty() else click.style(text, fg=colour)


def wants_ascii(forced: bool = False) -> bool:
    """Whether stdout should get plain ASCII: on demand, or because it is not UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return forced or encoding not in ("utf8", "utf_8", "utf8sig")


def text_width() -> int:
    """Columns to write for: the terminal's, within reason, and 100 where there is none."""
    if not sys.stdout.isatty():
        return WIDEST
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def say(text: str, ascii_only: bool = False) -> None:
    """Write text for people to stdout. A reader who has gone is no fault."""
    if wants_ascii(ascii_only):
        from optimizer.reporting.symbols import to_ascii

        text = to_ascii(text)
    _write(text if text.endswith("\n") else text + "\n")


def say_data(text: str) -> None:
    """Write data for programs to stdout, as UTF-8 whatever the terminal speaks."""
    _write(text.encode())


def _write(content: str | bytes) -> None:
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
